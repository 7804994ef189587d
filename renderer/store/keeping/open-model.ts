import type { DiagramId, ModelRecords, RiskLevel } from '../../../shared/model/records.ts';
import type { OpenedFile } from '../../../shared/protocol/file-host.ts';
import { modelHash } from '../../../shared/model/model-hash.ts';
import { withDrawing } from '../../../shared/model/with-drawing.ts';
import { modelFromBytes } from '../../persistence/model-bytes.ts';
import { type KeptFile, cardContent } from '../../persistence/model-card.ts';
import type { LoadedModel } from '../../persistence/model-library.ts';
import { type ModelLock, tryLockModel, waitForModelLock } from '../../persistence/model-lock.ts';
import { storageFailure } from '../../persistence/storage-failure.ts';
import { forgetUnwritten, unwrittenGestures } from '../../persistence/unwritten-gestures.ts';
import { closeDocument, openDocument } from '../document-actions.ts';
import { useDocument } from '../document-store.ts';
import { goTo, showDiagram, tell } from '../session-store.ts';
import { DocumentKeeper } from './document-keeper.ts';
import { type Keeping, currentKeeping, openKept, setOpenKept } from './keeping.ts';
import { setTrouble, useKeeping } from './keeping-store.ts';
import { chooseBase, isQuadFile, openSsmFile } from './knowledge-bases.ts';
import { forgetFile } from './recent-files.ts';
import { rememberOpen } from './resume.ts';

/** Opening, closing and deleting never overlap: each waits for the one before. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = turn.then(work, work);
  turn = next.catch(() => undefined);
  return next;
}

/** Opens a model of the library; read-only where another window writes it. True when it is on screen. */
export const openFromLibrary = (id: string): Promise<boolean> =>
  inTurn(async () => {
    const keeping = currentKeeping();
    if (!keeping) return false;
    if (openKept()?.id === id && useDocument.getState().model) {
      goTo('workspace');
      return true;
    }
    await closeNow();
    const lock = await tryLockModel(id);
    if (lock) await takeUnwritten(keeping, id);
    const loaded = await keeping.library.load(id);
    if (!loaded.ok) {
      lock?.release();
      setTrouble({ kind: 'library', name: titleOf(id), failure: loaded.error });
      return false;
    }
    await chooseBase(loaded.value.model.header);
    if (!loaded.value.isWhole) await keeping.library.keepCopy(loaded.value.model, 'damaged').catch(() => undefined);
    show(keeping, loaded.value, lock);
    if (!loaded.value.isWhole) tell({ tone: 'warning', message: 'keeping:openedInPart' });
    return true;
  });

/** Puts a model into the library under its id and opens it: a new one, or one from a template. */
export const openNewModel = (model: ModelRecords): Promise<boolean> => inTurn(() => takeIn(model, null));

/** Lets the person choose a file, takes it into the library and opens it. */
export const openFile = (): Promise<boolean> => inTurn(() => openVia((keeping) => keeping.host.open()));
export const openRecentFile = (id: string): Promise<boolean> => inTurn(() => openVia((keeping) => keeping.host.openRecent(id)));
/** A file that the operating system handed over. */
export const openHanded = (take: () => ReturnType<Keeping['host']['open']>): Promise<boolean> => inTurn(() => openVia(take));

/** Opens an earlier state as a model of its own, so that nothing is overwritten. */
export const openEarlierState = (copy: string, title: (original: string) => string): Promise<boolean> =>
  inTurn(async () => {
    const loaded = await currentKeeping()?.library.loadEarlierState(copy);
    if (!loaded) return false;
    if (!loaded.ok) {
      setTrouble({ kind: 'library', name: '', failure: loaded.error });
      return false;
    }
    const model = loaded.value;
    return takeIn({ ...model, header: { ...model.header, id: crypto.randomUUID(), title: title(model.header.title) } }, null);
  });

/** Keeps what is open, lets its lock go and shows nothing. */
export const closeModel = (): Promise<void> =>
  inTurn(async () => {
    await closeNow();
    await chooseBase(null);
  });

/** Removes a model with its earlier states and its entry among the recent files. The user's file stays. */
export const deleteModel = (id: string): Promise<boolean> =>
  inTurn(async () => {
    const keeping = currentKeeping();
    if (!keeping) return false;
    const isOpenHere = openKept()?.id === id;
    if (isOpenHere) await closeNow();
    const lock = await tryLockModel(id);
    if (!lock) {
      tell({ tone: 'warning', message: 'keeping:deleteOpenElsewhere' });
      return false;
    }
    try {
      const file = useKeeping.getState().entries.find((entry) => entry.id === id)?.content.file?.file;
      await keeping.library.remove(id);
      forgetUnwritten(id);
      if (file) await forgetFile(file.id);
      return true;
    } catch (error) {
      setTrouble({ kind: 'library', name: titleOf(id), failure: storageFailure(error) });
      return false;
    } finally {
      lock.release();
    }
  });

/** Brings the version of the user's file back to the screen; what is on screen stays as an earlier state. */
export const reloadFile = (): Promise<boolean> =>
  inTurn(async () => {
    const { file } = useDocument.getState();
    return file ? openVia((keeping) => keeping.host.openRecent(file.id)) : false;
  });

const titleOf = (id: string): string => useKeeping.getState().entries.find((entry) => entry.id === id)?.content.title ?? id;

