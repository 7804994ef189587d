import type { RecordsDiff } from '../../../shared/model/diff.ts';
import type { AssetId, ModelRecords } from '../../../shared/model/records.ts';
import { DiffDraft } from './draft.ts';

/** How long something at an asset lasts, in the unit of the quantity; `null` goes back to what is usual for its class. */
export function stateTime(model: ModelRecords, id: AssetId, quantity: string, value: number | null): RecordsDiff {
  const draft = new DiffDraft(model);
  const asset = model.assets[id];
  if (!asset || (asset.quantities?.[quantity] ?? null) === value) return draft.build();
  const { quantities = {}, ...rest } = asset;
  const { [quantity]: _before, ...others } = quantities;
  const next = value === null ? others : { ...others, [quantity]: value };
  draft.put('assets', id, Object.keys(next).length === 0 ? rest : { ...rest, quantities: next });
  return draft.build();
}
