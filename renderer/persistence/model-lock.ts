/** The right to write one model; at most one window of the browser or app has it. */
export interface ModelLock {
  release(): void;
}

const nameOf = (model: string): string => `cordon-model:${model}`;

/**
 * Where the browser refuses locks it refuses the database too (both belong to site data), so there
 * is nothing that two windows could write at once.
 */
const unguarded: ModelLock = { release: () => undefined };

function request(model: string, options: LockOptions): Promise<ModelLock | null> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(nameOf(model), options, (lock) => {
        if (!lock) {
          resolve(null);
          return;
        }
        // The lock lasts as long as this promise: until it is released, or the window dies.
        return new Promise<void>((done) => resolve({ release: done }));
      })
      .catch(reject);
  });
}

/** Takes the lock if nobody has it; `null` where another window writes this model. */
export const tryLockModel = (model: string): Promise<ModelLock | null> => request(model, { ifAvailable: true }).catch(() => unguarded);

/** Waits until the other window lets go. Rejects when `signal` says that nobody waits any more. */
export async function waitForModelLock(model: string, signal: AbortSignal): Promise<ModelLock> {
  return (await request(model, { signal })) ?? unguarded;
}

/** Ids of the models that some window writes now. */
export async function lockedModels(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query().catch(() => ({ held: [] }));
  const prefix = nameOf('');
  return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
}
