import type { RecordsDiff } from '../../../shared/model/diff.ts';
import {
  type AssetId,
  type AssetRecord,
  type ControlState,
  type ImpactLevel,
  type ModelRecords,
  type TrustLevel,
  controlKey,
  levelKey,
} from '../../../shared/model/records.ts';
import { DiffDraft } from './draft.ts';

type Changeable = Partial<Pick<AssetRecord, 'label' | 'type' | 'population' | 'notes'>>;

/** New name, class, population or notes of one asset. */
export function changeAsset(model: ModelRecords, id: AssetId, change: Changeable): RecordsDiff {
  const draft = new DiffDraft(model);
  const asset = model.assets[id];
  if (!asset) return draft.build();
  const next = { ...asset, ...change };
  const same = next.label === asset.label && next.type === asset.type && next.population === asset.population && next.notes === asset.notes;
  if (!same) draft.put('assets', id, next);
  return draft.build();
}

/** A trust level that differs from the default; `null` goes back to it. */
export function setTrust(model: ModelRecords, asset: AssetId, attribute: string, level: TrustLevel | null): RecordsDiff {
  const draft = new DiffDraft(model);
  const key = levelKey(asset, attribute);
  if (level === null) draft.remove('levels', key);
  else draft.put('levels', key, { ...model.levels[key], asset, attribute, level });
  return draft.build();
}

/** An impact that differs from the default; `null` goes back to it. */
export function setImpact(model: ModelRecords, asset: AssetId, consequence: string, impact: ImpactLevel | null): RecordsDiff {
  const draft = new DiffDraft(model);
  const key = levelKey(asset, consequence);
  if (impact === null) draft.remove('levels', key);
  else draft.put('levels', key, { ...model.levels[key], asset, consequence, impact });
  return draft.build();
}

export interface ControlChange {
  readonly asset: AssetId;
  readonly control: string;
  readonly state: ControlState | null;
}
/** States of controls, several at once where a strategy needs several. `null`: absent. */
export function setControls(model: ModelRecords, changes: readonly ControlChange[]): RecordsDiff {
  const draft = new DiffDraft(model);
  for (const { asset, control, state } of changes) {
    const key = controlKey(asset, control);
    const before = model.controls[key];
    if (state === null) draft.remove('controls', key);
    else if (before?.state !== state) draft.put('controls', key, { note: '', ...before, asset, control, state });
  }
  return draft.build();
}
