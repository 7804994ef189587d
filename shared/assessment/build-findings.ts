import { csrRow } from '../base/csr.ts';
import type { Problem } from '../base/result.ts';
import type { Analysis } from '../engine/analysis.ts';
import type { KnowledgeCatalogue } from '../knowledge/catalogue.ts';
import type { ImpactLevel, LikelihoodLevel, ModelRecords, RiskLevel, TrustLevel } from '../model/records.ts';
import { consequenceFindingId } from './finding-ids.ts';
import {
  causeIds,
  consequenceFinding,
  strategyFinding,
  strategyStatesFrom,
  threatFinding,
  type ControlStateName,
  type FindingSource,
  type StrategyStates,
} from './finding-items.ts';
import { consequenceOrder, orderThreats, threatRanks, type Ordered } from './finding-order.ts';
import type { Findings, FindingsProblem, StrategyFinding } from './findings.ts';
import { misfitRelations } from './misfit-relations.ts';
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
  const strategyStates = strategyControlStates(analysis, model);

  const listed = orderThreats(analysis, groups);
  const ranks = threatRanks(analysis, listed);
  // What some listed threat brings about; filled with the bare causes as well, so that every id is listed.
  const isNamed = new Uint8Array(structure.consequenceSets.count);
  for (const { index } of listed) for (const effect of csrRow(structure.threats.effects, index)) isNamed[effect] = 1;
  const isProduced = isNamed.slice();
  const name = (set: number): void => void (isNamed[set] = 1);
  const source: FindingSource = {
    analysis,
    titles: new Map(catalogue.threats.map((entry) => [entry.id, entry.title])),
    states: strategyStates,
    consequenceId: consequenceIds,
    isRootCause: (threat) => analysis.causation.rootCause[threat] === 1,
    isProduced: (set) => isProduced[set] === 1,
    blockedBy: (threat) => csrRow(structure.threats.blockedBy, threat),
  };
  const threats = listed
    .slice(0, most)
    .map(({ index, key }, position) => threatFinding(source, index, key, position + 1, ranks.get(structure.threats.threat[index]!)!, name));
  // What is not listed names its causes all the same, so that every consequence is counted.
  for (const { index } of listed.slice(most)) causeIds(analysis, index, consequenceIds, source.isProduced, name);
  const sets = consequenceOrder(analysis, groups, (set) => isNamed[set] === 1, consequenceIds);
  const consequences = sets
    .slice(0, most)
    .map(({ index: set, key }, position) =>
      consequenceFinding(analysis, set, key, position + 1, csrRow(analysis.causation.consequenceCausedBy, set)),
    );

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
      ...problemsOf(analysis, leftOut),
      ...misfitRelations(model, knowledge, catalogue),
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

/** The states that people gave to the controls of a strategy. */
export function strategyControlStates(analysis: Analysis, model: ModelRecords): StrategyStates {
  const { structure, knowledge } = analysis;
  const { controlSets, assets } = structure;
  const controls = knowledge.controls.length;
  const given = new Map<number, ControlStateName>();
  const assetIndex = new Map(assets.ids.map((id, index) => [id, index]));
  const controlIndex = knowledgeNumbers(knowledge).controls;
  for (const { asset, control, state } of Object.values(model.controls)) {
    given.set((assetIndex.get(asset) ?? -1) * controls + (controlIndex.get(control) ?? -1), state);
  }
  const stateOf = (set: number): ControlStateName => given.get(controlSets.asset[set]! * controls + controlSets.type[set]!) ?? 'absent';
  return strategyStatesFrom(analysis, stateOf);
}

/** All strategies, or of a list that was cut those in force and those that the listed threats name. */
function strategyFindings(analysis: Analysis, states: StrategyStates, cutTo: readonly Ordered[] | null): StrategyFinding[] {
  const { strategies, threats } = analysis.structure;
  const isNamed = analysis.levels.strategyEnabled.slice();
  if (cutTo !== null) for (const { index } of cutTo) for (const strategy of csrRow(threats.blockedBy, index)) isNamed[strategy] = 1;
  const wanted = Array.from(strategies.ids.keys()).filter((index) => cutTo === null || isNamed[index] === 1);
  return wanted.map((index) =>
    strategyFinding(analysis, states, index, csrRow(strategies.blocks, index), csrRow(strategies.triggers, index)),
  );
}

/** What was left out of the analysis, and what of the model the knowledge base does not know. */
export const problemsOf = ({ problems }: Pick<Analysis, 'problems'>, leftOut: readonly Problem[]): FindingsProblem[] => [
  ...problems.map(({ kind, entry, detail }) => ({ kind, entry, message: detail })),
  ...leftOut.map(({ kind, place, found, expected }) => ({ kind, entry: place, message: `${found} is not ${expected}; it was left out.` })),
];

/** Says that a list was cut. */
export const notAllListed = (most: number, threats: number, consequences: number): FindingsProblem => ({
  kind: 'too-many-findings',
  entry: '',
  message: `only the worst ${most} are listed, of ${threats} threats and ${consequences} consequences; the numbers count all`,
});

function countByRisk(risks: readonly string[], findings: readonly Ordered[]): Record<RiskLevel, number> {
  const counts = Object.fromEntries(risks.map((risk) => [risk, 0])) as Record<RiskLevel, number>;
  for (const { key } of findings) counts[risks[key.risk] as RiskLevel]++;
  return counts;
}
