import { isOtherVersion, pinOf, readPin, withPin } from '../../../shared/assessment/knowledge-pin.ts';
import { EMPTY_DIFF } from '../../../shared/model/diff.ts';
import { applyEdit, noteInHeader } from '../document-actions.ts';
import { useDerived } from '../derived-store.ts';
import { useDocument } from '../document-store.ts';

/** After the last analysis of a run of edits, in milliseconds: one note for many edits. */
const PAUSE = 1500;

/**
 * Lets the open model remember with what it was analysed, and the result. Only models that somebody works on: looking at one
 * changes nothing in it. While another version of the knowledge base waits to be accepted, nothing is noted.
 */
export function keepPin(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  useDerived.subscribe((now, before) => {
    if (now.findings === before.findings) return;
    clearTimeout(timer);
    timer = setTimeout(note, PAUSE);
  });
}

function note(): void {
  const { model, past, readOnly } = useDocument.getState();
  const { findings, status } = useDerived.getState();
  if (!model || readOnly || past.length === 0 || !findings?.complete || status !== 'ready') return;
  const before = readPin(model.header);
  if (before.id !== findings.knowledgeBase.id || isOtherVersion(before, findings.knowledgeBase)) return;
  const pin = pinOf(model, findings);
  if (JSON.stringify(before) !== JSON.stringify(pin)) noteInHeader(withPin(model.header, pin));
}

/** From now on the model counts as analysed with the version at hand. One step of Undo. */
export function acceptVersion(label: string): void {
  const { findings } = useDerived.getState();
  if (!findings) return;
  applyEdit(label, (model) => ({ ...EMPTY_DIFF, header: { before: model.header, after: withPin(model.header, pinOf(model, findings)) } }));
}
