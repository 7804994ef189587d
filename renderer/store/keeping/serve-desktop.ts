import { takeHandedFile } from '../../persistence/desktop-file-host.ts';
import type { CordonBridge } from '../../../shared/protocol/ipc-channels.ts';
import { isUnsaved, useDocument } from '../document-store.ts';
import { openKept } from './keeping.ts';
import { useKeeping } from './keeping-store.ts';
import { openHanded } from './open-model.ts';
import { saveModel } from './save-model.ts';

const UNTITLED = 'Cordon';

/** Tells the desktop window what its title bar shows, and answers when it asks. */
export function serveDesktop(bridge: CordonBridge): void {
  let told = '';
  const tellState = () => {
    const { model, readOnly } = useDocument.getState();
    const shown = {
      title: (model?.header.title ?? UNTITLED).slice(0, 300),
      unsaved: isAtRisk(),
      open: model !== null && readOnly === null && !useKeeping.getState().mayClose,
    };
    const text = JSON.stringify(shown);
    if (text === told) return;
    told = text;
    void bridge.setDocumentState(shown);
  };
  useDocument.subscribe(tellState);
  useKeeping.subscribe(tellState);
  tellState();
  bridge.onFileHanded(() => void openHanded(() => takeHandedFile(bridge)));
  bridge.onCloseAsked(() => {
    // The question stands in the window, where saving is one click away; the main process need not wait for it.
    const isFree = !isAtRisk();
    useKeeping.setState({ asksBeforeClosing: !isFree });
    const kept = isFree ? openKept()?.keeper?.end() : openKept()?.keeper?.flush();
    void (kept ?? Promise.resolve()).then(() => bridge.answerClose({ close: isFree }));
  });
}

/** Would closing now leave the user's file behind the model, or lose what is kept nowhere? */
function isAtRisk(): boolean {
  const document = useDocument.getState();
  const { status, writeFailure, mayClose } = useKeeping.getState();
  if (mayClose || !isUnsaved(document)) return false;
  return document.file !== null || status === 'memory' || writeFailure !== null;
}

/** The person has been asked and wants to close without writing the file. */
export function closeAnyway(): void {
  void (openKept()?.keeper?.end() ?? Promise.resolve()).then(() => {
    useKeeping.setState({ mayClose: true, asksBeforeClosing: false });
    globalThis.close();
  });
}

/** Writes the file first; stays open where that fails. */
export async function saveAndClose(): Promise<void> {
  useKeeping.setState({ asksBeforeClosing: false });
  if (await saveModel()) globalThis.close();
}

export const stayOpen = (): void => useKeeping.setState({ asksBeforeClosing: false });
