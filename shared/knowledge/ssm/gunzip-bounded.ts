import { Gunzip } from 'fflate';
import { fail, ok, type Problem, type Result } from '../../base/result.ts';

/** Does the data start with the gzip signature? */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const SLICE = 16 * 1024;

/**
 * Unpacks gzip data and stops as soon as more than `limit` bytes come out: a small file that
 * unpacks to gigabytes never fills the memory.
 */
export function gunzipBounded(bytes: Uint8Array, limit: number, place: string): Result<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let finished = false as boolean;
  try {
    const stream = new Gunzip((chunk, final) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      finished ||= final;
    });
    for (let at = 0; at < bytes.length && size <= limit; at += SLICE) {
      stream.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    }
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
  if (!finished) return fail(broken(place));
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return ok(whole);
}

const broken = (place: string): Problem => ({
  kind: 'broken-gzip',
  place,
  found: 'compressed data that ends early or is damaged',
  expected: 'a complete gzip file',
  tip: 'Copy the file again from where it came from.',
});
