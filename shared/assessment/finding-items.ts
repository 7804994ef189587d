import { csrRow } from '../base/csr.ts';
import type { Levelled } from '../engine/analysis.ts';
import { assetsOfNode } from '../engine/analysis.ts';
import { readStrategyId } from '../knowledge/strategy-id.ts';
import type { ImpactLevel, LikelihoodLevel } from '../model/records.ts';
import { causeGroups } from './cause-groups.ts';
import { agentCauseId, attributeCauseId, roleName } from './finding-ids.ts';
import type { OrderKey } from './finding-order.ts';
import type { ConsequenceFinding, StrategyFinding, ThreatFinding } from './findings.ts';
import { riskName } from './risk-summary.ts';

/** What single findings are made from, whether all of them are made or those that an edit changed. */
export interface FindingSource {
  readonly analysis: Levelled;
  readonly titles: ReadonlyMap<string, string>;
  readonly states: StrategyStates;
  readonly consequenceId: (set: number) => string;
  readonly isRootCause: (threat: number) => boolean;
  /** Does some listed threat bring it about? */
  readonly isProduced: (set: number) => boolean;
  /** Strategies that block a threat, in the order of their table. */
  readonly blockedBy: (threat: number) => Iterable<number>;
}

/** A threat as it is listed; `name` is told the consequences among its causes. */
export function threatFinding(
  source: FindingSource,
  index: number,
  key: OrderKey,
  rank: number,
  threatRank: number,
  name: (set: number) => void,
): ThreatFinding {
  const { analysis, states, consequenceId } = source;
  const { knowledge, structure, levels } = analysis;
  const { id } = knowledge.threats[structure.threats.threat[index]!]!;
  const blockedBy: string[] = [];
  const suggested: string[] = [];
  for (const strategy of source.blockedBy(index)) {
    if (levels.strategyEnabled[strategy] === 1) blockedBy.push(structure.strategies.ids[strategy]!);
    else if (states.isPossible(strategy) && wouldLower(analysis, strategy, index)) suggested.push(structure.strategies.ids[strategy]!);
  }
  return {
    id: key.id,
    threat: id,
    title: source.titles.get(id) ?? id,
    assets: matchedAssets(analysis, index),
    likelihood: knowledge.scales.likelihood[levels.threatLikelihood[index]!] as LikelihoodLevel,
    risk: riskName(knowledge.scales, levels.threatRisk[index]!),
    score: key.score,
    rank,
    threatRank,
    rootCause: source.isRootCause(index),
    blockedBy,
    suggested,
    causes: causeIds(analysis, index, consequenceId, source.isProduced, name),
    effects: Array.from(csrRow(structure.threats.effects, index), consequenceId),
  };
}

/** A consequence as it is listed, with the threats that explain it. */
export function consequenceFinding(
  { knowledge, structure, levels }: Levelled,
  set: number,
  key: OrderKey,
  rank: number,
  causedBy: ArrayLike<number>,
): ConsequenceFinding {
  const { scales } = knowledge;
  return {
    id: key.id,
    consequence: knowledge.consequences[structure.consequenceSets.type[set]!]!.id,
    asset: structure.assets.ids[structure.consequenceSets.asset[set]!]!,
    impact: scales.impact[levels.impact[set]!] as ImpactLevel,
    likelihood: scales.likelihood[levels.consequenceLikelihood[set]!] as LikelihoodLevel,
    risk: riskName(scales, levels.consequenceRisk[set]!),
    score: key.score,
    rank,
    causedBy: Array.from(causedBy, (threat) => structure.threats.ids[threat]!),
  };
}

