import { csrRow } from '../base/csr.ts';
import type { Analysis, Levels } from '../engine/analysis.ts';
import type { ControlSetting } from '../engine/input.ts';
import type { KnowledgeCatalogue } from '../knowledge/catalogue.ts';
import { readStrategyId } from '../knowledge/strategy-id.ts';
import type { ModelRecords } from '../model/records.ts';
import { strategyControlStates, wouldLower } from './build-findings.ts';
import type { RiskSummary, Suggestion } from './findings.ts';
import { RISK_WEIGHTS, riskName, riskSummary } from './risk-summary.ts';

export interface SuggestInput {
  readonly analysis: Analysis;
  readonly model: ModelRecords;
  readonly catalogue: KnowledgeCatalogue;
  /** Levels under other control settings (the session's `tryControls`). */
  readonly tryControls: (controls: readonly ControlSetting[]) => Levels;
  /** A threat's or consequence's index when asked for one finding; `null` for the whole model. */
  readonly target: { readonly threat: number } | { readonly consequenceSet: number } | null;
  readonly limit: number;
  /** How many candidates are re-analysed at most: the most promising by what they block. */
  readonly maxTrials?: number;
}

/**
 * Control strategies that are not in place, ranked by how far they lower the risk: of the finding when one is
 * named, then risk index, serious findings and overall risk. What each would do is found by re-analysis, side
 * effects included. Strategies that need a control that is not possible, or that lower nothing, are left out.
 */
