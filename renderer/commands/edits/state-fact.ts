import type { RecordsDiff } from '../../../shared/model/diff.ts';
import type { AssetId, ModelRecords } from '../../../shared/model/records.ts';
import { DiffDraft } from './draft.ts';

/** A statement about one asset that no relation can make, such as the legal ground of a processing. Empty takes it away. */
export function stateFact(model: ModelRecords, id: AssetId, name: string, text: string): RecordsDiff {
  const draft = new DiffDraft(model);
  const asset = model.assets[id];
  if (!asset || (asset.facts[name] ?? '') === text) return draft.build();
  const { [name]: _before, ...others } = asset.facts;
  draft.put('assets', id, { ...asset, facts: text === '' ? others : { ...others, [name]: text } });
  return draft.build();
}
