import type { Problem, Result } from '../../shared/base/result.ts';
import { MAX_QUAD_BYTES, readQuadFile } from '../../shared/knowledge/ssm/read-quad-file.ts';
import type { QuadTable } from '../../shared/knowledge/ssm/read-quads.ts';
import { InputError } from './command.ts';
import type { Host } from './host.ts';

/** The bytes of an N-Quads file; one that is far too large is not even opened. */
export async function readSsmBytes(path: string, host: Host): Promise<Uint8Array> {
  if ((await host.fileSize(path)) > MAX_QUAD_BYTES) {
    const megabytes = Math.round(MAX_QUAD_BYTES / 1048576);
    throw new InputError([
      {
        kind: 'too-large',
        place: path,
        found: `more than ${megabytes} MB`,
        expected: `at most ${megabytes} MB`,
        tip: 'Check that it is the right file.',
      },
    ]);
  }
  return host.readFile(path);
}

/** The statements of a file that has been read. */
export function quadsOf(bytes: Uint8Array, path: string): QuadTable {
  return orRefuse(readQuadFile(bytes, path));
}

function orRefuse<T>(result: Result<T, Problem[]>): T {
  if (!result.ok) throw new InputError(result.error);
  return result.value;
}
