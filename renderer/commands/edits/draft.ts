import type { RecordChange, RecordsDiff } from '../../../shared/model/diff.ts';
import type { ModelRecords, ModelTable } from '../../../shared/model/records.ts';

type RecordOf<T extends ModelTable> = ModelRecords[T] extends Readonly<Record<string, infer R>> ? R : never;

/**
 * Collects the changes of one gesture and reads through them, so that an edit made of several steps
 * becomes one diff. Records that end as they began leave no trace.
 */
export class DiffDraft {
  readonly model: ModelRecords;
  private readonly changes = new Map<ModelTable, Map<string, RecordChange<unknown>>>();

  constructor(model: ModelRecords) {
    this.model = model;
  }

  get<T extends ModelTable>(table: T, key: string): RecordOf<T> | undefined {
    const change = this.changes.get(table)?.get(key);
    if (change) return (change.after ?? undefined) as RecordOf<T> | undefined;
    return (this.model[table] as Readonly<Record<string, RecordOf<T>>>)[key];
  }

  put<T extends ModelTable>(table: T, key: string, record: RecordOf<T>): this {
    this.set(table, key, record);
    return this;
  }

  remove(table: ModelTable, key: string): this {
    this.set(table, key, null);
    return this;
  }

  /** Every record of a table as it would be after the changes so far. */
  all<T extends ModelTable>(table: T): readonly (readonly [string, RecordOf<T>])[] {
    const rows = new Map<string, RecordOf<T>>(Object.entries(this.model[table] as Readonly<Record<string, RecordOf<T>>>));
    for (const [key, change] of this.changes.get(table) ?? []) {
      if (change.after === null) rows.delete(key);
      else rows.set(key, change.after as RecordOf<T>);
    }
    return [...rows];
  }

  build(): RecordsDiff {
    const tables: Record<string, Record<string, RecordChange<unknown>>> = {};
    for (const [table, rows] of this.changes) {
      const kept = [...rows].filter(([, change]) => change.before !== change.after);
      if (kept.length > 0) tables[table] = Object.fromEntries(kept);
    }
    return { tables: tables as RecordsDiff['tables'] };
  }

  private set(table: ModelTable, key: string, after: unknown): void {
    let rows = this.changes.get(table);
    if (!rows) this.changes.set(table, (rows = new Map<string, RecordChange<unknown>>()));
    const before = (this.model[table] as Readonly<Record<string, unknown>>)[key] ?? null;
    rows.set(key, { before, after });
  }
}
