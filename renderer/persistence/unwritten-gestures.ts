import type { RecordsDiff } from '../../shared/model/diff.ts';
import type { ModelId } from '../../shared/model/records.ts';

/** A gesture, as it would stand in the journal. */
export interface Gesture {
  readonly seq: number;
  readonly diff: RecordsDiff;
}

const PREFIX = 'cordon.unwritten.';

/**
 * Keeps the gestures that had not reached the database when their page was taken away: it gets no
 * more answers from the database then, while the local storage is written before the call returns.
 */
export function markUnwritten(model: ModelId, gestures: readonly Gesture[]): void {
  try {
    if (gestures.length > 0) localStorage.setItem(PREFIX + model, JSON.stringify(gestures));
  } catch {
    // Refused or full: the model comes back as it was before these gestures.
  }
}

/** The gestures that wait for `model`; empty where none do. */
export function unwrittenGestures(model: ModelId): readonly Gesture[] {
  try {
    // Written by this module only; whether each fits the model is checked where it is applied.
    return JSON.parse(localStorage.getItem(PREFIX + model) ?? '[]') as readonly Gesture[];
  } catch {
    return [];
  }
}

/** To be called once they lie in the database, or belong to nothing any more. */
export function forgetUnwritten(model: ModelId): void {
  try {
    localStorage.removeItem(PREFIX + model);
  } catch {
    // Nothing was kept then.
  }
}
