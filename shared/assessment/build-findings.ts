import { csrRow } from '../base/csr.ts';
import type { Problem } from '../base/result.ts';
import type { Analysis } from '../engine/analysis.ts';
import { assetsOfNode } from '../engine/analysis.ts';
import type { KnowledgeCatalogue } from '../knowledge/catalogue.ts';
import { readStrategyId } from '../knowledge/strategy-id.ts';
import type { ImpactLevel, LikelihoodLevel, ModelRecords, RiskLevel, TrustLevel } from '../model/records.ts';
import { causeGroups } from './cause-groups.ts';
import { agentCauseId, attributeCauseId, consequenceFindingId, roleName } from './finding-ids.ts';
import { consequenceOrder, orderThreats, threatRanks, type Ordered } from './finding-order.ts';
import type { ConsequenceFinding, Findings, FindingsProblem, StrategyFinding, ThreatFinding } from './findings.ts';
import { knowledgeNumbers } from './knowledge-numbers.ts';
import { groupOrder } from './outcome.ts';
import { riskIndex, riskName } from './risk-summary.ts';

export interface FindingsInput {
  readonly analysis: Analysis;
  readonly model: ModelRecords;
  readonly catalogue: KnowledgeCatalogue;
  /** SHA-256 of the model's records in canonical order. */
  readonly modelSha256: string;
  /** Milliseconds for compiling or loading the knowledge base; `null` leaves timings out. */
  readonly compileMilliseconds: number | null;
  /** What of the model the knowledge base does not know, so that it is not analysed. */
  readonly leftOut?: readonly Problem[];
  /** At most so many threats and consequences are listed, the worst of them. All are counted. Missing: `MOST_LISTED`. */
  readonly most?: number;
}

/** Twice what a hospital of 8,000 assets has. More than a few times as many would not fit into memory as lists of names. */
export const MOST_LISTED = 250_000;

/**
 * The findings of an analysis (docs/spec/findings.md). Field order is fixed and everything but `timings`
 * is the same on every run and machine. Side effects whose control is not active are not listed.
 */
