import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail, ok } from '../../../shared/base/result.ts';
import type { HostFailure, OpenedFile } from '../../../shared/protocol/file-host.ts';
import type { GrantedFiles } from '../granted-files.ts';
import type { HandedFile } from '../handed-files.ts';
import { readGrantedFile } from '../read-granted-file.ts';
import { saveAtomically } from '../save-atomically.ts';
import type { HostResult, RequestHandlers } from './handle-requests.ts';

/** The native dialogs; null when the person cancels. */
export interface FileDialogs {
  chooseFileToOpen(): Promise<string | null>;
  chooseFileToSave(suggestedPath: string): Promise<string | null>;
}

type FileHandlers = Pick<
  RequestHandlers,
  | 'openFile'
  | 'openRecentFile'
  | 'takeHandedFile'
  | 'saveFile'
  | 'saveFileAs'
  | 'statFile'
  | 'listRecentFiles'
  | 'forgetRecentFile'
  | 'clearRecentFiles'
>;

const notGranted: HostFailure = { kind: 'not-granted', name: '', detail: '' };

/** Opening and saving: only files that a person chose, each read and written as a whole. */
export function fileRequests(files: GrantedFiles, dialogs: FileDialogs, handed: HandedFile, documents: string): FileHandlers {
  const openPath = async (path: string): Promise<HostResult<OpenedFile>> => {
    const content = await readGrantedFile(path);
    // A file that could not be read does not become a recent one.
    return content.ok ? ok({ ...files.grant(path), ...content.value }) : content;
  };

  return {
    async openFile() {
      const path = await dialogs.chooseFileToOpen();
      return path === null ? ok(null) : openPath(path);
    },
    async openRecentFile({ id }) {
      const path = files.pathOf(id);
      return path === null ? fail(notGranted) : openPath(path);
    },
    async takeHandedFile() {
      const path = handed.take();
      return path === null ? ok(null) : openPath(path);
    },
    async saveFile({ id, bytes, expected }) {
      const path = files.pathOf(id);
      if (path === null) return fail(notGranted);
      const written = await saveAtomically(path, bytes, expected);
      return written.ok ? ok({ ...files.grant(path), stamp: written.value }) : written;
    },
    async saveFileAs({ suggestedName, bytes }) {
      const path = await dialogs.chooseFileToSave(join(documents, basename(suggestedName)));
      if (path === null) return ok(null);
      // The dialog itself asked before replacing a file.
      const written = await saveAtomically(path, bytes, null);
      return written.ok ? ok({ ...files.grant(path), stamp: written.value }) : written;
    },
    async statFile({ id }) {
      const path = files.pathOf(id);
      if (path === null) return fail(notGranted);
      if ((await stat(path).catch(() => null)) === null) return ok(null);
      const content = await readGrantedFile(path);
      return content.ok ? ok(content.value.stamp) : content;
    },
    listRecentFiles: () => ok(files.list()),
    forgetRecentFile({ id }) {
      files.forget(id);
      return ok(null);
    },
    clearRecentFiles() {
      files.clear();
      return ok(null);
    },
  };
}