async function openVia(choose: (keeping: Keeping) => ReturnType<Keeping['host']['open']>): Promise<boolean> {
  const keeping = currentKeeping();
  if (!keeping) return false;
  const chosen = await choose(keeping);
  if (!chosen.ok) {
    setTrouble({ kind: 'host', during: 'open', failure: chosen.error });
    return false;
  }
  if (!chosen.value) return false;
  const { bytes, stamp, ...file } = chosen.value satisfies OpenedFile;
  if (isQuadFile(file.name, bytes)) {
    // A file of another program is taken in, never written over: saving asks for a file of Cordon's own.
    const records = await openSsmFile(file.name, bytes);
    await forgetFile(file.id);
    return records !== null && takeIn(records, null);
  }
  const read = modelFromBytes(file.name, bytes);
  if (!read.ok) {
    setTrouble({ kind: 'file-unreadable', name: file.name, problems: read.error });
    return false;
  }
  const isOpened = await takeIn(read.value.records, { file, stamp, savedSeq: 0 });
  if (isOpened) useKeeping.setState({ warnings: read.value.warnings, recentFiles: await keeping.host.recent() });
  return isOpened;
}

/**
 * Stores `model` and opens it. What the library held under the same id and is different becomes an
 * earlier state first; while another window writes it, the model is shown but not stored.
 */
async function takeIn(given: ModelRecords, file: KeptFile | null): Promise<boolean> {
  const keeping = currentKeeping();
  if (!keeping) return false;
  const model = withDrawing(given);
  await closeNow();
  await chooseBase(model.header);
  const { id } = model.header;
  const lock = await tryLockModel(id);
  if (lock) await store(keeping, model, file);
  const content = cardContent(model, null, file);
  const seq = file?.savedSeq ?? 0;
  const entry = { id, changedAt: Date.now(), openIn: null, content };
  show(keeping, { model, seq, entry, isWhole: true }, lock);
  return true;
}

async function store(keeping: Keeping, model: ModelRecords, file: KeptFile | null): Promise<void> {
  try {
    await takeUnwritten(keeping, model.header.id);
    const old = await keeping.library.load(model.header.id);
    if (old.ok && modelHash(old.value.model) !== modelHash(model)) {
      await keeping.library.keepCopy(old.value.model, 'replaced');
      tell({ tone: 'info', message: 'keeping:replacedByFile' });
    }
    await keeping.library.put(model, 0, cardContent(model, old.ok ? old.value.entry.content.overallRisk : null, file), keeping.window);
  } catch (error) {
    useKeeping.setState({ writeFailure: storageFailure(error) });
  }
}

function show(keeping: Keeping, loaded: LoadedModel, lock: ModelLock | null): void {
  const { model, seq, entry } = loaded;
  const kept = entry.content.file;
  const risk: RiskLevel | null = entry.content.overallRisk;
  const waiting = lock ? null : new AbortController();
  const keeper = lock
    ? new DocumentKeeper(
        {
          library: keeping.library,
          window: keeping.window,
          onKept: () => useKeeping.setState({ writeFailure: null }),
          onFailed: (writeFailure) => useKeeping.setState({ writeFailure }),
        },
        { model, seq, risk, file: kept },
      )
    : null;
  setOpenKept({ id: model.header.id, keeper, lock, waiting });
  useKeeping.setState({ fileChanged: false, warnings: [], trouble: null, writeFailure: null });
  openDocument(model, {
    file: kept ? { ...kept.file, stamp: kept.stamp } : null,
    readOnly: lock ? null : 'open-elsewhere',
    isSaved: kept?.savedSeq === seq,
  });
  rememberOpen(model.header.id);
  showDiagram(firstDiagram(model));
  goTo('workspace');
  if (waiting) void takeOver(model.header.id, waiting.signal);
}

/** Puts the gestures that a window could not write before it went into the library. Needs the model's lock. */
async function takeUnwritten(keeping: Keeping, id: string): Promise<void> {
  const gestures = unwrittenGestures(id);
  if (gestures.length === 0) return;
  try {
    await keeping.library.appendLeft(id, gestures);
    forgetUnwritten(id);
  } catch (error) {
    useKeeping.setState({ writeFailure: storageFailure(error) });
  }
}

const firstDiagram = (model: ModelRecords): DiagramId | null => Object.keys(model.diagrams).sort()[0] ?? null;

/** When the other window lets go, the newest state is read again and can be changed here. */
async function takeOver(id: string, signal: AbortSignal): Promise<void> {
  let lock: ModelLock;
  try {
    lock = await waitForModelLock(id, signal);
  } catch {
    return;
  }
  await inTurn(async () => {
    const keeping = currentKeeping();
    if (keeping) await takeUnwritten(keeping, id);
    const loaded = openKept()?.id === id && keeping ? await keeping.library.load(id) : null;
    if (!keeping || !loaded?.ok || signal.aborted) {
      lock.release();
      return;
    }
    show(keeping, loaded.value, lock);
    tell({ tone: 'info', message: 'keeping:nowWritable' });
  });
}

async function closeNow(): Promise<void> {
  const kept = openKept();
  if (!kept) return;
  kept.waiting?.abort();
  await kept.keeper?.end();
  kept.lock?.release();
  setOpenKept(null);
  rememberOpen(null);
  closeDocument();
}
