import { chooseFileHost } from '../../persistence/choose-file-host.ts';
import { desktopBridge, takeHandedFile } from '../../persistence/desktop-file-host.ts';
import { leftWindows, markLeft, unmarkLeft } from '../../persistence/left-windows.ts';
import type { ModelLibrary } from '../../persistence/model-library.ts';
import { lockedModels } from '../../persistence/model-lock.ts';
import { openLibrary } from '../../persistence/open-library.ts';
import { markUnwritten } from '../../persistence/unwritten-gestures.ts';
import { listenToDocument } from '../document-events.ts';
import { useDerived } from '../derived-store.ts';
import { isUnsaved, useDocument } from '../document-store.ts';
import { keepPreferences } from './keep-preferences.ts';
import { currentKeeping, openKept, setKeeping } from './keeping.ts';
import { startBases } from './knowledge-bases.ts';
import { useKeeping } from './keeping-store.ts';
import { openFromLibrary, openHanded } from './open-model.ts';
import { openBeforeReload, rememberOpen } from './resume.ts';
import { startPacks } from '../packs/keep-packs.ts';
import { lookAtFile } from './save-model.ts';
import { serveDesktop } from './serve-desktop.ts';

/** Opens the library and the files, and from then on keeps the document. Called once, at the start. */
export async function startKeeping(): Promise<void> {
  keepPreferences();
  listenToDocument({ onChanged: ({ diff, model }) => openKept()?.keeper?.record(diff, model) });
  useDerived.subscribe(({ summary, status }) => {
    if (summary && status === 'ready') openKept()?.keeper?.setRisk(summary.overallRisk);
  });
  const { library, bases, database } = await openLibrary();
  void startPacks(database);
  const host = chooseFileHost(database);
  const window = crypto.randomUUID();
  setKeeping({ library, host, window });
  await tidyLeftWindows(library);
  library.watch(() => void refresh());
  await Promise.all([refresh(), startBases(bases)]);
  useKeeping.setState({
    status: library.isLasting ? 'lasting' : 'memory',
    isEncrypted: library.isEncrypted,
    hostKind: host.kind,
    recentFiles: await host.recent(),
  });
  listenToWindow(window);
  const bridge = desktopBridge();
  if (bridge) {
    serveDesktop(bridge);
    if (await openHanded(() => takeHandedFile(bridge))) return;
  }
  const id = openBeforeReload();
  if (id === null) return;
  if (useKeeping.getState().entries.some((entry) => entry.id === id)) await openFromLibrary(id);
  else rememberOpen(null);
}

/** Models of windows that went in the ordinary way are open nowhere. */
async function tidyLeftWindows(library: ModelLibrary): Promise<void> {
  const left = leftWindows();
  if (left.size === 0) return;
  const entries = await library.list();
  const theirs = entries.filter((entry) => left.has(entry.openIn ?? ''));
  await Promise.all(theirs.map((entry) => library.updateCard(entry.id, { openIn: null })));
  for (const window of left) unmarkLeft(window);
}

/** Reads the list anew; called after each change in this window or another. */
async function refresh(): Promise<void> {
  const keeping = currentKeeping();
  if (!keeping) return;
  const [entries, earlierStates, locked] = await Promise.all([keeping.library.list(), keeping.library.earlierStates(), lockedModels()]);
  const left = entries.filter((entry) => entry.openIn !== null && entry.openIn !== keeping.window && !locked.has(entry.id));
  useKeeping.setState({ entries, earlierStates, unexpected: new Set(left.map((entry) => entry.id)) });
}

function listenToWindow(window: string): void {
  globalThis.addEventListener('pagehide', () => {
    markLeft(window);
    const kept = openKept();
    // Local storage is no place for what the library would have sealed.
    if (kept?.keeper && !useKeeping.getState().isEncrypted) markUnwritten(kept.id, kept.keeper.unwritten);
  });
  globalThis.addEventListener('pageshow', () => unmarkLeft(window));
  // Coming back is when a file may have been changed by somebody else.
  globalThis.addEventListener('focus', () => void lookAtFile());
  globalThis.addEventListener('beforeunload', (event) => {
    // Only where nothing is kept can closing the window lose work.
    const isAtRisk = useKeeping.getState().status === 'memory' || useKeeping.getState().writeFailure !== null;
    if (isAtRisk && !desktopBridge() && isUnsaved(useDocument.getState())) event.preventDefault();
  });
}
