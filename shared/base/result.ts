/** The outcome of something that can fail in an expected way. Nothing throws across a boundary. */
export type Result<T, E = Problem> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/**
 * One thing that is wrong with an input, worded for the person who gave it.
 * `kind` is a stable machine word; `place` says where (`assets[3].type`, `line 12`, a file name).
 */
export interface Problem {
  readonly kind: string;
  readonly place: string;
  readonly found: string;
  readonly expected: string;
  readonly tip: string;
}

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });
