import type { Domain } from '../domain/prepare-domain.ts';
import type { WorkingGraph } from '../graph/working-graph.ts';
import { compareIds } from '../identity.ts';
import type { IntBuffer } from '../int-buffer.ts';
import type { MatchReader } from '../match/match-reader.ts';
import type { RunMeter } from '../run-meter.ts';
import type { Place, PlannedNode } from './construction-plan.ts';
import { namingOf } from './naming.ts';

/** What the asset of an inferred node is made of at a match; `made` holds the slots of the nodes before it. */
export function partsOf(
  graph: WorkingGraph,
  meter: RunMeter,
  { includes }: PlannedNode,
  match: MatchReader,
  made: IntBuffer,
  first: number,
): number[] {
  const parts: number[] = [];
  for (let i = 0; i < includes.length; i++) {
    const { node, inferred } = includes[i]!;
    const slot = node >= 0 ? lowest(graph, match, node) : made.data[first + inferred]!;
    if (slot < 0) meter.stop('bad-knowledge-entry', 'it names an inferred asset after a role that is empty', false);
    parts.push(slot);
  }
  return parts;
}

/** The id of the asset that is made of these parts. */
export function mintedId(domain: Domain, graph: WorkingGraph, node: PlannedNode, parts: readonly number[]): string {
  const tokens: string[] = [];
  for (let i = 0; i < parts.length; i++) tokens.push(graph.tokens[parts[i]!]!);
  return namingOf(domain.knowledge).inferredAsset(domain.knowledge.classes[node.class]!.id, tokens);
}

/** Makes an asset that is not there yet. Its population is the highest of what it is made of. */
export function mint(
  domain: Domain,
  graph: WorkingGraph,
  meter: RunMeter,
  node: PlannedNode,
  id: string,
  parts: readonly number[],
  construction: number,
  birth: number,
): number {
  if (graph.inferredCount >= meter.budget.maxInferredAssets)
    meter.stop('too-many-inferred-assets', `more than ${meter.budget.maxInferredAssets} assets would be inferred`, true);
  let population = 0;
  let label = '';
  for (let i = 0; i < parts.length; i++) {
    const slot = parts[i]!;
    if (graph.populations[slot]! > population) population = graph.populations[slot]!;
    const part = graph.labels[slot]!;
    label += `${i === 0 ? ':' : '-'}${part.includes(' ') && !part.startsWith('[') ? `(${part})` : part}`;
  }
  const entry = domain.knowledge.classes[node.class]!;
  const token = namingOf(domain.knowledge).assetToken(id);
  return graph.addAsset(id, token, `[${entry.label ?? entry.id}${label}]`, node.class, population, construction, parts, birth);
}

/** The slots at one end of an inferred link, for the match whose made slots start at `base`. */
export function slotsAt({ node, inferred }: Place, match: MatchReader, made: IntBuffer, base: number, into: IntBuffer): void {
  into.length = 0;
  if (node >= 0) into.pushRange(match.data, match.from[node]!, match.to[node]!);
  if (inferred >= 0) into.push(made.data[base + inferred]!);
}

/** The asset with the lowest id at a node, -1 when there is none. */
function lowest(graph: WorkingGraph, { data, from, to }: MatchReader, node: number): number {
  if (from[node] === to[node]) return -1;
  let first = data[from[node]!]!;
  for (let i = from[node]! + 1; i < to[node]!; i++) if (compareIds(graph.ids[data[i]!]!, graph.ids[first]!) < 0) first = data[i]!;
  return first;
}
