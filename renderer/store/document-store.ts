import { create } from 'zustand';
import type { ModelRecords } from '../../shared/model/records.ts';
import type { FileStamp, HostFile } from '../../shared/protocol/file-host.ts';
import type { HistoryMark } from './history.ts';

/** The user's own file behind the open model, when there is one. */
export interface OpenFile extends HostFile {
  /** What it was when it was last read or written; `null` where the host cannot know. */
  readonly stamp: FileStamp | null;
}

/** Why a model cannot be changed here. */
export type ReadOnlyReason = 'open-elsewhere';

export interface DocumentState {
  /** `null`: no model is open. */
  readonly model: ModelRecords | null;
  /** Rises with each change, undo and redo, and with each model that is opened; never falls. */
  readonly revision: number;
  readonly past: readonly HistoryMark[];
  readonly future: readonly HistoryMark[];
  readonly readOnly: ReadOnlyReason | null;
  readonly file: OpenFile | null;
  /**
   * The last history mark that the user's file holds; `'start'` when it holds the model as it was
   * opened, `null` when it holds none of this. Undo back to that mark makes the model saved again.
   */
  readonly savedMark: HistoryMark | 'start' | null;
}

export const CLOSED_DOCUMENT: DocumentState = {
  model: null,
  revision: 0,
  past: [],
  future: [],
  readOnly: null,
  file: null,
  savedMark: null,
};

/**
 * The open model and its history. Components select single fields; changes go through
 * `document-actions.ts`.
 */
export const useDocument = create<DocumentState>()(() => CLOSED_DOCUMENT);

/** Has the model changes that the user's file does not have? Without a file: was it changed at all? */
export function isUnsaved(state: DocumentState): boolean {
  if (!state.model) return false;
  if (!state.file) return state.past.length > 0;
  return currentMark(state) !== state.savedMark;
}

/** Where history stands. */
export const currentMark = ({ past }: DocumentState): HistoryMark | 'start' => past.at(-1) ?? 'start';
