import { csrRow } from '../base/csr.ts';
import type { Analysis } from '../engine/analysis.ts';
import type { ChainDepths } from './chain-depth.ts';
import { LOSS_PER_STEP, type Outcome } from './outcome.ts';

/** What the order of findings looks at, best (most urgent) first. docs/spec/findings.md states the rule. */
export interface OrderKey {
  readonly live: boolean;
  readonly risk: number;
  readonly score: number;
  /** 0 patient safety … 5 technical. */
  readonly group: number;
  readonly reach: number;
  readonly path: number;
  readonly id: string;
}

/** The total order: no two findings are equal, because ids differ. */
export function compareKeys(a: OrderKey, b: OrderKey): number {
  return (
    Number(b.live) - Number(a.live) ||
    b.risk - a.risk ||
    b.score - a.score ||
    a.group - b.group ||
    b.reach - a.reach ||
    a.path - b.path ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** How many people or things an asset of each population stands for, in the order of the population scale. */
const POPULATION_WEIGHTS: readonly number[] = [1, 5, 50, 500, 5000];

const membersOf = (analysis: Analysis, asset: number): number => POPULATION_WEIGHTS[analysis.structure.assets.populations[asset]!] ?? 1;

/** Three decimals: the same on every machine, and enough to tell findings apart that differ in anything. */
const rounded = (score: number): number => Math.round(score * 100_000) / 1000;

/** The key of a threat instance. */
export function threatKey(analysis: Analysis, groups: Int32Array, outcome: Outcome, depths: ChainDepths, threat: number): OrderKey {
  const { structure, levels } = analysis;
  const set = outcome.consequence[threat]!;
  const reached = new Set<number>();
  for (const effect of csrRow(structure.threats.effects, threat)) reached.add(structure.consequenceSets.asset[effect]!);
  if (set >= 0) reached.add(structure.consequenceSets.asset[set]!);
  let reach = 0;
  for (const asset of reached) reach += membersOf(analysis, asset);
  return {
    live: levels.threatLikelihood[threat]! > 0,
    risk: Math.max(0, levels.threatRisk[threat]!),
    // The outcome counts the steps from this threat on; those that led here belong to the chain as well.
    score: rounded(outcome.weight[threat]! * (1 - LOSS_PER_STEP) ** Math.max(0, depths.threats[threat]! - 1)),
    group: set < 0 ? groups.length : groups[structure.consequenceSets.type[set]!]!,
    reach,
    path: depths.threats[threat]! + outcome.steps[threat]!,
    id: structure.threats.ids[threat]!,
  };
}

/** The key of a consequence. */
export function consequenceKey(analysis: Analysis, groups: Int32Array, depths: ChainDepths, set: number, id: string): OrderKey {
  const { structure, levels, knowledge } = analysis;
  const likelihood = levels.consequenceLikelihood[set]! / (knowledge.scales.likelihood.length - 1);
  const impact = levels.impact[set]! / (knowledge.scales.impact.length - 1);
  const depth = depths.consequences[set]!;
  return {
    live: levels.consequenceLikelihood[set]! > 0,
    risk: levels.consequenceRisk[set]!,
    score: rounded(likelihood * impact * (1 - LOSS_PER_STEP) ** Math.max(0, depth - 1)),
    group: groups[structure.consequenceSets.type[set]!]!,
    reach: membersOf(analysis, structure.consequenceSets.asset[set]!),
    path: depth,
    id,
  };
}