export function buildFindings(input: FindingsInput): Findings {
  const { analysis, model, catalogue, leftOut = [], most = MOST_LISTED } = input;
  const { knowledge, structure, levels } = analysis;
  const { scales } = knowledge;
  const groups = groupOrder(analysis, catalogue);
  const consequenceIds = lazyIds(structure.consequenceSets.count, (set) => consequenceFindingId(analysis, set));
  const titles = new Map(catalogue.threats.map((entry) => [entry.id, entry.title]));
  const strategyStates = strategyControlStates(analysis, model);

  const listed = orderThreats(analysis, groups);
  const ranks = threatRanks(analysis, listed);
  // What some listed threat brings about; filled with the bare causes as well, so that every id is listed.
  const isNamed = new Uint8Array(structure.consequenceSets.count);
  for (const { index } of listed) for (const effect of csrRow(structure.threats.effects, index)) isNamed[effect] = 1;
  const isProduced = isNamed.slice();
  const threats = listed.slice(0, most).map(({ index, key }, position): ThreatFinding => {
    const type = structure.threats.threat[index]!;
    const id = knowledge.threats[type]!.id;
    return {
      id: key.id,
      threat: id,
      title: titles.get(id) ?? id,
      assets: matchedAssets(analysis, index),
      likelihood: scales.likelihood[levels.threatLikelihood[index]!] as LikelihoodLevel,
      risk: riskName(scales, levels.threatRisk[index]!),
      score: key.score,
      rank: position + 1,
      threatRank: ranks.get(type)!,
      rootCause: analysis.causation.rootCause[index] === 1,
      blockedBy: strategyIds(analysis, index, (strategy) => levels.strategyEnabled[strategy] === 1),
      suggested: strategyIds(
        analysis,
        index,
        (strategy) =>
          levels.strategyEnabled[strategy] === 0 && strategyStates.isPossible(strategy) && wouldLower(analysis, strategy, index),
      ),
      causes: causeIds(analysis, index, consequenceIds, isProduced, isNamed),
      effects: Array.from(csrRow(structure.threats.effects, index), consequenceIds),
    };
  });

  // What is not listed names its causes all the same, so that every consequence is counted.
  for (const { index } of listed.slice(most)) causeIds(analysis, index, consequenceIds, isProduced, isNamed);
  const sets = consequenceOrder(analysis, groups, (set) => isNamed[set] === 1, consequenceIds);
  const consequences = sets.slice(0, most).map(({ index: set, key }, position): ConsequenceFinding => ({
    id: key.id,
    consequence: knowledge.consequences[structure.consequenceSets.type[set]!]!.id,
    asset: structure.assets.ids[structure.consequenceSets.asset[set]!]!,
    impact: scales.impact[levels.impact[set]!] as ImpactLevel,
    likelihood: scales.likelihood[levels.consequenceLikelihood[set]!] as LikelihoodLevel,
    risk: riskName(scales, levels.consequenceRisk[set]!),
    score: key.score,
    rank: position + 1,
    causedBy: Array.from(csrRow(analysis.causation.consequenceCausedBy, set), (threat) => structure.threats.ids[threat]!),
  }));

  const isWhole = listed.length <= most && sets.length <= most;
  const { timings } = analysis;
  const relationsInferred = structure.relations.inferred.reduce((sum, inferred) => sum + inferred, 0);
  return {
    format: 'cordon-findings/1',
    knowledgeBase: { id: knowledge.id, version: knowledge.version, sha256: knowledge.sha256 },
    model: { id: model.header.id, title: model.header.title, sha256: input.modelSha256 },
    levels: {
      likelihood: scales.likelihood as readonly LikelihoodLevel[],
      impact: scales.impact as readonly ImpactLevel[],
      risk: scales.risk as readonly RiskLevel[],
      trustworthiness: scales.trust as readonly TrustLevel[],
    },
    complete: analysis.complete && leftOut.length === 0 && isWhole,
    problems: [
      ...analysis.problems.map(({ kind, entry, detail }) => ({ kind, entry, message: detail })),
      ...leftOut.map(({ kind, place, found, expected }) => ({
        kind,
        entry: place,
        message: `${found} is not ${expected}; it was left out.`,
      })),
      ...(isWhole ? [] : [notAllListed(most, listed.length, sets.length)]),
    ],
    inferred: { assets: structure.assets.count - structure.assets.asserted, relations: relationsInferred },
    overallRisk: riskName(scales, levels.overallRisk),
    riskCounts: countByRisk(scales.risk, sets),
    threatCounts: countByRisk(scales.risk, listed),
    riskIndex: riskIndex(levels.threatRisk),
    threats,
    consequences,
    strategies: strategyFindings(analysis, strategyStates, isWhole ? null : listed.slice(0, most)),
    ...(input.compileMilliseconds === null
      ? {}
      : {
          timings: {
            compile_ms: input.compileMilliseconds,
            infer_ms: timings.infer_ms,
            match_ms: timings.match_ms,
            risk_ms: timings.risk_ms,
            total_ms: timings.total_ms,
          },
        }),
  };
}

/** Ids made when first asked for, and then remembered. */
function lazyIds(count: number, make: (index: number) => string): (index: number) => string {
  const made = new Array<string | undefined>(count);
  return (index) => (made[index] ??= make(index));
}

function matchedAssets(analysis: Analysis, threat: number): Record<string, readonly string[]> {
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
 * that nothing in the model can erode is named by itself; other causes are marked in `isNamed`.
 */
function causeIds(
  analysis: Analysis,
  threat: number,
  consequenceId: (set: number) => string,
  isProduced: Uint8Array,
  isNamed: Uint8Array,
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
      } else if (cause.attributeSet !== undefined && isProduced[cause.consequenceSet] === 0) {
        ids.add(attributeCauseId(analysis, cause.attributeSet));
      } else {
        isNamed[cause.consequenceSet] = 1;
        ids.add(consequenceId(cause.consequenceSet));
      }
    }
  }
  return [...ids];
}

const strategyIds = (analysis: Analysis, threat: number, isWanted: (strategy: number) => boolean): string[] =>
  Array.from(csrRow(analysis.structure.threats.blockedBy, threat))
    .filter(isWanted)
    .map((strategy) => analysis.structure.strategies.ids[strategy]!);

