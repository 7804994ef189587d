import { assetsOfNode } from '../../engine/analysis.ts';
import { csrRow } from '../../base/csr.ts';
import type { RecordsDiff } from '../../model/diff.ts';
import type { ModelRecords, RiskLevel } from '../../model/records.ts';
import type { AssetMark } from '../../protocol/engine-protocol.ts';
import { SERIOUS_RISKS } from '../findings.ts';
import { riskName } from '../risk-summary.ts';
import type { LiveFindings } from './live-findings.ts';

/** The marks on assets of a model under edit. (`assetMarks` makes all of them.) */
export class LiveMarks {
  private readonly findings: LiveFindings;
  private readonly inPlace = new Map<string, number>();
  private readonly isSerious: readonly boolean[];
  /** Assets whose marks may be others than those told. */
  private readonly pending = new Set<string>();

  constructor(findings: LiveFindings, model: ModelRecords) {
    this.findings = findings;
    this.isSerious = findings.view.knowledge.scales.risk.map((name) => SERIOUS_RISKS.includes(name as RiskLevel));
    for (const { asset, state } of Object.values(model.controls)) if (state === 'in-place') this.count(asset, 1);
  }

  /** After the findings have taken the edit over. */
  absorb(diff: RecordsDiff): void {
    const { pending } = this;
    const { view, touched } = this.findings;
    const { model } = view;
    const ids = view.structure.assets.ids;
    for (const { before, after } of Object.values(diff.tables.controls ?? {})) {
      if (before?.state === 'in-place') this.count(before.asset, -1);
      if (after?.state === 'in-place') this.count(after.asset, 1);
      pending.add((after ?? before)!.asset);
    }
    for (const asset of Object.keys(diff.tables.assets ?? {})) pending.add(asset);
    for (const slot of model.levels.touchedAssets.rows.view()) pending.add(ids[slot]!);
    for (const set of touched.consequences.rows.view()) pending.add(ids[model.sets.consequences.asset[set]!]!);
    for (const threat of touched.threats.rows.view()) {
      if (!model.threats.isAlive(threat)) continue;
      const match = model.threats.match[threat]!;
      view.knowledge.patterns[model.matches.pattern[match]!]!.nodes.forEach(({ kind }, node) => {
        if (kind === 'key' || kind === 'root') for (const asset of assetsOfNode(model.matches, match, node)) pending.add(ids[asset]!);
      });
    }
  }

  /** Marks that may have changed since the last time; `null`: the asset is gone. */
  tell(): Record<string, AssetMark | null> {
    const { model } = this.findings.view;
    const marks: Record<string, AssetMark | null> = {};
    for (const id of this.pending) {
      const slot = model.assets.slotOf(id);
      if (slot < 0) marks[id] = null;
      else if (model.assets.isAsserted(slot)) marks[id] = this.mark(slot, id);
    }
    this.pending.clear();
    return marks;
  }

  private mark(slot: number, id: string): AssetMark {
    const { view } = this.findings;
    const { sets, matches, threats } = view.model;
    const first = sets.consequences.first[slot]!;
    const end = first + sets.layouts[slot]!.consequences.count;
    let risk = 0;
    for (let set = first; set < end; set++)
      if (view.levels.consequenceLikelihood[set]! > 0) risk = Math.max(risk, view.consequenceRisk[set]!);
    const serious = new Set<number>();
    matches.eachWith(slot, (match) => {
      for (const threat of csrRow(threats.ofMatch, match)) if (this.isSerious[view.threatRisk[threat]!]) serious.add(threat);
    });
    return { risk: riskName(view.knowledge.scales, risk), seriousFindings: serious.size, controlsInPlace: this.inPlace.get(id) ?? 0 };
  }

  private count(asset: string, by: number): void {
    this.inPlace.set(asset, (this.inPlace.get(asset) ?? 0) + by);
  }
}
