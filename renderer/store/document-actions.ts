import { type RecordsDiff, EMPTY_DIFF, applyDiff, invertDiff, isEmptyDiff } from '../../shared/model/diff.ts';
import type { ModelHeader, ModelRecords } from '../../shared/model/records.ts';
import { notifyChanged, notifyOpened } from './document-events.ts';
import { CLOSED_DOCUMENT, type DocumentState, type OpenFile, type ReadOnlyReason, useDocument } from './document-store.ts';
import { type HistoryMark, pushMark } from './history.ts';

/** Something that reads a model and says what to change. */
export type Edit = (model: ModelRecords) => RecordsDiff;

export interface OpenOptions {
  readonly file?: OpenFile | null;
  readonly readOnly?: ReadOnlyReason | null;
  /** False where the model holds changes that its file has not: after a recovery. */
  readonly isSaved?: boolean;
}

/** Shows a model: history starts anew. */
export function openDocument(model: ModelRecords, options: OpenOptions = {}): void {
  const { revision } = useDocument.getState();
  const file = options.file ?? null;
  useDocument.setState({
    ...CLOSED_DOCUMENT,
    model,
    revision: revision + 1,
    readOnly: options.readOnly ?? null,
    file,
    savedMark: file && options.isSaved !== false ? 'start' : null,
  });
  notifyOpened({ model, revision: revision + 1 });
}

/** Back to nothing open. */
export function closeDocument(): void {
  const { revision } = useDocument.getState();
  useDocument.setState({ ...CLOSED_DOCUMENT, revision: revision + 1 });
  notifyOpened({ model: null, revision: revision + 1 });
}

/** Changes the open model: one call is one step of Undo. Returns false where nothing changed (no model, read-only, empty diff). */
export function applyEdit(label: string, edit: Edit): boolean {
  const { model, past, readOnly } = useDocument.getState();
  if (!model || readOnly) return false;
  const diff = edit(model);
  if (isEmptyDiff(diff)) return false;
  step(model, diff, { past: pushMark(past, { label, diff }), future: [] });
  return true;
}

/** Notes in the header what nobody did by hand. It is kept like any change, and is no step of Undo and no reason to save. */
export function noteInHeader(header: ModelHeader): void {
  const { model } = useDocument.getState();
  if (model) step(model, { ...EMPTY_DIFF, header: { before: model.header, after: header } });
}

export function undo(): boolean {
  const { model, past, future, readOnly } = useDocument.getState();
  const mark = past.at(-1);
  if (!model || !mark || readOnly) return false;
  step(model, invertDiff(mark.diff), { past: past.slice(0, -1), future: [...future, mark] });
  return true;
}

export function redo(): boolean {
  const { model, past, future, readOnly } = useDocument.getState();
  const mark = future.at(-1);
  if (!model || !mark || readOnly) return false;
  step(model, mark.diff, { past: pushMark(past, mark), future: future.slice(0, -1) });
  return true;
}

/** The user's file now holds the model as it was at `mark` (`currentMark` before writing began). */
export function markSaved(file: OpenFile, mark: HistoryMark | 'start'): void {
  useDocument.setState({ file, savedMark: mark });
}

function step(before: ModelRecords, diff: RecordsDiff, history?: Pick<DocumentState, 'past' | 'future'>): void {
  const model = applyDiff(before, diff);
  const revision = useDocument.getState().revision + 1;
  useDocument.setState({ model, revision, ...history });
  notifyChanged({ diff, model, revision });
}
