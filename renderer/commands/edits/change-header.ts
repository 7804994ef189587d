import { EMPTY_DIFF, type RecordsDiff } from '../../../shared/model/diff.ts';
import type { ModelHeader, ModelRecords } from '../../../shared/model/records.ts';

/** New title or description of the model. */
export function changeHeader(model: ModelRecords, change: Partial<Pick<ModelHeader, 'title' | 'description'>>): RecordsDiff {
  const after = { ...model.header, ...change };
  const isSame = after.title === model.header.title && after.description === model.header.description;
  return isSame ? EMPTY_DIFF : { ...EMPTY_DIFF, header: { before: model.header, after } };
}
