import { csrRow } from '../base/csr.ts';
import type { Analysis, Levels } from '../engine/analysis.ts';
import type { ControlSetting } from '../engine/input.ts';
import type { KnowledgeCatalogue } from '../knowledge/catalogue.ts';
import type { ModelRecords } from '../model/records.ts';
import type { RiskSummary, Suggestion } from './findings.ts';
import { riskName, riskSummary } from './risk-summary.ts';
import { suggestionCandidates } from './suggestion-candidates.ts';

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
 * Control strategies that are not in place, the best first: last resorts behind all others; at one finding by how far they
 * lower it, then by serious findings left and effort; then by risk index, serious findings and overall risk. What each would
 * do is found by re-analysis, side effects included. Strategies that need a control that is not possible, or that lower
 * nothing, are left out. It pauses after each candidate: the value of a pause is how many of how many are done.
 */
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
  const lastResorts = new Map(catalogue.controls.flatMap((entry) => (entry.lastResort ? [[entry.id, entry.clinicalSideEffects]] : [])));
  const threatTitles = new Map(catalogue.threats.map((entry) => [entry.id, entry.title]));

  const trials: {
    readonly entry: string;
    readonly suggestion: Suggestion;
    readonly fall: number;
    readonly likelihoodFall: number;
    readonly cost: number;
  }[] = [];
  const tried = suggestionCandidates(input).slice(0, input.maxTrials ?? maxTrials(structure.threats.count));
  for (const [done, { name, entry, strategies, controls }] of tried.entries()) {
    yield { done, total: tried.length };
    const after = input.tryControls(controls);
    const summary = riskSummary(knowledge.scales, after);
    const fall = targetRisk(levels) - targetRisk(after);
    const likelihoodFall = targetLikelihood(levels) - targetLikelihood(after);
    if (target === null ? summary.riskIndex >= before.riskIndex : fall <= 0 && likelihoodFall <= 0) continue;
    trials.push({
      entry,
      fall,
      likelihoodFall,
      cost: target === null ? 0 : controls.reduce((sum, { control }) => sum + knowledge.controls[control]!.unitCost, 0),
      suggestion: {
        strategy: name,
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
        ...warningOf(controls.map(({ control }) => lastResorts.get(knowledge.controls[control]!.id))),
      },
    });
  }
  const level = (summary: RiskSummary): number => knowledge.scales.risk.indexOf(summary.overallRisk);
  trials.sort(
    (a, b) =>
      Number(a.suggestion.lastResort !== undefined) - Number(b.suggestion.lastResort !== undefined) ||
      b.fall - a.fall ||
      b.likelihoodFall - a.likelihoodFall ||
      // At one finding: what frees the model of most serious findings, then what is least work.
      (target === null ? 0 : a.suggestion.after.serious - b.suggestion.after.serious || a.cost - b.cost) ||
      a.suggestion.after.riskIndex - b.suggestion.after.riskIndex ||
      a.suggestion.after.serious - b.suggestion.after.serious ||
      level(a.suggestion.after) - level(b.suggestion.after) ||
      a.suggestion.controls.length - b.suggestion.controls.length ||
      (a.suggestion.strategy < b.suggestion.strategy ? -1 : 1),
  );
  // Asked for one finding, the best place of each strategy says enough.
  const told = new Set<string>();
  const best = target === null ? trials : trials.filter(({ entry }) => !told.has(entry) && told.add(entry));
  return best.slice(0, input.limit).map(({ suggestion }) => suggestion);
}

/** What the first control of a last resort among them does to care. */
function warningOf(warnings: readonly (string | undefined)[]): { readonly lastResort?: string } {
  const warning = warnings.find((one) => one !== undefined);
  return warning === undefined ? {} : { lastResort: warning };
}

/** Threats whose risk rises, side effects that are switched on included. */
function risen(before: Levels, after: Levels): number[] {
  const threats: number[] = [];
  for (let threat = 0; threat < before.threatRisk.length; threat++) {
    const isTriggered = before.threatLikelihood[threat]! < 0 && after.threatLikelihood[threat]! > 0;
    if (isTriggered || (after.threatRisk[threat]! > before.threatRisk[threat]! && after.threatLikelihood[threat]! > 0))
      threats.push(threat);
  }
  return threats.sort((a, b) => after.threatRisk[b]! - after.threatRisk[a]! || a - b);
}

/** A trial looks at every threat, so a large model affords fewer of them; never fewer than twelve. */
const maxTrials = (threats: number): number => Math.max(12, Math.min(60, Math.floor(600_000 / Math.max(1, threats))));
