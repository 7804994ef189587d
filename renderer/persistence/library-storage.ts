import type { Sealed } from './sealed.ts';

/** One model of the library. Only what the database itself needs stands in the open. */
export interface CardRow {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  /** The window that has it open for writing; stays behind when that window dies. */
  readonly openIn: string | null;
  readonly content: Sealed;
}
/** The whole model after change number `seq`. */
export interface SnapshotRow {
  readonly model: string;
  readonly seq: number;
  readonly content: Sealed;
}
/** One gesture after the snapshot. Numbers have no gaps. */
export interface JournalRow {
  readonly model: string;
  readonly seq: number;
  readonly content: Sealed;
}
/** An earlier state of a model, kept for recovery. */
export interface CopyRow {
  readonly id: string;
  readonly model: string;
  readonly at: number;
  readonly reason: CopyReason;
  readonly content: Sealed;
}
/** `opened`: before the first change of a session. `replaced`: before a file took its place. `damaged`: the part that could still be read. */
export type CopyReason = 'opened' | 'replaced' | 'damaged';

export interface StoredModel {
  readonly card: CardRow;
  readonly snapshot: SnapshotRow;
  /** In order of `seq`. */
  readonly journal: readonly JournalRow[];
}

/**
 * The library's database. Each method is one transaction: it happens as a whole or not at all, and
 * when its promise is fulfilled the data are on disk. Rejections are the database's own errors;
 * `storageFailure` words them.
 */
export interface LibraryStorage {
  /** False: everything is gone when the window closes. */
  readonly isLasting: boolean;
  cards(): Promise<readonly CardRow[]>;
  read(model: string): Promise<StoredModel | null>;
  /** Replaces card and snapshot and drops the journal up to the snapshot. */
  putSnapshot(card: CardRow, snapshot: SnapshotRow): Promise<void>;
  append(card: CardRow, entry: JournalRow): Promise<void>;
  /** Changes the card alone; does nothing when the model is gone. */
  putCard(card: CardRow): Promise<void>;
  /** Adds a copy and lets the oldest of the same model go above `keep`. */
  putCopy(copy: CopyRow, keep: number): Promise<void>;
  copies(): Promise<readonly CopyRow[]>;
  /** Card, snapshot, journal and copies. */
  remove(model: string): Promise<void>;
  /** Calls back after changes of the cards, from this window or another. */
  watch(listener: () => void): () => void;
}
