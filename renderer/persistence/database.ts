import { Dexie, type EntityTable, type Table } from 'dexie';
import type { BaseContentRow, BaseRow } from './knowledge-storage.ts';
import type { PackRow } from './pack-storage.ts';
import type { CardRow, CopyRow, JournalRow, SnapshotRow } from './library-storage.ts';

/** A file that the browser lets us reach again. */
export interface HandleRow {
  readonly id: string;
  readonly usedAt: number;
  readonly handle: FileSystemFileHandle;
}

/** Everything that Cordon keeps in the browser's storage. Only columns that are searched are named in the schema. */
export class CordonDatabase extends Dexie {
  declare readonly cards: EntityTable<CardRow, 'id'>;
  declare readonly snapshots: EntityTable<SnapshotRow, 'model'>;
  declare readonly journal: Table<JournalRow, [string, number]>;
  declare readonly copies: EntityTable<CopyRow, 'id'>;
  declare readonly handles: EntityTable<HandleRow, 'id'>;
  declare readonly packs: EntityTable<PackRow, 'id'>;
  declare readonly bases: EntityTable<BaseRow, 'id'>;
  declare readonly baseContents: EntityTable<BaseContentRow, 'id'>;

  constructor(name = 'cordon') {
    // Strict: a transaction that has committed survives a power cut, not only a crash of the tab.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      cards: 'id',
      snapshots: 'model',
      journal: '[model+seq], model',
      copies: 'id, model',
      handles: 'id',
    });
    this.version(2).stores({ packs: 'id', bases: 'id', baseContents: 'id' });
  }
}
