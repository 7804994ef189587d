import type { PreparedPattern } from '../domain/prepare-pattern.ts';
import type { WorkingGraph } from '../graph/working-graph.ts';

/** Did a match of key and root nodes become possible only at this moment or later? */
export function bornSince(graph: WorkingGraph, pattern: PreparedPattern, bound: Int32Array, moment: number): boolean {
  for (let position = 0; position < bound.length; position++) if (graph.births[bound[position]!]! >= moment) return true;
  for (const { relation, from, to } of pattern.root.links) if (!graph.joins(relation, bound[from]!, bound[to]!, moment)) return true;
  for (const { relation, from, to } of pattern.extraLinks) if (!graph.joins(relation, bound[from]!, bound[to]!, moment)) return true;
  return false;
}
