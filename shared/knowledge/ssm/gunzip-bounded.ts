import { Gunzip } from 'fflate';
import { fail, ok, type Problem, type Result } from '../../base/result.ts';

/** Does the data start with the gzip signature? */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Deflate packs at most a thousandfold: one slice never unpacks to more than a few megabytes. */
const SLICE = 4 * 1024;

/**
 * Unpacks gzip data and stops as soon as more than `limit` bytes come out: a small file that
 * unpacks to gigabytes never fills the memory. The checksum and length at the end are checked, so
 * that a file cut short is not taken for a whole one.
 */
export function gunzipBounded(bytes: Uint8Array, limit: number, place: string): Result<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let memberStart = 0;
  let checksum = START;
  let whole = true as boolean;
  const memberEndsAt = (end: number): void => {
    whole &&= end >= 8 && wordAt(bytes, end - 8) === ~checksum >>> 0 && wordAt(bytes, end - 4) === (size - memberStart) >>> 0;
    memberStart = size;
    checksum = START;
  };
  try {
    const stream = new Gunzip((chunk) => {
      size += chunk.length;
      if (size > limit) return;
      checksum = crc32(chunk, checksum);
      chunks.push(chunk);
    });
    // Files may be joined end to end; each part has a checksum of its own.
    stream.onmember = memberEndsAt;
    for (let at = 0; at < bytes.length && size <= limit; at += SLICE) stream.push(bytes.subarray(at, at + SLICE), false);
  } catch {
    return fail(broken(place));
  }
  if (size > limit) {
    return fail({
      kind: 'too-large',
      place,
      found: `more than ${Math.round(limit / 1048576)} MB after unpacking`,
      expected: `at most ${Math.round(limit / 1048576)} MB`,
      tip: 'Unpack the file and check what it holds before you open it.',
    });
  }
  memberEndsAt(bytes.length);
  if (!whole) return fail(broken(place));
  const unpacked = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    unpacked.set(chunk, at);
    at += chunk.length;
  }
  return ok(unpacked);
}

const START = -1;
/** Remainders of all bytes for the polynomial of gzip. Source: RFC 1952, section 8. */
const REMAINDERS = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

function crc32(bytes: Uint8Array, start: number): number {
  let rest = start;
  for (let i = 0; i < bytes.length; i++) rest = REMAINDERS[(rest ^ bytes[i]!) & 255]! ^ (rest >>> 8);
  return rest;
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;

const broken = (place: string): Problem => ({
  kind: 'broken-gzip',
  place,
  found: 'compressed data that ends early or is damaged',
  expected: 'a complete gzip file',
  tip: 'Copy the file again from where it came from.',
});
