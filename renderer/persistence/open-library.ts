import { CordonDatabase } from './database.ts';
import { createDexieStorage } from './dexie-storage.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { KnowledgeLibrary } from './knowledge-library.ts';
import { createDexieKnowledgeStorage, createMemoryKnowledgeStorage } from './knowledge-storage.ts';
import { ModelLibrary } from './model-library.ts';
import { plainCodec } from './sealed.ts';

export interface OpenedLibrary {
  readonly library: ModelLibrary;
  readonly bases: KnowledgeLibrary;
  /** `null` where the browser lets nothing be stored. */
  readonly database: CordonDatabase | null;
}

/** A browser that neither opens nor refuses the database must not keep the app from starting. Milliseconds. */
const PATIENCE = 5000;

/** Opens the library in IndexedDB, or one in memory where that is refused. Never rejects. */
export async function openLibrary(): Promise<OpenedLibrary> {
  const environment = { codec: plainCodec, now: () => Date.now(), newId: () => crypto.randomUUID() };
  try {
    const database = new CordonDatabase();
    await withPatience(database.open());
    const bases = new KnowledgeLibrary(createDexieKnowledgeStorage(database), environment.codec, environment.now);
    return { library: new ModelLibrary({ ...environment, storage: createDexieStorage(database) }), bases, database };
  } catch {
    const library = new ModelLibrary({ ...environment, storage: createMemoryStorage() });
    const bases = new KnowledgeLibrary(createMemoryKnowledgeStorage(), environment.codec, environment.now);
    return { library, bases, database: null };
  }
}

function withPatience<T>(work: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The browser did not answer within ${String(PATIENCE / 1000)} s.`)), PATIENCE);
    void Promise.resolve(work)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
