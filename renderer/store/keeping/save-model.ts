import type { ModelRecords } from '../../../shared/model/records.ts';
import type { FileStamp, HostFailure, WrittenFile } from '../../persistence/file-host.ts';
import type { Result } from '../../../shared/base/result.ts';
import { fileNameFor, modelToBytes } from '../../persistence/model-bytes.ts';
import { sameContent } from '../../persistence/stamp-bytes.ts';
import { markSaved } from '../document-actions.ts';
import { currentMark, isUnsaved, useDocument } from '../document-store.ts';
import { tell } from '../session-store.ts';
import { currentKeeping, openKept } from './keeping.ts';
import { setTrouble, useKeeping } from './keeping-store.ts';

/** Writes the user's file; asks for one where there is none yet. True when the file holds the model. */
export async function saveModel(): Promise<boolean> {
  const { file } = useDocument.getState();
  if (!file) return saveModelAs();
  return write((host, bytes) => host.save(file.id, bytes, file.stamp));
}

/** Asks for a place and writes the model there; from then on that is the model's file. */
export const saveModelAs = (): Promise<boolean> =>
  write((host, bytes, model) => host.saveAs(useDocument.getState().file?.name ?? fileNameFor(model.header.title), bytes), true);

/** Writes over a file that somebody else changed; the person has seen the question. */
export async function overwriteFile(): Promise<boolean> {
  const { file } = useDocument.getState();
  return file ? write((host, bytes) => host.save(file.id, bytes, null), true) : false;
}

/** Looks whether the user's file is still the one that was read or written here. */
export async function lookAtFile(): Promise<void> {
  const { file } = useDocument.getState();
  const keeping = currentKeeping();
  if (!keeping || !file?.stamp) return;
  const now = await keeping.host.stat(file.id);
  if (useDocument.getState().file !== file || !now.ok || !now.value) return;
  useKeeping.setState({ fileChanged: !sameContent(now.value, file.stamp) });
}

type Writer = (
  host: NonNullable<ReturnType<typeof currentKeeping>>['host'],
  bytes: Uint8Array<ArrayBuffer>,
  model: ModelRecords,
) => Promise<Result<WrittenFile | null, HostFailure>>;

async function write(writer: Writer, evenIfSaved = false): Promise<boolean> {
  const keeping = currentKeeping();
  if (!keeping || useKeeping.getState().isSaving) return false;
  const document = useDocument.getState();
  const { model, file } = document;
  if (!model) return false;
  const seq = openKept()?.keeper?.changeNumber ?? 0;
  // An unchanged model changes no byte, also where the file was not written in our canonical form.
  if (!evenIfSaved && file?.stamp && !isUnsaved(document) && (await isAsKept(keeping.host.stat(file.id), file.stamp))) {
    tell({ tone: 'info', message: 'keeping:savedAlready', values: { name: file.name } });
    return true;
  }
  useKeeping.setState({ isSaving: true });
  const written = await writer(keeping.host, modelToBytes(model), model).finally(() => useKeeping.setState({ isSaving: false }));
  if (!written.ok) {
    if (written.error.kind === 'changed-underneath') useKeeping.setState({ fileChanged: true });
    else setTrouble({ kind: 'host', during: 'save', failure: written.error });
    return false;
  }
  if (!written.value) return false;
  const { stamp, id, name, folder } = written.value;
  markSaved({ id, name, folder, stamp }, currentMark(document));
  openKept()?.keeper?.setFile({ file: { id, name, folder }, stamp, savedSeq: seq });
  useKeeping.setState({ fileChanged: false, trouble: null, recentFiles: await keeping.host.recent() });
  tell({ tone: 'info', message: keeping.host.kind === 'download' ? 'keeping:downloaded' : 'keeping:saved', values: { name } });
  return true;
}

async function isAsKept(asked: Promise<Result<FileStamp | null, HostFailure>>, stamp: FileStamp): Promise<boolean> {
  const now = await asked;
  return now.ok && now.value !== null && sameContent(now.value, stamp);
}
