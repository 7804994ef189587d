import { csrRow } from '../../base/csr.ts';
import { ChangedRows } from '../../engine/live/changed-rows.ts';
import type { RecordsDiff } from '../../model/diff.ts';
import type { ControlRecord } from '../../model/records.ts';
import { knowledgeNumbers } from '../knowledge-numbers.ts';
import type { ListedFindings } from './listed-findings.ts';
import type { LiveDepths, LiveRoots } from './live-chains.ts';
import type { LiveOutcomes } from './live-outcomes.ts';
import type { LiveView } from './live-view.ts';

/** Rows of which the edit at hand may have changed the finding. */
export class TouchedFindings {
  readonly threats = new ChangedRows();
  readonly consequences = new ChangedRows();
  readonly strategies = new ChangedRows();
  private readonly view: LiveView;

  constructor(view: LiveView) {
    this.view = view;
  }

  /** What the engine changed, with what is told of it beside the things themselves. */
  gather(diff: RecordsDiff): void {
    for (const rows of [this.threats, this.consequences, this.strategies]) rows.clear();
    this.gatherLevels();
    this.gatherStrategies(diff);
  }

  private gatherLevels(): void {
    const { view, threats, consequences } = this;
    const { levels } = view.model;
    const { fixpoint } = levels;
    for (const threat of fixpoint.changedThreats.rows.view()) {
      threats.add(threat);
      if (!view.model.threats.isAlive(threat)) continue;
      view.eachCause(threat, (set) => consequences.add(set));
      view.eachEffect(threat, (set) => consequences.add(set));
    }
    for (const attribute of fixpoint.changedAttributes.rows.view()) {
      const by = view.model.sets.attributes.consequence[attribute]!;
      if (by >= 0) consequences.add(by);
      view.eachNaming(attribute, (threat) => threats.add(threat));
    }
    for (const set of fixpoint.changedConsequences.rows.view()) {
      consequences.add(set);
      view.eachBehind(set, (threat) => threats.add(threat));
    }
    for (const set of levels.touched.rows.view()) consequences.add(set);
    for (const set of levels.changedImpacts.rows.view()) {
      consequences.add(set);
      view.eachCausing(set, (threat) => threats.add(threat));
    }
  }

  /** Strategies whose state or controls are others, and the threats that name them. */
  private gatherStrategies(diff: RecordsDiff): void {
    const { threats, strategies } = this;
    const { levels, strategies: table } = this.view.model;
    const holders = (control: number): void => {
      for (let i = table.holders.offsets[control]!; i < table.holders.offsets[control]! + table.holders.length(control); i++)
        strategies.add(table.holders.values[i]!);
    };
    for (const control of levels.changedControls.rows.view()) holders(control);
    for (const { before, after } of Object.values(diff.tables.controls ?? {})) {
      const control = this.controlSet((after ?? before)!);
      if (control >= 0) holders(control);
    }
    for (const strategy of levels.changedStrategies.rows.view()) strategies.add(strategy);
    for (const strategy of strategies.rows.view())
      if (table.strategy[strategy]! >= 0) for (const threat of csrRow(table.threats, strategy)) threats.add(threat);
  }

  /** What else looks different, since outcomes, depths and roots are known. */
  widen(listed: ListedFindings, outcomes: LiveOutcomes, depths: LiveDepths, roots: LiveRoots): void {
    const { view, threats, consequences } = this;
    listed.renew(consequences, (set) => view.eachBehind(set, (threat) => threats.add(threat)));
    outcomes.eachChanged((threat) => threats.add(threat));
    for (const thing of depths.changed.rows.view())
      if ((thing & 1) === 0) threats.add(thing >> 1);
      else consequences.add(thing >> 1);
    for (const thing of roots.changed.rows.view()) if ((thing & 1) === 1) view.eachBehind(thing >> 1, (threat) => threats.add(threat));
  }

  private controlSet({ asset, control }: ControlRecord): number {
    const { model } = this.view;
    const slot = model.assets.slotOf(asset);
    const type = knowledgeNumbers(this.view.knowledge).controls.get(control);
    return slot < 0 || type === undefined ? -1 : model.sets.find('controls', slot, type);
  }
}
