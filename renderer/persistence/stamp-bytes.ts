import type { FileStamp } from '../../shared/protocol/file-host.ts';

/** Size, time and SHA-256 of a content, to notice later that a file is another one. */
export async function stampBytes(bytes: Uint8Array<ArrayBuffer>, modified: number): Promise<FileStamp> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { modified, size: bytes.length, sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

/** A copied or touched file with the same content counts as the same. */
export const sameContent = (a: FileStamp, b: FileStamp): boolean => a.size === b.size && a.sha256 === b.sha256;
