import { randomUUID } from 'node:crypto';
import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import { FILE_SIZE_LIMIT, type FileStamp, type HostFailure } from '../../shared/protocol/file-host.ts';
import { fileFailure } from './file-failure.ts';
import { readGrantedFile, stampOf } from './read-granted-file.ts';

/** A rename lives in the folder; without this a power cut may bring the old name back. Windows has no such call. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether the file is still what the app last read or wrote: the content counts, a new time alone is no change. */
async function isUnchanged(path: string, expected: FileStamp): Promise<boolean> {
  const now = await readGrantedFile(path);
  return now.ok && now.value.stamp.size === expected.size && now.value.stamp.sha256 === expected.sha256;
}

/**
 * Writes a file so that at any moment the old or the new content is there, whole: a new file beside it, flushed, then
 * renamed over it. With `expected`, a file that somebody else changed meanwhile is left alone (`changed-underneath`).
 */
export async function saveAtomically(path: string, bytes: Uint8Array, expected: FileStamp | null): Promise<Result<FileStamp, HostFailure>> {
  const name = basename(path);
  if (bytes.byteLength > FILE_SIZE_LIMIT) {
    return fail({ kind: 'too-large', name, detail: '', size: bytes.byteLength, limit: FILE_SIZE_LIMIT });
  }
  let temporary: string | null = null;
  try {
    // A link stays a link: what it points to is replaced.
    const target = await realpath(path).catch(() => path);
    temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    const before = await stat(target).catch(() => null);
    await chmod(temporary, before === null ? 0o644 : before.mode & 0o777);
    if (expected !== null && !(await isUnchanged(target, expected))) {
      return fail({ kind: 'changed-underneath', name, detail: before === null ? 'gone' : 'changed' });
    }
    await rename(temporary, target);
    temporary = null;
    await flushFolder(dirname(target));
    return ok(stampOf(bytes, (await stat(target)).mtimeMs));
  } catch (error) {
    return fail(fileFailure(error, name));
  } finally {
    if (temporary !== null) await rm(temporary, { force: true });
  }
}
