import type { Problem } from '../../base/result.ts';

/** A model file above this size is refused before it is read. Bytes. */
export const MODEL_FILE_LIMIT = 64 * 1024 * 1024;

/** Objects and lists inside each other; no honest file comes near it. */
export const NESTING_LIMIT = 100;

/** Problems told for one file; a file that is wrong everywhere is told by its first ones. */
export const PROBLEM_LIMIT = 200;

const megabytes = (bytes: number): string => `${(bytes / (1024 * 1024)).toFixed(1)} MB`;

/** Ask this with the size on disk before the file is read. `null`: small enough. */
export function fileSizeProblem(name: string, bytes: number): Problem | null {
  if (bytes <= MODEL_FILE_LIMIT) return null;
  return {
    kind: 'too-large',
    place: name,
    found: `${megabytes(bytes)} (${String(bytes)} bytes)`,
    expected: `at most ${megabytes(MODEL_FILE_LIMIT)}`,
    tip: 'The file was not read. A model of a whole hospital is far smaller: check that this is the file you meant.',
  };
}

/** For a host that could not decode the file as UTF-8. */
export const notUtf8Problem = (name: string): Problem => ({
  kind: 'not-utf8',
  place: name,
  found: 'bytes that are not UTF-8 text',
  expected: 'UTF-8 text',
  tip: 'Choose the file that Cordon saved, or save it again as UTF-8 in the editor that you used.',
});
