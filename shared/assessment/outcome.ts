import { csrRow } from '../base/csr.ts';
import type { Analysis } from '../engine/analysis.ts';
import { levelNetwork } from '../engine/levels/level-network.ts';
import type { ConsequenceGroup, KnowledgeCatalogue } from '../knowledge/catalogue.ts';

/** A chain loses this part of its weight with every further step (catalogue, section 0). */
export const LOSS_PER_STEP = 0.07;
const KEPT = 1 - LOSS_PER_STEP;
/** More than any weight, so that a level of risk outweighs it. */
const RISK_STEP = 2;

/** What a threat leads to that is of the highest risk, of those the one that weighs most, and how far away that is. */
export interface Outcome {
  /** Likelihood × impact of the worst effect, each 0…1, less the loss on the way to it. */
  readonly weight: Float64Array;
  /** The consequence set that gives the weight, -1 when there is none. */
  readonly consequence: Int32Array;
  /** Steps from the threat to that consequence: 1 for its own effect. */
  readonly steps: Int32Array;
}

/** Which group counts first where findings are equal. */
const GROUP_ORDER: readonly ConsequenceGroup[] = [
  'patient-safety',
  'privacy',
  'care-continuity',
  'physical',
  'organisation',
  'general',
  'technical',
];

/** Per consequence of the knowledge base: its place in the order of groups. */
export function groupOrder(analysis: Analysis, catalogue: KnowledgeCatalogue): Int32Array {
  const groups = new Map(catalogue.consequences.map((entry) => [entry.id, GROUP_ORDER.indexOf(entry.group)]));
  return Int32Array.from(analysis.knowledge.consequences, (entry) => groups.get(entry.id) ?? GROUP_ORDER.length);
}

/**
 * For each live threat, of the consequences that it causes itself or that follow, each at the least likelihood on the way,
 * one of the highest risk, and of those the heaviest. Settled heaviest first, so that each threat is looked at once for each
 * likelihood at which it can be reached, however long or circular the chains are.
 */
export function outcomes(analysis: Analysis, groups: Int32Array): Outcome {
  const { structure, levels, causation, knowledge } = analysis;
  const count = structure.threats.count;
  const { threatsCausing } = levelNetwork(knowledge, structure);
  const size = knowledge.scales.likelihood.length;
  const topImpact = knowledge.scales.impact.length - 1;
  const types = structure.consequenceSets.type;
  // A state is a threat at its own likelihood or at a lesser one that reached it.
  const rated = new Float64Array(count * size).fill(-1);
  const risks = new Int8Array(count * size);
  const ends = new Int32Array(count * size).fill(-1);
  const distances = new Int32Array(count * size);
  const settled = new Uint8Array(count * size);
  const followed = new Uint8Array(structure.consequenceSets.count * size);
  const heap = new WeightHeap();
  const offer = (state: number, risk: number, weight: number, end: number, distance: number): void => {
    // The risk level counts first: a frequent nuisance never stands for the harm behind it.
    const value = risk * RISK_STEP + weight;
    const isBetter = value > rated[state]! || (value === rated[state]! && groups[types[end]!]! < groups[types[ends[state]!]!]!);
    if (!isBetter) return;
    rated[state] = value;
    risks[state] = risk;
    ends[state] = end;
    distances[state] = distance;
    heap.push(value, state, groups[types[end]!]!);
  };
  for (let threat = 0; threat < count; threat++) {
    for (let likelihood = 1; likelihood <= levels.threatLikelihood[threat]!; likelihood++) {
      for (const effect of csrRow(structure.threats.effects, threat)) {
        const impact = levels.impact[effect]!;
        const risk = knowledge.scales.riskTable[impact]![likelihood]!;
        offer(threat * size + likelihood, risk, (likelihood / (size - 1)) * (impact / topImpact), effect, 1);
      }
    }
  }
  for (let top = heap.pop(); top; top = heap.pop()) {
    const [value, state] = top;
    if (value < rated[state]! || settled[state] === 1) continue;
    settled[state] = 1;
    const threat = Math.floor(state / size);
    const likelihood = state % size;
    const weight = (value - risks[state]! * RISK_STEP) * KEPT;
    // A threat at its full likelihood stays there however much likelier its cause is.
    const highest = likelihood === levels.threatLikelihood[threat] ? size - 1 : likelihood;
    for (const cause of csrRow(causation.threatCausedByConsequences, threat)) {
      for (let at = likelihood; at <= highest; at++) {
        // The first visit comes from the heaviest: later ones add nothing.
        if (followed[cause * size + at] === 1) continue;
        followed[cause * size + at] = 1;
        for (const earlier of csrRow(threatsCausing, cause))
          if (levels.threatLikelihood[earlier]! >= at)
            offer(earlier * size + at, risks[state]!, weight, ends[state]!, distances[state]! + 1);
      }
    }
  }
  const weight = new Float64Array(count);
  const consequence = new Int32Array(count).fill(-1);
  const steps = new Int32Array(count);
  for (let threat = 0; threat < count; threat++) {
    const state = threat * size + levels.threatLikelihood[threat]!;
    if (levels.threatLikelihood[threat]! <= 0 || ends[state]! < 0) continue;
    weight[threat] = rated[state]! - risks[state]! * RISK_STEP;
    consequence[threat] = ends[state]!;
    steps[threat] = distances[state]!;
  }
  return { weight, consequence, steps };
}

/** Largest weight first; of equal weights the group that counts first, then the smaller index, so that the order never depends on the run. */
class WeightHeap {
  readonly #items: [number, number, number][] = [];

  push(value: number, index: number, group: number): void {
    const items = this.#items;
    let at = items.push([value, index, group]) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(items[at]!, items[parent]!)) break;
      [items[at], items[parent]] = [items[parent]!, items[at]!];
      at = parent;
    }
  }

  pop(): [number, number, number] | undefined {
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
type Item = readonly [number, number, number];
const isBefore = (a: Item, b: Item): boolean => a[0] > b[0] || (a[0] === b[0] && (a[2] < b[2] || (a[2] === b[2] && a[1] < b[1])));
