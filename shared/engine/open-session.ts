import type { Analysis, Levels } from './analysis.ts';
import { analyseFromNothing, type FullRun } from './analyse-from-nothing.ts';
import { applyChange } from './apply-change.ts';
import { levelsOf, runCalculation } from './calculate.ts';
import type { ControlSetting, RunControl, SystemChange, SystemInput } from './input.ts';
import { applySettings } from './levels/apply-settings.ts';
import type { AnalysisSession, OpenSession } from './session.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';

/** Opens a model for analysis. */
export const openSession: OpenSession = (knowledge, input, run) => new Session(knowledge, input, run);

class Session implements AnalysisSession {
  private readonly knowledge: CompiledKnowledge;
  private input: SystemInput;
  private last: FullRun;

  constructor(knowledge: CompiledKnowledge, input: SystemInput, run?: RunControl) {
    this.knowledge = knowledge;
    this.input = input;
    this.last = analyseFromNothing(knowledge, input, run);
  }

  get analysis(): Analysis {
    return this.last.analysis;
  }

  replace(input: SystemInput, run?: RunControl): Analysis {
    this.input = input;
    this.last = analyseFromNothing(this.knowledge, input, run);
    return this.last.analysis;
  }

  change(change: SystemChange, run?: RunControl): Analysis {
    return this.replace(applyChange(this.input, change), run);
  }

  tryControls(controls: readonly ControlSetting[]): Levels {
    const { network } = this.last.calculation;
    const input = applyChange(this.input, { ...NO_CHANGE, controls });
    return levelsOf(runCalculation(network, applySettings(network, input)));
  }
}

/** A change that changes nothing. */
export const NO_CHANGE: SystemChange = {
  removeAssets: [],
  putAssets: [],
  removeRelations: [],
  addRelations: [],
  controls: [],
  attributeLevels: [],
  impacts: [],
};
