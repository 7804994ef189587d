import { strFromU8 } from 'fflate';
import { fail, type Problem, type Result } from '../../base/result.ts';
import { gunzipBounded, isGzip } from './gunzip-bounded.ts';
import { QUAD_LIMITS, readQuads, type QuadLimits, type QuadTable } from './read-quads.ts';

/** How large a file may be after unpacking: ten times the largest published domain model and its systems. */
export const MAX_QUAD_BYTES = 256 * 1024 * 1024;

/** Reads an N-Quads file, plain or gzip. `place` is how problems name it. */
export function readQuadFile(
  bytes: Uint8Array,
  place: string,
  limits: QuadLimits & { readonly maxBytes: number } = { ...QUAD_LIMITS, maxBytes: MAX_QUAD_BYTES },
): Result<QuadTable, Problem[]> {
  const megabytes = Math.round(limits.maxBytes / 1048576);
  if (bytes.length > limits.maxBytes)
    return fail([
      {
        kind: 'too-large',
        place,
        found: `more than ${megabytes} MB`,
        expected: `at most ${megabytes} MB`,
        tip: 'Check that it is the right file.',
      },
    ]);
  if (!isGzip(bytes)) return readQuads(strFromU8(bytes), place, limits);
  const unpacked = gunzipBounded(bytes, limits.maxBytes, place);
  return unpacked.ok ? readQuads(strFromU8(unpacked.value), place, limits) : fail([unpacked.error]);
}
