import type { CordonDatabase } from './database.ts';
import type { Sealed } from './sealed.ts';

/** A knowledge base of the library: what a list shows. */
export interface BaseRow {
  readonly id: string;
  readonly addedAt: number;
  readonly content: Sealed;
}
/** Its file as it was opened, and what was made of it (read again from the file where that is of another version). */
export interface BaseContentRow {
  readonly id: string;
  readonly file: Sealed;
  readonly compiled: Sealed;
}

/** Where knowledge bases lie. Each method happens as a whole or not at all. */
export interface KnowledgeStorage {
  rows(): Promise<readonly BaseRow[]>;
  read(id: string): Promise<BaseContentRow | null>;
  put(row: BaseRow, content: BaseContentRow): Promise<void>;
  remove(id: string): Promise<void>;
}

export const createDexieKnowledgeStorage = (db: CordonDatabase): KnowledgeStorage => ({
  rows: () => db.bases.toArray(),
  read: async (id) => (await db.baseContents.get(id)) ?? null,
  put: (row, content) =>
    db.transaction('rw', db.bases, db.baseContents, async () => {
      await db.bases.put(row);
      await db.baseContents.put(content);
    }),
  remove: (id) =>
    db.transaction('rw', db.bases, db.baseContents, async () => {
      await db.bases.delete(id);
      await db.baseContents.delete(id);
    }),
});

/** For the time of one window, where the browser lets nothing be stored. */
export function createMemoryKnowledgeStorage(): KnowledgeStorage {
  const rows = new Map<string, BaseRow>();
  const contents = new Map<string, BaseContentRow>();
  return {
    rows: () => Promise.resolve([...rows.values()]),
    read: (id) => Promise.resolve(contents.get(id) ?? null),
    put(row, content) {
      rows.set(row.id, row);
      contents.set(row.id, content);
      return Promise.resolve();
    },
    remove(id) {
      rows.delete(id);
      contents.delete(id);
      return Promise.resolve();
    },
  };
}
