import type { Analysis, AnalysisProblem, Levels, Structure } from './analysis.ts';
import { causationOf, levelsOf, runCalculation, type Calculation } from './calculate.ts';
import type { ControlSetting, RunControl, SystemChange, SystemInput } from './input.ts';
import { applySettings } from './levels/apply-settings.ts';
import { levelNetwork } from './levels/level-network.ts';
import { HeldInput } from './session/held-input.ts';
import { SessionState } from './session/session-state.ts';
import type { AnalysisSession, OpenSession } from './session.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';

/** Opens a model for analysis. */
export const openSession: OpenSession = (knowledge, input, run) => new Session(knowledge, input, run);

class Session implements AnalysisSession {
  private readonly knowledge: CompiledKnowledge;
  private held: HeldInput;
  private state: SessionState | null;
  private calculation: Calculation | null = null;
  analysis: Analysis;

  constructor(knowledge: CompiledKnowledge, input: SystemInput, run: RunControl = {}) {
    this.knowledge = knowledge;
    this.held = new HeldInput(input);
    this.state = SessionState.fromNothing(knowledge, input, run);
    this.analysis = this.finish(this.state, run);
  }

  replace(input: SystemInput, run: RunControl = {}): Analysis {
    this.held = new HeldInput(input);
    return this.restart(input, run);
  }

  change(change: SystemChange, run: RunControl = {}): Analysis {
    this.held.apply(change);
    const isStructural = change.removeAssets.length + change.putAssets.length + change.removeRelations.length + change.addRelations.length > 0;
    if (this.state === null) return this.restart(this.held.whole(), run);
    if (!isStructural) return (this.analysis = this.finish(this.state, run));
    const next = this.state.changed(change, run);
    if (next === null) return this.restart(this.held.whole(), run);
    this.state = next;
    return (this.analysis = this.finish(next, run));
  }

  tryControls(controls: readonly ControlSetting[]): Levels {
    const { network } = this.calculation!;
    return levelsOf(runCalculation(network, applySettings(network, { ...this.held.settings(), controls: this.held.controlsWith(controls) })));
  }

  private restart(input: SystemInput, run: RunControl): Analysis {
    // Not kept while the next one is built: two whole graphs need not exist side by side.
    this.state = null;
    this.state = SessionState.fromNothing(this.knowledge, input, run);
    return (this.analysis = this.finish(this.state, run));
  }

  /** Levels and causation over the structure. */
  private finish(state: SessionState, run: RunControl): Analysis {
    const { structure, problems, infer_ms, match_ms } = state.built;
    const now = run.now ?? (() => 0);
    const start = now();
    run.onProgress?.('likelihood', 0, 1);
    const network = levelNetwork(this.knowledge, structure);
    const calculation = (this.calculation = runCalculation(network, applySettings(network, this.held.settings()), run));
    run.onProgress?.('causation', 0, 1);
    const analysis = analysisOf(this.knowledge, structure, calculation, problems);
    const risk_ms = now() - start;
    return Object.assign(analysis, { timings: { infer_ms, match_ms, risk_ms, total_ms: infer_ms + match_ms + risk_ms } });
  }
}

function analysisOf(knowledge: CompiledKnowledge, structure: Structure, calculation: Calculation, problems: readonly AnalysisProblem[]): Analysis {
  const all = calculation.finished ? problems : [...problems, { kind: 'too-many-rounds' as const, entry: '', detail: 'likelihoods did not settle' }];
  return {
    knowledge,
    structure,
    levels: levelsOf(calculation),
    causation: causationOf(calculation),
    complete: all.length === 0,
    problems: all,
    timings: { infer_ms: 0, match_ms: 0, risk_ms: 0, total_ms: 0 },
  };
}
