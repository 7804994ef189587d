import { type RecordsDiff, EMPTY_DIFF, applyDiff, invertDiff, isEmptyDiff, mergeDiffs } from '../../shared/model/diff.ts';
import type { ModelHeader, ModelRecords } from '../../shared/model/records.ts';
import { notifyChanged, notifyOpened } from './document-events.ts';
import { CLOSED_DOCUMENT, type OpenFile, type ReadOnlyReason, useDocument } from './document-store.ts';
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

/**
 * Changes the open model. One call is one step of Undo, unless a gesture is under way: then it
 * becomes part of that gesture. Returns false where nothing changed (no model, read-only, empty diff).
 */
export function applyEdit(label: string, edit: Edit): boolean {
  const state = useDocument.getState();
  if (!state.model || state.readOnly) return false;
  const diff = edit(state.model);
  if (isEmptyDiff(diff)) return false;
  const model = applyDiff(state.model, diff);
  const revision = state.revision + 1;
  if (state.gesture) {
    useDocument.setState({ model, revision, gesture: { ...state.gesture, diff: mergeDiffs(state.gesture.diff, diff) }, future: [] });
  } else {
    useDocument.setState({ model, revision, past: pushMark(state.past, { label, diff }), future: [] });
  }
  notifyChanged({ diff, model, revision, endsGesture: state.gesture === null, label });
  return true;
}

/** Notes in the header what nobody did by hand. It is kept like any change, and is no step of Undo and no reason to save. */
export function noteInHeader(header: ModelHeader): void {
  const { model } = useDocument.getState();
  if (model) step({ ...EMPTY_DIFF, header: { before: model.header, after: header } }, '');
}

/** From here to `endGesture`, all edits are one step of Undo: a slider dragged, a name typed. */
export function beginGesture(label: string): void {
  if (useDocument.getState().gesture) endGesture();
  useDocument.setState({ gesture: { label, diff: EMPTY_DIFF } });
}

export function endGesture(): void {
  const { gesture, past, model, revision } = useDocument.getState();
  if (!gesture) return;
  if (isEmptyDiff(gesture.diff)) {
    useDocument.setState({ gesture: null });
    return;
  }
  useDocument.setState({ gesture: null, past: pushMark(past, { label: gesture.label, diff: gesture.diff }) });
  if (model) notifyChanged({ diff: EMPTY_DIFF, model, revision, endsGesture: true, label: gesture.label });
}

/** Takes back what the gesture did so far and forgets it: Escape during a drag. */
export function cancelGesture(): void {
  const { gesture } = useDocument.getState();
  if (!gesture) return;
  useDocument.setState({ gesture: null });
  step(invertDiff(gesture.diff), gesture.label);
}

export function undo(): boolean {
  endGesture();
  const { past, future, readOnly } = useDocument.getState();
  const mark = past.at(-1);
  if (!mark || readOnly) return false;
  useDocument.setState({ past: past.slice(0, -1), future: [...future, mark] });
  step(invertDiff(mark.diff), mark.label);
  return true;
}

export function redo(): boolean {
  endGesture();
  const { past, future, readOnly } = useDocument.getState();
  const mark = future.at(-1);
  if (!mark || readOnly) return false;
  useDocument.setState({ past: pushMark(past, mark), future: future.slice(0, -1) });
  step(mark.diff, mark.label);
  return true;
}

/** The user's file now holds the model as it was at `mark` (`currentMark` before writing began). */
export function markSaved(file: OpenFile, mark: HistoryMark | 'start'): void {
  useDocument.setState({ file, savedMark: mark });
}

/** Where history stands now; ends a gesture, so that what is written is what the mark says. */
export function currentMark(): HistoryMark | 'start' {
  endGesture();
  return useDocument.getState().past.at(-1) ?? 'start';
}

function step(diff: RecordsDiff, label: string): void {
  const state = useDocument.getState();
  if (!state.model || isEmptyDiff(diff)) return;
  const model = applyDiff(state.model, diff);
  const revision = state.revision + 1;
  useDocument.setState({ model, revision });
  notifyChanged({ diff, model, revision, endsGesture: true, label });
}
