import type { RecordsDiff } from '../../shared/model/diff.ts';
import type { ModelRecords } from '../../shared/model/records.ts';

/** The model changed by `diff`; the engine's client and the autosave listen. */
export interface DocumentChange {
  readonly diff: RecordsDiff;
  readonly model: ModelRecords;
  readonly revision: number;
}
/** Another model was opened, or none. */
export interface DocumentOpened {
  readonly model: ModelRecords | null;
  readonly revision: number;
}
export interface DocumentListener {
  onOpened?(event: DocumentOpened): void;
  onChanged?(event: DocumentChange): void;
}

const listeners = new Set<DocumentListener>();

/** Called synchronously, in order, after the store has changed. Returns what stops it. */
export function listenToDocument(listener: DocumentListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function notifyOpened(event: DocumentOpened): void {
  for (const listener of listeners) listener.onOpened?.(event);
}

export function notifyChanged(event: DocumentChange): void {
  for (const listener of listeners) listener.onChanged?.(event);
}
