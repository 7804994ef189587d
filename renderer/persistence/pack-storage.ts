import type { CordonDatabase } from './database.ts';
import { openJson, sealJson, type Sealed, type StorageCodec } from './sealed.ts';

/** One pack of the library. The text may tell what a hospital has, so it is sealed like a model. */
export interface PackRow {
  readonly id: string;
  readonly content: Sealed;
}
export interface KeptPack {
  readonly id: string;
  readonly text: string;
  /** Laid over the base in this library. */
  readonly isOn: boolean;
  /** When it came in, milliseconds since 1970: later packs lie above earlier ones. */
  readonly since: number;
}
export interface PackStorage {
  all(): Promise<readonly KeptPack[]>;
  put(pack: KeptPack): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The packs of the library; without a database they last as long as the window. Rows that cannot be opened are passed over. */
export function createPackStorage(database: CordonDatabase | null, codec: StorageCodec): PackStorage {
  if (database === null) {
    const packs = new Map<string, KeptPack>();
    return {
      all: () => Promise.resolve([...packs.values()]),
      put: (pack) => Promise.resolve(void packs.set(pack.id, pack)),
      remove: (id) => Promise.resolve(void packs.delete(id)),
    };
  }
  return {
    async all() {
      const rows = await database.packs.toArray();
      const opened = await Promise.all(rows.map(async ({ id, content }) => read(id, await openJson(codec, content).catch(() => null))));
      return opened.filter((pack) => pack !== null).sort((a, b) => a.since - b.since);
    },
    async put({ id, ...rest }) {
      await database.packs.put({ id, content: await sealJson(codec, rest) });
    },
    remove: (id) => database.packs.delete(id),
  };
}

function read(id: string, value: unknown): KeptPack | null {
  if (typeof value !== 'object' || value === null) return null;
  const { text, isOn, since } = value as Readonly<Record<string, unknown>>;
  return typeof text === 'string' ? { id, text, isOn: isOn === true, since: typeof since === 'number' ? since : 0 } : null;
}
