import type { ModelHeader, ModelRecords, ModelTable } from './records.ts';

/** Before and after of one record; `null` where it did not or does not exist. */
export interface RecordChange<T> {
  readonly before: T | null;
  readonly after: T | null;
}
type RecordOf<T extends ModelTable> = ModelRecords[T] extends Readonly<Record<string, infer R>> ? R : never;

/**
 * One edit of a model: per table, the records that it changes. Its inverse swaps before and after,
 * so undo is a diff as well.
 */
export interface RecordsDiff {
  readonly header?: RecordChange<ModelHeader>;
  readonly tables: { readonly [T in ModelTable]?: Readonly<Record<string, RecordChange<RecordOf<T>>>> };
}
