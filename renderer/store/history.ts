import type { RecordsDiff } from '../../shared/model/diff.ts';

/** One user gesture: what Undo takes back in one step. The label stands in the menu: 'Undo Move pump'. */
export interface HistoryMark {
  readonly label: string;
  readonly diff: RecordsDiff;
}

/** More steps than anybody takes back; bounds the memory of a long day. */
export const HISTORY_LIMIT = 500;

/** Adds a mark at the end and lets the oldest go. */
export const pushMark = (marks: readonly HistoryMark[], mark: HistoryMark): readonly HistoryMark[] =>
  [...marks, mark].slice(-HISTORY_LIMIT);
