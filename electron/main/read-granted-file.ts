import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import { FILE_SIZE_LIMIT, type FileStamp, type HostFailure } from '../../shared/protocol/file-host.ts';
import { fileFailure } from './file-failure.ts';

export interface FileContent {
  readonly bytes: Uint8Array;
  readonly stamp: FileStamp;
}

/** Bytes to their stamp; `modified` in milliseconds. */
export const stampOf = (bytes: Uint8Array, modified: number): FileStamp => ({
  modified,
  size: bytes.byteLength,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** Reads a file whole. Its size is looked at first: a file above the limit is refused without reading it. */
export async function readGrantedFile(path: string, limit = FILE_SIZE_LIMIT): Promise<Result<FileContent, HostFailure>> {
  const name = basename(path);
  try {
    const file = await open(path, 'r');
    try {
      const { size, mtimeMs } = await file.stat();
      if (size > limit) return fail({ kind: 'too-large', name, detail: '', size, limit });
      // A file that grows while it is read does not get past the limit either.
      const buffer = new Uint8Array(size);
      const { bytesRead } = await file.read(buffer, 0, size, 0);
      const bytes = buffer.subarray(0, bytesRead);
      return ok({ bytes, stamp: stampOf(bytes, mtimeMs) });
    } finally {
      await file.close();
    }
  } catch (error) {
    return fail(fileFailure(error, name));
  }
}
