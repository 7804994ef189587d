import type { Analysis, AnalysisProblem, Causation, Levels, Timings } from './analysis.ts';
import { causationOf, levelsOf, runCalculation, updateCalculation, type Calculation } from './calculate.ts';
import { prepareDomain } from './domain/prepare-domain.ts';
import type { ControlSetting, RunControl, SystemChange, SystemInput } from './input.ts';
import { applySettings } from './levels/apply-settings.ts';
import type { LiveModel } from './live/live-model.ts';
import { levelNetwork } from './levels/level-network.ts';
import { HeldInput } from './session/held-input.ts';
import { canLive, isStructural, LiveSession } from './session/live-session.ts';
import { SessionState } from './session/session-state.ts';
import type { AnalysisSession, OpenSession } from './session.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';

/** Opens a model for analysis. */
export const openSession: OpenSession = (knowledge, input, run) => new Session(knowledge, input, run);

class Session implements AnalysisSession {
  private readonly knowledge: CompiledKnowledge;
  private readonly canLive: boolean;
  private held: HeldInput;
  /** What the model was built into; `null` while it is edited in place. */
  private state: SessionState | null;
  /** The model as it is edited in place; `null` before the first edit, and for knowledge that cannot have it. */
  private inPlace: LiveSession | null = null;
  /** The calculation of the whole; `null`: to be published from `inPlace`, once somebody asks for it. */
  private calculation: Calculation | null;
  private revision = 0;
  analysis: Analysis;

  constructor(knowledge: CompiledKnowledge, input: SystemInput, run: RunControl = {}) {
    this.knowledge = knowledge;
    this.canLive = canLive(prepareDomain(knowledge));
    this.held = new HeldInput(input);
    this.state = SessionState.fromNothing(knowledge, input, run);
    ({ calculation: this.calculation, analysis: this.analysis } = this.finish(this.state, run, null));
  }

  get live(): LiveModel | null {
    return this.inPlace?.model ?? null;
  }

  replace(input: SystemInput, run: RunControl = {}): Analysis {
    this.held = new HeldInput(input);
    return this.restart(input, run);
  }

  change(change: SystemChange, run: RunControl = {}): Analysis {
    this.held.apply(change);
    if (this.canLive) return this.changeLive(change, run);
    const next = isStructural(change) ? (this.state?.changed(change, run) ?? null) : this.state;
    if (next === null) return this.restart(this.held.whole(), run);
    const last = next === this.state ? this.calculation : null;
    this.state = next;
    return this.keep(this.finish(next, run, last));
  }

  prepare(): void {
    if (this.canLive && this.state !== null && this.calculation !== null) this.goLive(this.state, this.calculation);
  }

  tryControls(controls: readonly ControlSetting[]): Levels {
    const calculation = this.whole();
    const settings = applySettings(calculation.network, { ...this.held.settings(), controls: this.held.controlsWith(controls) });
    return levelsOf(updateCalculation(calculation, settings));
  }

  private changeLive(change: SystemChange, run: RunControl): Analysis {
    const now = run.now ?? (() => 0);
    const start = now();
    if (this.inPlace === null) this.goLive(this.state!, this.whole());
    const live = this.inPlace!;
    run.onProgress?.('likelihood', 0, 1);
    if (!live.change(change, this.held, run)) return this.restart(this.held.whole(), run);
    this.calculation = null;
    const revision = ++this.revision;
    const total_ms = now() - start;
    const { infer_ms, match_ms } = live;
    const publish = (): Calculation => {
      if (revision !== this.revision) throw new Error('This analysis was not read before the next edit: its tables are gone.');
      return this.whole();
    };
    this.analysis = analysisOf(this.knowledge, live.problems, publish, {
      infer_ms,
      match_ms,
      risk_ms: total_ms - infer_ms - match_ms,
      total_ms,
    });
    return this.analysis;
  }

  /** From here on the model is edited in place. */
  private goLive(state: SessionState, calculation: Calculation): void {
    this.inPlace = new LiveSession(state, calculation);
    this.state = null;
  }

  private whole(): Calculation {
    return (this.calculation ??= this.inPlace!.publish());
  }

  private restart(input: SystemInput, run: RunControl): Analysis {
    // Not kept while the next one is built: two whole graphs need not exist side by side.
    this.state = null;
    this.inPlace = null;
    this.revision++;
    this.state = SessionState.fromNothing(this.knowledge, input, run);
    return this.keep(this.finish(this.state, run, null));
  }

  private keep({ calculation, analysis }: { calculation: Calculation; analysis: Analysis }): Analysis {
    this.calculation = calculation;
    this.analysis = analysis;
    return analysis;
  }

  /** Levels over the structure, from the ones before where it stayed. */
  private finish(state: SessionState, run: RunControl, last: Calculation | null): { calculation: Calculation; analysis: Analysis } {
    const { structure, problems, infer_ms, match_ms } = state.built;
    const now = run.now ?? (() => 0);
    const start = now();
    run.onProgress?.('likelihood', 0, 1);
    const network = levelNetwork(this.knowledge, structure);
    const settings = applySettings(network, this.held.settings());
    const calculation = last === null ? runCalculation(network, settings, run) : updateCalculation(last, settings, run);
    run.onProgress?.('causation', 0, 1);
    // Levels, and who caused what, are part of a whole analysis; after an edit causation waits until it is first read.
    const levels = levelsOf(calculation);
    const causation = last === null ? causationOf(calculation) : null;
    const risk_ms = now() - start;
    const timings = { infer_ms, match_ms, risk_ms, total_ms: infer_ms + match_ms + risk_ms };
    const analysis = analysisOf(this.knowledge, problemsWith(problems, calculation), () => calculation, timings, levels, causation);
    return { calculation, analysis };
  }
}

function problemsWith(problems: readonly AnalysisProblem[], calculation: Calculation): readonly AnalysisProblem[] {
  return calculation.finished
    ? problems
    : [...problems, { kind: 'too-many-rounds' as const, entry: '', detail: 'likelihoods did not settle' }];
}

/** The published analysis; what it holds is made when it is first read. */
function analysisOf(
  knowledge: CompiledKnowledge,
  problems: readonly AnalysisProblem[],
  calculation: () => Calculation,
  timings: Timings,
  knownLevels: Levels | null = null,
  knownCausation: Causation | null = null,
): Analysis {
  let known: Calculation | null = null;
  let levels = knownLevels;
  let causation = knownCausation;
  const whole = (): Calculation => (known ??= calculation());
  return {
    knowledge,
    get structure() {
      return whole().network.structure;
    },
    get levels() {
      return (levels ??= levelsOf(whole()));
    },
    get causation() {
      return (causation ??= causationOf(whole()));
    },
    complete: problems.length === 0,
    problems,
    timings,
  };
}
