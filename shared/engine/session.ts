import type { CompiledKnowledge } from '../knowledge/compiled.ts';
import type { LiveModel } from './live/live-model.ts';
import type { Analysis, Levels } from './analysis.ts';
import type { ControlSetting, RunControl, SystemChange, SystemInput } from './input.ts';

/**
 * One model under analysis. `replace` computes from nothing; `change` gives the same result as
 * `replace` on the changed input, touching only what the edit can reach; `tryControls` computes
 * the levels under other control settings without keeping them. After `change` the tables of the analysis before
 * are gone, unless they have been read; `prepare` does in advance what the first edit would otherwise wait for.
 */
export interface AnalysisSession {
  readonly analysis: Analysis;
  /** The model as it is edited in place; `null`: not yet, or its knowledge does not allow it. */
  readonly live: LiveModel | null;
  replace(input: SystemInput, run?: RunControl): Analysis;
  change(change: SystemChange, run?: RunControl): Analysis;
  prepare(): void;
  tryControls(controls: readonly ControlSetting[]): Levels;
}

export type OpenSession = (knowledge: CompiledKnowledge, input: SystemInput, run?: RunControl) => AnalysisSession;
