import type { ModelHeader, ModelRecords, ModelTable } from './records.ts';

/** Before and after of one record; `null` where it did not or does not exist. */
export interface RecordChange<T> {
  readonly before: T | null;
  readonly after: T | null;
}
/** The record type of a table. */
export type RecordOf<T extends ModelTable> = ModelRecords[T] extends Readonly<Record<string, infer R>> ? R : never;

/**
 * One edit of a model: per table, the records that it changes. Its inverse swaps before and after,
 * so undo is a diff as well.
 */
export interface RecordsDiff {
  readonly header?: RecordChange<ModelHeader>;
  readonly tables: { readonly [T in ModelTable]?: Readonly<Record<string, RecordChange<RecordOf<T>>>> };
}

/** The tables in the order in which a file lists them. */
export const MODEL_TABLES = ['assets', 'relations', 'controls', 'levels', 'decisions', 'diagrams'] as const satisfies readonly ModelTable[];

export const EMPTY_DIFF: RecordsDiff = { tables: {} };

type AnyTable = Readonly<Record<string, object>>;
type AnyChanges = Readonly<Record<string, RecordChange<object>>>;

const tableOf = (model: ModelRecords, table: ModelTable): AnyTable => model[table];
const changesOf = (diff: RecordsDiff, table: ModelTable): AnyChanges => diff.tables[table] ?? {};
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | null => (Object.hasOwn(record, key) ? (record[key] ?? null) : null);

/** True where the diff changes nothing. */
export const isEmptyDiff = (diff: RecordsDiff): boolean =>
  diff.header === undefined && MODEL_TABLES.every((table) => Object.keys(changesOf(diff, table)).length === 0);

/**
 * What turns `before` into `after`. Records are immutable, so identity decides first; records that
 * are different objects with the same content count as the same.
 */
export function diffRecords(before: ModelRecords, after: ModelRecords): RecordsDiff {
  const tables: Record<string, Record<string, RecordChange<object>>> = {};
  for (const table of MODEL_TABLES) {
    const old = tableOf(before, table);
    const next = tableOf(after, table);
    if (old === next) continue;
    const rows: [string, RecordChange<object>][] = [];
    for (const key of Object.keys(old)) {
      const was = own(old, key);
      const is = own(next, key);
      if (!sameRecord(was, is)) rows.push([key, { before: was, after: is }]);
    }
    for (const key of Object.keys(next)) if (!Object.hasOwn(old, key)) rows.push([key, { before: null, after: own(next, key) }]);
    if (rows.length > 0) tables[table] = Object.fromEntries(rows);
  }
  const header = sameRecord(before.header, after.header) ? {} : { header: { before: before.header, after: after.header } };
  return { ...header, tables };
}

/**
 * The model after the edit. Only the tables that the diff names are copied. The diff has to fit:
 * what it calls `before` is what the model has; `fits` says whether it does.
 */
export function applyDiff(model: ModelRecords, diff: RecordsDiff): ModelRecords {
  const changed: Partial<Record<ModelTable, AnyTable>> = {};
  for (const table of MODEL_TABLES) {
    const changes = Object.entries(changesOf(diff, table));
    if (changes.length === 0) continue;
    const rows: Record<string, object> = { ...tableOf(model, table) };
    for (const [key, { after }] of changes) {
      if (after === null) Reflect.deleteProperty(rows, key);
      else if (key === '__proto__')
        Object.defineProperty(rows, key, { value: after, configurable: true, enumerable: true, writable: true });
      else rows[key] = after;
    }
    changed[table] = rows;
  }
  // The header of a model is always there, so a diff never takes it away.
  return { ...model, header: diff.header?.after ?? model.header, ...(changed as Partial<ModelRecords>) };
}

/** The diff that takes this one back. */
export function invertDiff(diff: RecordsDiff): RecordsDiff {
  const tables: Record<string, AnyChanges> = {};
  for (const table of MODEL_TABLES) {
    const changes = Object.entries(changesOf(diff, table));
    if (changes.length > 0)
      tables[table] = Object.fromEntries(changes.map(([key, { before, after }]) => [key, { before: after, after: before }]));
  }
  return { ...(diff.header ? { header: { before: diff.header.after, after: diff.header.before } } : {}), tables };
}

/** One diff with the effect of `first` and then `second`. What ends as it began is left out. */
export function mergeDiffs(first: RecordsDiff, second: RecordsDiff): RecordsDiff {
  const tables: Record<string, AnyChanges> = {};
  for (const table of MODEL_TABLES) {
    const rows = new Map(Object.entries(changesOf(first, table)));
    for (const [key, change] of Object.entries(changesOf(second, table))) {
      const earlier = rows.get(key);
      rows.set(key, { before: earlier ? earlier.before : change.before, after: change.after });
    }
    for (const [key, change] of rows) if (sameRecord(change.before, change.after)) rows.delete(key);
    if (rows.size > 0) tables[table] = Object.fromEntries(rows);
  }
  const header = mergeHeader(first.header, second.header);
  return { ...(header ? { header } : {}), tables };
}

function mergeHeader(first: RecordsDiff['header'], second: RecordsDiff['header']): RecordsDiff['header'] {
  if (!first || !second) return first ?? second;
  const merged = { before: first.before, after: second.after };
  return sameRecord(merged.before, merged.after) ? undefined : merged;
}

/** Is every `before` of the diff what the model holds? False means that the two do not belong together. */
export function diffFits(model: ModelRecords, diff: RecordsDiff): boolean {
  if (diff.header && !sameRecord(diff.header.before, model.header)) return false;
  return MODEL_TABLES.every((table) =>
    Object.entries(changesOf(diff, table)).every(([key, change]) => sameRecord(change.before, own(tableOf(model, table), key))),
  );
}

/** Same content, whatever the order of fields. Values are JSON: no functions, dates or cycles. */
export function sameRecord(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameRecord(item, b[i]));
  }
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && sameRecord(left[key], right[key]));
}
