import type { Analysis } from '../engine/analysis.ts';
import { CONSEQUENCE_GROUPS, type KnowledgeCatalogue } from '../knowledge/catalogue.ts';
import { outcomeStates, stepsOf, weightOf } from './outcome-states.ts';

/** What a threat leads to that is of the highest risk, of those the one that weighs most, and how far away that is. */
export interface Outcome {
  /** Likelihood × impact of the worst effect, each 0…1, less the loss on the way to it. */
  readonly weight: Float64Array;
  /** The consequence set that gives the weight, -1 when there is none. */
  readonly consequence: Int32Array;
  /** Steps from the threat to that consequence: 1 for its own effect. */
  readonly steps: Int32Array;
}

/** Per consequence of the knowledge base: its place in the order of groups. */
export function groupOrder(analysis: Analysis, catalogue: KnowledgeCatalogue): Int32Array {
  const groups = new Map(catalogue.consequences.map((entry) => [entry.id, CONSEQUENCE_GROUPS.indexOf(entry.group)]));
  return Int32Array.from(analysis.knowledge.consequences, (entry) => groups.get(entry.id) ?? CONSEQUENCE_GROUPS.length);
}

/**
 * For each live threat, of the consequences that it causes itself or that follow, each at the least likelihood on the way,
 * one of the highest risk, and of those the heaviest.
 */
export function outcomes(analysis: Analysis, groups: Int32Array): Outcome {
  const { values, tails, ends } = outcomeStates(analysis, groups);
  const size = analysis.knowledge.scales.likelihood.length;
  const { count } = analysis.structure.threats;
  const weight = new Float64Array(count);
  const consequence = new Int32Array(count).fill(-1);
  const steps = new Int32Array(count);
  for (let threat = 0; threat < count; threat++) {
    const likelihood = analysis.levels.threatLikelihood[threat]!;
    const state = threat * size + likelihood;
    if (likelihood <= 0 || ends[state]! < 0) continue;
    weight[threat] = weightOf(values[state]!);
    consequence[threat] = ends[state]!;
    steps[threat] = stepsOf(tails[state]!);
  }
  return { weight, consequence, steps };
}
