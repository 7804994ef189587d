import type { Analysis, AnalysisProblem, Causation, Levels, Structure } from './analysis.ts';
import { causationOf, levelsOf, runCalculation, updateCalculation, type Calculation } from './calculate.ts';
import type { ControlSetting, RunControl, SystemChange, SystemInput } from './input.ts';
import { applySettings } from './levels/apply-settings.ts';
import { levelNetwork } from './levels/level-network.ts';
import { HeldInput } from './session/held-input.ts';
import { SessionState } from './session/session-state.ts';
import type { AnalysisSession, OpenSession } from './session.ts';
import type { Patch } from './structure/patch-structure.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';

/** Opens a model for analysis. */
export const openSession: OpenSession = (knowledge, input, run) => new Session(knowledge, input, run);

class Session implements AnalysisSession {
  private readonly knowledge: CompiledKnowledge;
  private held: HeldInput;
  private state: SessionState | null;
  private calculation: Calculation;
  analysis: Analysis;

  constructor(knowledge: CompiledKnowledge, input: SystemInput, run: RunControl = {}) {
    this.knowledge = knowledge;
    this.held = new HeldInput(input);
    this.state = SessionState.fromNothing(knowledge, input, run);
    ({ calculation: this.calculation, analysis: this.analysis } = this.finish(this.state, run, null));
  }

  replace(input: SystemInput, run: RunControl = {}): Analysis {
    this.held = new HeldInput(input);
    return this.restart(input, run);
  }

  change(change: SystemChange, run: RunControl = {}): Analysis {
    this.held.apply(change);
    const isStructural =
      change.removeAssets.length + change.putAssets.length + change.removeRelations.length + change.addRelations.length > 0;
    const next = isStructural ? (this.state?.changed(change, run) ?? null) : this.state;
    if (next === null) return this.restart(this.held.whole(), run);
    this.state = next;
    return this.keep(this.finish(next, run, isStructural ? next.built.patch : null));
  }

  tryControls(controls: readonly ControlSetting[]): Levels {
    const { network } = this.calculation;
    const settings = applySettings(network, { ...this.held.settings(), controls: this.held.controlsWith(controls) });
    return levelsOf(updateCalculation(this.calculation, network, settings, null));
  }

  private restart(input: SystemInput, run: RunControl): Analysis {
    // Not kept while the next one is built: two whole graphs need not exist side by side.
    this.state = null;
    this.state = SessionState.fromNothing(this.knowledge, input, run);
    return this.keep(this.finish(this.state, run, null));
  }

  private keep({ calculation, analysis }: { calculation: Calculation; analysis: Analysis }): Analysis {
    this.calculation = calculation;
    this.analysis = analysis;
    return analysis;
  }

  /** Levels over the structure, from the ones before where the structure was kept or patched. */
  private finish(state: SessionState, run: RunControl, patch: Patch | null): { calculation: Calculation; analysis: Analysis } {
    const { structure, problems, infer_ms, match_ms } = state.built;
    const now = run.now ?? (() => 0);
    const start = now();
    run.onProgress?.('likelihood', 0, 1);
    const network = levelNetwork(this.knowledge, structure);
    const settings = applySettings(network, this.held.settings());
    const last = this.calculation as Calculation | undefined;
    const calculation =
      last !== undefined && (patch !== null || last.network === network)
        ? updateCalculation(last, network, settings, patch, run)
        : runCalculation(network, settings, run);
    run.onProgress?.('causation', 0, 1);
    // Who caused what is part of a whole analysis; after an edit it is worked out when it is first read.
    const isWhole = last?.network !== network && patch === null;
    const analysis = analysisOf(this.knowledge, structure, calculation, problems, isWhole ? causationOf(calculation) : null);
    const risk_ms = now() - start;
    return {
      calculation,
      analysis: Object.assign(analysis, { timings: { infer_ms, match_ms, risk_ms, total_ms: infer_ms + match_ms + risk_ms } }),
    };
  }
}

/** The published analysis; causation that is not given is worked out when it is first read. */
function analysisOf(
  knowledge: CompiledKnowledge,
  structure: Structure,
  calculation: Calculation,
  problems: readonly AnalysisProblem[],
  known: Causation | null,
): Analysis {
  const all = calculation.finished
    ? problems
    : [...problems, { kind: 'too-many-rounds' as const, entry: '', detail: 'likelihoods did not settle' }];
  let causation = known;
  return {
    knowledge,
    structure,
    levels: levelsOf(calculation),
    get causation() {
      return (causation ??= causationOf(calculation));
    },
    complete: all.length === 0,
    problems: all,
    timings: { infer_ms: 0, match_ms: 0, risk_ms: 0, total_ms: 0 },
  };
}