/** A strategy as it is listed, with the threats that it blocks and triggers. */
export function strategyFinding(
  { knowledge, structure, levels }: Levelled,
  states: StrategyStates,
  index: number,
  blocks: ArrayLike<number>,
  triggers: ArrayLike<number>,
): StrategyFinding {
  const { strategies, threats, controlSets, assets } = structure;
  const names = (row: ArrayLike<number>): string[] => Array.from(row, (threat) => threats.ids[threat]!);
  return {
    id: strategies.ids[index]!,
    strategy: readStrategyId(knowledge.strategies[strategies.strategy[index]!]!.id).strategy,
    controls: states.controls(index).map(({ set, state }) => ({
      control: knowledge.controls[controlSets.type[set]!]!.id,
      asset: assets.ids[controlSets.asset[set]!]!,
      state,
    })),
    blocks: names(blocks),
    triggers: names(triggers),
    enabled: levels.strategyEnabled[index] === 1,
  };
}

function matchedAssets(analysis: Levelled, threat: number): Record<string, readonly string[]> {
  const { structure, knowledge } = analysis;
  const match = structure.threats.match[threat]!;
  const roles: Record<string, readonly string[]> = {};
  knowledge.patterns[structure.matches.pattern[match]!]!.nodes.forEach((node, index) => {
    if (node.kind === 'prohibited') return;
    roles[roleName(knowledge.roles[node.role]!.id)] = Array.from(
      assetsOfNode(structure.matches, match, index),
      (asset) => structure.assets.ids[asset]!,
    );
  });
  return roles;
}

/**
 * The causes as they are now: of those that stand for each other, the ones that contribute. A safe attribute
 * that nothing in the model can erode is named by itself; other causes are told to `name`.
 */
export function causeIds(
  analysis: Levelled,
  threat: number,
  consequenceId: (set: number) => string,
  isProduced: (set: number) => boolean,
  name: (set: number) => void,
): string[] {
  const likelihood = Math.max(0, analysis.levels.threatLikelihood[threat]!);
  const ids = new Set<string>();
  for (const group of causeGroups(analysis, threat)) {
    for (const cause of group.causes) {
      if (cause.likelihood < likelihood) continue;
      if (cause.kind === 'agent') {
        ids.add(agentCauseId(analysis, cause.agent));
      } else if (cause.kind === 'trust') {
        ids.add(attributeCauseId(analysis, cause.attributeSet));
      } else if (cause.attributeSet !== undefined && !isProduced(cause.consequenceSet)) {
        ids.add(attributeCauseId(analysis, cause.attributeSet));
      } else {
        name(cause.consequenceSet);
        ids.add(consequenceId(cause.consequenceSet));
      }
    }
  }
  return [...ids];
}

/** Does the strategy cap this threat below its present likelihood? */
export function wouldLower(analysis: Levelled, strategy: number, threat: number): boolean {
  const { knowledge, levels } = analysis;
  return levels.threatLikelihood[threat]! > knowledge.scales.trust.length - 1 - strategyReach(analysis, strategy);
}

/** How strong a strategy is where it sits: no stronger than what its controls cover there, whether they are in place or not. */
function strategyReach({ knowledge, structure, levels }: Levelled, strategy: number): number {
  const { strength } = knowledge.strategies[structure.strategies.strategy[strategy]!]!;
  if (knowledge.behaviour.ignoreCoverageOfMandatoryControls) return strength;
  return csrRow(structure.strategies.mandatory, strategy).reduce((least, set) => Math.min(least, levels.coverage[set]!), strength);
}

export type ControlStateName = StrategyFinding['controls'][number]['state'];
export interface StrategyStates {
  readonly controls: (strategy: number) => readonly { readonly set: number; readonly state: ControlStateName }[];
  /** False when one of its mandatory controls cannot be had. */
  readonly isPossible: (strategy: number) => boolean;
}

/** The states of the controls of strategies, from the state of each control set. */
export function strategyStatesFrom({ structure }: Levelled, stateOf: (set: number) => ControlStateName): StrategyStates {
  const { strategies } = structure;
  const withState = (set: number): { set: number; state: ControlStateName } => ({ set, state: stateOf(set) });
  return {
    controls: (strategy) => [
      ...Array.from(csrRow(strategies.mandatory, strategy), withState),
      ...Array.from(csrRow(strategies.optional, strategy), withState),
    ],
    isPossible: (strategy) => csrRow(strategies.mandatory, strategy).every((set) => stateOf(set) !== 'not-possible'),
  };
}
