import type { Domain } from '../domain/prepare-domain.ts';
import type { WorkingGraph } from '../graph/working-graph.ts';
import { compareIds } from '../identity.ts';
import type { IntBuffer } from '../int-buffer.ts';
import type { MatchReader } from '../match/match-reader.ts';
import type { RunMeter } from '../run-meter.ts';
import type { Place, PlannedNode } from './construction-plan.ts';
import { namingOf } from './naming.ts';

/** An inferred asset before it has a slot. */
export interface MintedAsset {
  readonly id: string;
  readonly token: string;
  readonly label: string;
  /** The highest of what it was made from. */
  readonly population: number;
  readonly includes: readonly number[];
}

/** The asset that an inferred node stands for at a match; `made` holds the slots of the nodes before it. */
export function mint(
  domain: Domain,
  graph: WorkingGraph,
  meter: RunMeter,
  node: PlannedNode,
  match: MatchReader,
  made: IntBuffer,
  first: number,
): MintedAsset {
  const includes = node.includes.map((place) => {
    const slot = place.node >= 0 ? lowest(graph, match, place.node) : made.data[first + place.inferred]!;
    return slot ?? meter.stop('bad-knowledge-entry', 'it names an inferred asset after a role that is empty', false);
  });
  const entry = domain.knowledge.classes[node.class]!;
  const naming = namingOf(domain.knowledge);
  const labels = includes.map((slot) => {
    const label = graph.labels[slot]!;
    return label.includes(' ') && !label.startsWith('[') ? `(${label})` : label;
  });
  const id = naming.inferredAsset(
    entry.id,
    includes.map((slot) => graph.tokens[slot]!),
  );
  return {
    id,
    token: naming.assetToken(id),
    label: labels.length === 0 ? `[${entry.label ?? entry.id}]` : `[${entry.label ?? entry.id}:${labels.join('-')}]`,
    population: includes.reduce((most, slot) => Math.max(most, graph.populations[slot]!), 0),
    includes,
  };
}

/** Calls `visit` with each slot at one end of an inferred link, for the match whose made slots start at `base`. */
export function eachSlot(place: Place, match: MatchReader, made: IntBuffer, base: number, visit: (slot: number) => void): void {
  if (place.node >= 0) for (let i = match.from[place.node]!; i < match.to[place.node]!; i++) visit(match.data[i]!);
  if (place.inferred >= 0) visit(made.data[base + place.inferred]!);
}

function lowest(graph: WorkingGraph, { data, from, to }: MatchReader, node: number): number | undefined {
  if (from[node] === to[node]) return undefined;
  let first = data[from[node]!]!;
  for (let i = from[node]! + 1; i < to[node]!; i++) if (compareIds(graph.ids[data[i]!]!, graph.ids[first]!) < 0) first = data[i]!;
  return first;
}
