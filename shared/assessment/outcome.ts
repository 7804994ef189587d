import { csrRow } from '../base/csr.ts';
import type { Analysis } from '../engine/analysis.ts';
import type { ConsequenceGroup, KnowledgeCatalogue } from '../knowledge/catalogue.ts';

/** A chain loses this part of its weight with every further step (catalogue, section 0). */
export const LOSS_PER_STEP = 0.07;
const KEPT = 1 - LOSS_PER_STEP;

/** What a threat leads to that weighs most, and how far away that is. */
export interface Outcome {
  /** Likelihood × impact of the worst effect, each 0…1, less the loss on the way to it. */
  readonly weight: Float64Array;
  /** The consequence set that gives the weight, -1 when there is none. */
  readonly consequence: Int32Array;
  /** Steps from the threat to that consequence: 1 for its own effect. */
  readonly steps: Int32Array;
}

/** Which group counts first where findings are equal. */
const GROUP_ORDER: readonly ConsequenceGroup[] = ['patient-safety', 'privacy', 'care-continuity', 'physical', 'organisation', 'technical'];

/** Per consequence of the knowledge base: its place in the order of groups. */
export function groupOrder(analysis: Analysis, catalogue: KnowledgeCatalogue): Int32Array {
  const groups = new Map(catalogue.consequences.map((entry) => [entry.id, GROUP_ORDER.indexOf(entry.group)]));
  return Int32Array.from(analysis.knowledge.consequences, (entry) => groups.get(entry.id) ?? GROUP_ORDER.length);
}

/**
 * For each live threat the heaviest consequence that it causes itself or that follows from what it causes.
 * Settled heaviest first, so that each threat is looked at once however long or circular the chains are.
 */
export function outcomes(analysis: Analysis, groups: Int32Array): Outcome {
  const { structure, levels, causation, knowledge } = analysis;
  const count = structure.threats.count;
  const weight = new Float64Array(count).fill(-1);
  const consequence = new Int32Array(count).fill(-1);
  const steps = new Int32Array(count);
  const topLikelihood = knowledge.scales.likelihood.length - 1;
  const topImpact = knowledge.scales.impact.length - 1;
  const types = structure.consequenceSets.type;
  const heap = new WeightHeap();
  const offer = (threat: number, value: number, set: number, distance: number): void => {
    const isBetter = value > weight[threat]! || (value === weight[threat]! && groups[types[set]!]! < groups[types[consequence[threat]!]!]!);
    if (!isBetter) return;
    weight[threat] = value;
    consequence[threat] = set;
    steps[threat] = distance;
    heap.push(value, threat);
  };
  for (let threat = 0; threat < count; threat++) {
    const likelihood = levels.threatLikelihood[threat]!;
    if (likelihood <= 0) continue;
    for (const effect of csrRow(structure.threats.effects, threat)) {
      offer(threat, (likelihood / topLikelihood) * (levels.impact[effect]! / topImpact), effect, 1);
    }
  }
  for (let top = heap.pop(); top; top = heap.pop()) {
    const [value, threat] = top;
    if (value < weight[threat]!) continue;
    for (const cause of csrRow(causation.threatCausedByConsequences, threat)) {
      for (const earlier of csrRow(causation.consequenceCausedBy, cause)) {
        if (levels.threatLikelihood[earlier]! > 0) offer(earlier, value * KEPT, consequence[threat]!, steps[threat]! + 1);
      }
    }
  }
  for (let threat = 0; threat < count; threat++) if (weight[threat]! < 0) weight[threat] = 0;
  return { weight, consequence, steps };
}

/** Largest weight first; of equal weights the smaller index, so that the order never depends on the run. */
class WeightHeap {
  readonly #items: [number, number][] = [];

  push(value: number, index: number): void {
    const items = this.#items;
    let at = items.push([value, index]) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(items[at]!, items[parent]!)) break;
      [items[at], items[parent]] = [items[parent]!, items[at]!];
      at = parent;
    }
  }

  pop(): [number, number] | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined || items.length === 0) return first;
    items[0] = last;
    for (let at = 0; ;) {
      let best = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < items.length && isBefore(items[child]!, items[best]!)) best = child;
      if (best === at) return first;
      [items[at], items[best]] = [items[best]!, items[at]!];
      at = best;
    }
  }
}
const isBefore = (a: readonly [number, number], b: readonly [number, number]): boolean => a[0] > b[0] || (a[0] === b[0] && a[1] < b[1]);