/** Does the strategy cap this threat below its present likelihood? */
export function wouldLower(analysis: Analysis, strategy: number, threat: number): boolean {
  const { knowledge, levels } = analysis;
  return levels.threatLikelihood[threat]! > knowledge.scales.trust.length - 1 - strategyReach(analysis, strategy);
}

/** How strong a strategy is where it sits: no stronger than what its controls cover there, whether they are in place or not. */
export function strategyReach({ knowledge, structure, levels }: Analysis, strategy: number): number {
  const { strength } = knowledge.strategies[structure.strategies.strategy[strategy]!]!;
  if (knowledge.behaviour.ignoreCoverageOfMandatoryControls) return strength;
  return csrRow(structure.strategies.mandatory, strategy).reduce((least, set) => Math.min(least, levels.coverage[set]!), strength);
}

type ControlStateName = StrategyFinding['controls'][number]['state'];
interface StrategyStates {
  readonly controls: (strategy: number) => readonly { readonly set: number; readonly state: ControlStateName }[];
  /** False when one of its mandatory controls cannot be had. */
  readonly isPossible: (strategy: number) => boolean;
}

/** The states that people gave to the controls of a strategy. */
export function strategyControlStates(analysis: Analysis, model: ModelRecords): StrategyStates {
  const { structure, knowledge } = analysis;
  const { controlSets, strategies, assets } = structure;
  const controls = knowledge.controls.length;
  const given = new Map<number, ControlStateName>();
  const assetIndex = new Map(assets.ids.map((id, index) => [id, index]));
  const controlIndex = knowledgeNumbers(knowledge).controls;
  for (const { asset, control, state } of Object.values(model.controls)) {
    given.set((assetIndex.get(asset) ?? -1) * controls + (controlIndex.get(control) ?? -1), state);
  }
  const stateOf = (set: number): ControlStateName => given.get(controlSets.asset[set]! * controls + controlSets.type[set]!) ?? 'absent';
  const withState = (set: number): { set: number; state: ControlStateName } => ({ set, state: stateOf(set) });
  return {
    controls: (strategy) => [
      ...Array.from(csrRow(strategies.mandatory, strategy), withState),
      ...Array.from(csrRow(strategies.optional, strategy), withState),
    ],
    isPossible: (strategy) => csrRow(strategies.mandatory, strategy).every((set) => stateOf(set) !== 'not-possible'),
  };
}

/** All strategies, or of a list that was cut those in force and those that the listed threats name. */
function strategyFindings(analysis: Analysis, states: StrategyStates, cutTo: readonly Ordered[] | null): StrategyFinding[] {
  const { structure, knowledge, levels } = analysis;
  const { strategies, threats, controlSets, assets } = structure;
  const names = (row: Int32Array): string[] => Array.from(row, (threat) => threats.ids[threat]!);
  const isNamed = levels.strategyEnabled.slice();
  if (cutTo !== null) for (const { index } of cutTo) for (const strategy of csrRow(threats.blockedBy, index)) isNamed[strategy] = 1;
  const wanted = Array.from(strategies.ids.keys()).filter((index) => cutTo === null || isNamed[index] === 1);
  return wanted.map((index): StrategyFinding => ({
    id: strategies.ids[index]!,
    strategy: readStrategyId(knowledge.strategies[strategies.strategy[index]!]!.id).strategy,
    controls: states.controls(index).map(({ set, state }) => ({
      control: knowledge.controls[controlSets.type[set]!]!.id,
      asset: assets.ids[controlSets.asset[set]!]!,
      state,
    })),
    blocks: names(csrRow(strategies.blocks, index)),
    triggers: names(csrRow(strategies.triggers, index)),
    enabled: levels.strategyEnabled[index] === 1,
  }));
}

const notAllListed = (most: number, threats: number, consequences: number): FindingsProblem => ({
  kind: 'too-many-findings',
  entry: '',
  message: `only the worst ${most} are listed, of ${threats} threats and ${consequences} consequences; the numbers count all`,
});

function countByRisk(risks: readonly string[], findings: readonly Ordered[]): Record<RiskLevel, number> {
  const counts = Object.fromEntries(risks.map((risk) => [risk, 0])) as Record<RiskLevel, number>;
  for (const { key } of findings) counts[risks[key.risk] as RiskLevel]++;
  return counts;
}
