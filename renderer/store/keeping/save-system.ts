import { fileNameFor } from '../../persistence/model-bytes.ts';
import { useDocument } from '../document-store.ts';
import { tell } from '../session-store.ts';
import { currentKeeping } from './keeping.ts';
import { setTrouble } from './keeping-store.ts';
import { writeSsmFile } from './knowledge-bases.ts';

/** Writes the open model as a system model (.nq) to a place of the person's choice. The model's own file stays what it is. */
export async function saveSystemModel(): Promise<boolean> {
  const { model } = useDocument.getState();
  const keeping = currentKeeping();
  if (!model || !keeping) return false;
  const bytes = await writeSsmFile(model);
  if (bytes === null) {
    tell({ tone: 'warning', message: 'bases:notSsm' });
    return false;
  }
  const written = await keeping.host.saveAs(fileNameFor(model.header.title).replace(/\.cordon\.json$/, '.nq'), bytes);
  if (!written.ok) {
    setTrouble({ kind: 'host', during: 'save', failure: written.error });
    return false;
  }
  if (written.value === null) return false;
  // It is a copy for another tool: what is opened again next time is Cordon's own file.
  await keeping.host.forget(written.value.id);
  tell({ tone: 'info', message: 'keeping:saved', values: { name: written.value.name } });
  return true;
}
