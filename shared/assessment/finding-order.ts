import { csrRow } from '../base/csr.ts';
import type { Analysis, Levelled } from '../engine/analysis.ts';
import { chainDepths, type ChainDepths } from './chain-depth.ts';
import { consequenceFindingId } from './finding-ids.ts';
import { outcomes, type Outcome } from './outcome.ts';
import { LOSS_PER_STEP } from './outcome-states.ts';
import { threatBreadths } from './threat-breadth.ts';

/** What the order of findings looks at, best (most urgent) first. docs/spec/findings.md states the rule. */
export interface OrderKey {
  readonly live: boolean;
  readonly risk: number;
  /** The level of risk among which it is listed: its own, or one less for a threat that only passes on. */
  readonly level: number;
  readonly score: number;
  /** 0 patient safety … 5 technical. */
  readonly group: number;
  /** Level of its own likelihood. */
  readonly likelihood: number;
  readonly reach: number;
  readonly path: number;
  readonly id: string;
}

/** The total order: no two findings are equal, because ids differ. */
export function compareKeys(a: OrderKey, b: OrderKey): number {
  return (
    Number(b.live) - Number(a.live) ||
    b.level - a.level ||
    b.score - a.score ||
    a.group - b.group ||
    b.likelihood - a.likelihood ||
    b.reach - a.reach ||
    a.path - b.path ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** How many people or things an asset of each population stands for, in the order of the population scale. */
const POPULATION_WEIGHTS: readonly number[] = [1, 5, 50, 500, 5000];

const membersOf = (analysis: Levelled, asset: number): number => POPULATION_WEIGHTS[analysis.structure.assets.populations[asset]!] ?? 1;

/** Three decimals: the same on every machine, and enough to tell findings apart that differ in anything. */
const rounded = (score: number): number => Math.round(score * 100_000) / 1000;

/**
 * A threat that only passes on what has happened starts nothing. It is listed among the threats of the next lower level, and
 * counts there as so many steps further away that what starts something, and can still be prevented, stands before it: a high
 * risk is one line where it begins, and ten more lines on how it spreads would hide the causes of the level below.
 */
const LEVELS_OF_PASSING_ON = 1;
const STEPS_OF_PASSING_ON = 8;
/**
 * A threat counts as this many steps further away for each stage by which its pattern is broader: what fits any computer in
 * any hospital tells less of this one than what fits its image archive.
 */
const STEPS_PER_BREADTH = 1.25;

/** The key of a threat instance. */
export function threatKey(analysis: Levelled, groups: Int32Array, outcome: Outcome, depths: ChainDepths, threat: number): OrderKey {
  const { structure, levels } = analysis;
  const set = outcome.consequence[threat]!;
  const reached = new Set<number>();
  for (const effect of csrRow(structure.threats.effects, threat)) reached.add(structure.consequenceSets.asset[effect]!);
  if (set >= 0) reached.add(structure.consequenceSets.asset[set]!);
  const type = structure.threats.threat[threat]!;
  const { secondary } = analysis.knowledge.threats[type]!;
  const risk = Math.max(0, levels.threatRisk[threat]!);
  // The outcome counts the steps from this threat on; those that led here belong to the chain as well.
  const stepsAway =
    Math.max(0, depths.threats[threat]! - 1) +
    (secondary ? STEPS_OF_PASSING_ON : 0) +
    STEPS_PER_BREADTH * threatBreadths(analysis.knowledge)[type]!;
  let reach = 0;
  for (const asset of reached) reach += membersOf(analysis, asset);
  return {
    live: levels.threatLikelihood[threat]! > 0,
    risk,
    level: secondary ? risk - LEVELS_OF_PASSING_ON : risk,
    score: rounded(outcome.weight[threat]! * (1 - LOSS_PER_STEP) ** stepsAway),
    group: set < 0 ? groups.length : groups[structure.consequenceSets.type[set]!]!,
    likelihood: levels.threatLikelihood[threat]!,
    reach,
    path: depths.threats[threat]! + outcome.steps[threat]!,
    id: structure.threats.ids[threat]!,
  };
}

/** A threat instance or a consequence set with its place in the order. */
export interface Ordered {
  readonly index: number;
  readonly key: OrderKey;
}

/** All considered threats, most urgent first. */
export function orderThreats(analysis: Analysis, groups: Int32Array): Ordered[] {
  const depths = chainDepths(analysis);
  const outcome = outcomes(analysis, groups);
  const ordered: Ordered[] = [];
  for (let threat = 0; threat < analysis.structure.threats.count; threat++) {
    // Below zero: a side effect whose control does not count.
    if (analysis.levels.threatLikelihood[threat]! < 0) continue;
    ordered.push({ index: threat, key: threatKey(analysis, groups, outcome, depths, threat) });
  }
  return ordered.sort((a, b) => compareKeys(a.key, b.key));
}

/** Of ordered threats the place of each threat of the knowledge base, from 1, at its best instance. */
export function threatRanks(analysis: Analysis, ordered: readonly Ordered[]): Map<number, number> {
  const ranks = new Map<number, number>();
  for (const { index } of ordered) {
    const type = analysis.structure.threats.threat[index]!;
    if (!ranks.has(type)) ranks.set(type, ranks.size + 1);
  }
  return ranks;
}

/** The key of a consequence. */
export function consequenceKey(analysis: Levelled, groups: Int32Array, depths: ChainDepths, set: number, id: string): OrderKey {
  const { structure, levels, knowledge } = analysis;
  const likelihood = levels.consequenceLikelihood[set]! / (knowledge.scales.likelihood.length - 1);
  const impact = levels.impact[set]! / (knowledge.scales.impact.length - 1);
  const depth = depths.consequences[set]!;
  return {
    live: levels.consequenceLikelihood[set]! > 0,
    risk: levels.consequenceRisk[set]!,
    level: levels.consequenceRisk[set]!,
    score: rounded(likelihood * impact * (1 - LOSS_PER_STEP) ** Math.max(0, depth - 1)),
    group: groups[structure.consequenceSets.type[set]!]!,
    likelihood: levels.consequenceLikelihood[set]!,
    reach: membersOf(analysis, structure.consequenceSets.asset[set]!),
    path: depth,
    id,
  };
}

/** The consequences of an analysis, most urgent first; `isListed` picks those wanted beside the live ones. */
export function consequenceOrder(
  analysis: Analysis,
  groups: Int32Array,
  isListed: (set: number) => boolean = () => false,
  idOf: (set: number) => string = (set) => consequenceFindingId(analysis, set),
): Ordered[] {
  const depths = chainDepths(analysis);
  const ordered: Ordered[] = [];
  for (let set = 0; set < analysis.structure.consequenceSets.count; set++) {
    if (analysis.levels.consequenceLikelihood[set]! > 0 || isListed(set))
      ordered.push({ index: set, key: consequenceKey(analysis, groups, depths, set, idOf(set)) });
  }
  return ordered.sort((a, b) => compareKeys(a.key, b.key));
}