export function suggest(input: SuggestInput): Suggestion[] {
  const steps = suggestStepwise(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, pausing after each candidate: the value of a pause is how many of how many are done. */
export function* suggestStepwise(input: SuggestInput): Generator<{ readonly done: number; readonly total: number }, Suggestion[], void> {
  const { analysis, catalogue, target } = input;
  const { knowledge, structure, levels } = analysis;
  const before = riskSummary(knowledge.scales, levels);
  const targetRisk = (now: Levels): number =>
    target === null ? 0 : 'threat' in target ? now.threatRisk[target.threat]! : now.consequenceRisk[target.consequenceSet]!;
  const targetLikelihood = (now: Levels): number =>
    target === null ? 0 : 'threat' in target ? now.threatLikelihood[target.threat]! : now.consequenceLikelihood[target.consequenceSet]!;
  const titles = new Map(catalogue.strategies.map((entry) => [entry.id, entry.title]));
  const controlTitles = new Map(catalogue.controls.map((entry) => [entry.id, entry.title]));
  const threatTitles = new Map(catalogue.threats.map((entry) => [entry.id, entry.title]));

  const trials: { readonly suggestion: Suggestion; readonly fall: number; readonly likelihoodFall: number }[] = [];
  const tried = candidates(input);
  for (const [done, { strategies, controls }] of tried.entries()) {
    yield { done, total: tried.length };
    const after = input.tryControls(controls);
    const summary = riskSummary(knowledge.scales, after);
    const fall = targetRisk(levels) - targetRisk(after);
    const likelihoodFall = targetLikelihood(levels) - targetLikelihood(after);
    if (target === null ? summary.riskIndex >= before.riskIndex : fall <= 0 && likelihoodFall <= 0) continue;
    const [strategy] = strategies as readonly [number, ...number[]];
    const { strategy: entry } = readStrategyId(knowledge.strategies[structure.strategies.strategy[strategy]!]!.id);
    trials.push({
      fall,
      likelihoodFall,
      suggestion: {
        strategy: structure.strategies.ids[strategy]!,
        title: titles.get(entry) ?? entry,
        controls: controls.map(({ asset, control }) => {
          const id = knowledge.controls[control]!.id;
          return { control: id, title: controlTitles.get(id) ?? id, asset };
        }),
        blocks: [
          ...new Set(
            strategies.flatMap((each) => Array.from(csrRow(structure.strategies.blocks, each), (threat) => structure.threats.ids[threat]!)),
          ),
        ],
        sideEffects: risen(levels, after).map((threat) => {
          const id = knowledge.threats[structure.threats.threat[threat]!]!.id;
          return {
            threat: structure.threats.ids[threat]!,
            title: threatTitles.get(id) ?? id,
            risk: riskName(knowledge.scales, after.threatRisk[threat]!),
          };
        }),
        before,
        after: summary,
        finding:
          target === null
            ? null
            : { before: riskName(knowledge.scales, targetRisk(levels)), after: riskName(knowledge.scales, targetRisk(after)) },
      },
    });
  }
  const level = (summary: RiskSummary): number => knowledge.scales.risk.indexOf(summary.overallRisk);
  trials.sort(
    (a, b) =>
      b.fall - a.fall ||
      b.likelihoodFall - a.likelihoodFall ||
      a.suggestion.after.riskIndex - b.suggestion.after.riskIndex ||
      a.suggestion.after.serious - b.suggestion.after.serious ||
      level(a.suggestion.after) - level(b.suggestion.after) ||
      a.suggestion.controls.length - b.suggestion.controls.length ||
      (a.suggestion.strategy < b.suggestion.strategy ? -1 : 1),
  );
  return trials.slice(0, input.limit).map(({ suggestion }) => suggestion);
}

/** Threats whose risk rises, side effects that are switched on included. */
function risen(before: Levels, after: Levels): number[] {
  const threats: number[] = [];
  for (let threat = 0; threat < before.threatRisk.length; threat++) {
    const isTriggered = before.threatLikelihood[threat]! < 0 && after.threatLikelihood[threat]! > 0;
    if (isTriggered || (after.threatRisk[threat]! > before.threatRisk[threat]! && after.threatLikelihood[threat]! > 0))
      threats.push(threat);
  }
  return threats;
}

interface Candidate {
  /** All strategy instances that need exactly these controls; the first names the suggestion. */
  readonly strategies: readonly number[];
  readonly controls: readonly ControlSetting[];
}

const MAX_TRIALS = 60;

/** What can be switched on, the most promising first: by the weight of the threats that each would lower. */
function candidates(input: SuggestInput): Candidate[] {
  const { analysis, model } = input;
  const { structure, levels, knowledge } = analysis;
  const states = strategyControlStates(analysis, model);
  const relevant = input.target === null ? null : ancestors(analysis, input.target);
  const seen = new Map<string, { readonly strategies: number[]; readonly controls: readonly ControlSetting[]; promise: number }>();
  for (let strategy = 0; strategy < structure.strategies.count; strategy++) {
    if (levels.strategyEnabled[strategy] === 1 || !states.isPossible(strategy)) continue;
    let promise = 0;
    for (const threat of csrRow(structure.strategies.blocks, strategy)) {
      if (levels.threatLikelihood[threat]! <= 0 || !wouldLower(analysis, strategy, threat)) continue;
      if (relevant !== null && !relevant.has(threat)) continue;
      promise += 1 + (RISK_WEIGHTS[levels.threatRisk[threat]!] ?? 0);
    }
    if (promise === 0) continue;
    const controls = Array.from(csrRow(structure.strategies.mandatory, strategy))
      .filter((set) => levels.proposed[set] !== 1)
      .map((set): ControlSetting => ({
        asset: structure.assets.ids[structure.controlSets.asset[set]!]!,
        control: structure.controlSets.type[set]!,
        proposed: true,
        coverage: null,
      }));
    if (controls.length === 0) continue;
    const key = controls
      .map(({ asset, control }) => `${knowledge.controls[control]!.id}@${asset}`)
      .sort()
      .join(' ');
    const known = seen.get(key);
    if (known) {
      known.strategies.push(strategy);
      known.promise += promise;
    } else {
      seen.set(key, { strategies: [strategy], controls, promise });
    }
  }
  return [...seen.values()]
    .sort((a, b) => b.promise - a.promise || a.strategies[0]! - b.strategies[0]!)
    .slice(0, input.maxTrials ?? MAX_TRIALS);
}

/** Every threat that a finding's likelihood or risk may hang on: what leads to it and, for a threat, what follows from it. */
function ancestors(analysis: Analysis, target: NonNullable<SuggestInput['target']>): ReadonlySet<number> {
  const { causation } = analysis;
  const found = new Set<number>();
  const open = 'threat' in target ? [target.threat] : Array.from(csrRow(causation.consequenceCausedBy, target.consequenceSet));
  for (let threat = open.pop(); threat !== undefined; threat = open.pop()) {
    if (found.has(threat)) continue;
    found.add(threat);
    for (const cause of csrRow(causation.threatCausedByConsequences, threat)) open.push(...csrRow(causation.consequenceCausedBy, cause));
  }
  if (!('threat' in target)) return found;
  const downstream = [target.threat];
  const after = new Set<number>();
  for (let threat = downstream.pop(); threat !== undefined; threat = downstream.pop()) {
    if (after.has(threat)) continue;
    after.add(threat);
    for (const effect of csrRow(causation.threatDirectEffects, threat)) downstream.push(...csrRow(causation.consequenceCauses, effect));
  }
  for (const threat of after) found.add(threat);
  return found;
}
