/** Why the library could not do what was asked. `denied`: the browser lets nothing be stored. */
export type StorageFailureKind = 'denied' | 'full' | 'broken' | 'not-found' | 'damaged';

export interface StorageFailure {
  readonly kind: StorageFailureKind;
  /** What the browser said; for the details. */
  readonly detail: string;
}

/** Names by which browsers refuse IndexedDB: private windows, switched-off site data, policies. */
const DENIED = new Set(['SecurityError', 'InvalidStateError', 'MissingAPIError', 'NotAllowedError', 'OpenFailedError', 'UnknownError']);

/** Words an error of Dexie or IndexedDB. Dexie wraps: the cause is in `inner`. */
export function storageFailure(error: unknown): StorageFailure {
  const chain: string[] = [];
  let detail = '';
  for (let at: unknown = error; at instanceof Error || at instanceof DOMException; at = (at as { inner?: unknown }).inner) {
    chain.push(at.name);
    if (detail === '') detail = at.message;
    if (chain.length > 5) break;
  }
  if (detail === '') detail = String(error);
  if (chain.includes('QuotaExceededError')) return { kind: 'full', detail };
  if (chain.some((name) => DENIED.has(name))) return { kind: 'denied', detail };
  return { kind: 'broken', detail };
}
