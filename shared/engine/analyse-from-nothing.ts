import type { Analysis, AnalysisProblem, Structure } from './analysis.ts';
import { assertGraph } from './assert-graph.ts';
import { causationOf, levelsOf, runCalculation, type Calculation } from './calculate.ts';
import { dropConstructionState } from './construct/drop-construction-state.ts';
import { runConstruction } from './construct/run-construction.ts';
import { prepareDomain } from './domain/prepare-domain.ts';
import type { RunControl, SystemInput } from './input.ts';
import { applySettings } from './levels/apply-settings.ts';
import { levelNetwork } from './levels/level-network.ts';
import { matchThreats } from './match/match-threats.ts';
import { RunMeter } from './run-meter.ts';
import { buildStructure } from './structure/build-structure.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';

/** A whole analysis, with what edits build on. */
export interface FullRun {
  readonly analysis: Analysis;
  readonly calculation: Calculation;
}

/** Analyses a model from nothing: construct, match, wire, then levels and causation. */
export function analyseFromNothing(knowledge: CompiledKnowledge, input: SystemInput, run: RunControl = {}): FullRun {
  const meter = new RunMeter(run);
  const start = meter.now();
  const domain = prepareDomain(knowledge);
  const { graph, parked, problems } = assertGraph(domain, input);
  for (const problem of [...domain.problems, ...problems]) meter.report(problem);

  meter.guard(() => runConstruction(domain, graph, meter, parked));
  dropConstructionState(domain, graph);
  const inferred = meter.now();
  const lists = matchThreats(domain, graph, meter);
  let structure: Structure | null = null;
  if (!meter.guard(() => (structure = buildStructure(domain, graph, lists, meter)))) structure = buildStructure(domain, graph, [], meter);
  const matched = meter.now();
  const levels = finishAnalysis(knowledge, structure!, input, run, meter.problems);
  const end = meter.now();
  const timings = { infer_ms: inferred - start, match_ms: matched - inferred, risk_ms: end - matched, total_ms: end - start };
  return { ...levels, analysis: { ...levels.analysis, timings } };
}

/** Levels and causation over a finished structure. */
export function finishAnalysis(knowledge: CompiledKnowledge, structure: Structure, input: SystemInput, run: RunControl, problems: readonly AnalysisProblem[]): FullRun {
  const network = levelNetwork(knowledge, structure);
  run.onProgress?.('likelihood', 0, 1);
  const calculation = runCalculation(network, applySettings(network, input), run);
  run.onProgress?.('causation', 0, 1);
  const all = calculation.finished ? problems : [...problems, { kind: 'too-many-rounds' as const, entry: '', detail: 'likelihoods did not settle' }];
  return {
    calculation,
    analysis: {
      knowledge,
      structure,
      levels: levelsOf(calculation),
      causation: causationOf(calculation),
      complete: all.length === 0,
      problems: all,
      timings: { infer_ms: 0, match_ms: 0, risk_ms: 0, total_ms: 0 },
    },
  };
}
