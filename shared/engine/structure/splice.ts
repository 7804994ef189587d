import type { Csr } from '../../base/csr.ts';

/**
 * Where each row of a new table comes from: a row of the old table, or -1 - (row of the inserted table). Kept rows
 * stay in their order.
 */
export type Origin = Int32Array;

/** Calls `run` for stretches of kept rows that stay together, and `insert` for each inserted row. */
export function eachRun(
  origin: Origin,
  run: (from: number, to: number, old: number) => void,
  insert: (row: number, inserted: number) => void,
): void {
  for (let row = 0; row < origin.length;) {
    const old = origin[row]!;
    if (old < 0) {
      insert(row, -1 - old);
      row++;
      continue;
    }
    let end = row + 1;
    while (end < origin.length && origin[end] === old + end - row) end++;
    run(row, end, old);
    row = end;
  }
}

type Column = Int32Array | Uint8Array | Int8Array;

/** A column of the new table. `map`: what the old values are called now. */
export function spliceColumn<Values extends Column>(old: Values, inserted: Values, origin: Origin, map: Int32Array | null = null): Values {
  const column = new (old.constructor as new (length: number) => Values)(origin.length);
  eachRun(
    origin,
    (from, to, start) => column.set(old.subarray(start, start + to - from) as never, from),
    (row, at) => (column[row] = inserted[at]!),
  );
  if (map !== null) for (let row = 0; row < origin.length; row++) if (origin[row]! >= 0) column[row] = map[column[row]!]!;
  return column;
}

/** Rows of the new table. Inserted rows hold new values already. */
export function spliceRows(old: Csr, inserted: Csr, origin: Origin, map: Int32Array | null = null): Csr {
  const offsets = new Int32Array(origin.length + 1);
  eachRun(
    origin,
    (from, to, start) => {
      const shift = offsets[from]! - old.offsets[start]!;
      for (let row = from; row < to; row++) offsets[row + 1] = old.offsets[start + row - from + 1]! + shift;
    },
    (row, at) => (offsets[row + 1] = offsets[row]! + inserted.offsets[at + 1]! - inserted.offsets[at]!),
  );
  const values = new Int32Array(offsets[origin.length]!);
  eachRun(
    origin,
    (from, to, start) => {
      const first = offsets[from]!;
      const last = offsets[to]!;
      values.set(old.values.subarray(old.offsets[start]!, old.offsets[start + to - from]!), first);
      if (map !== null) for (let at = first; at < last; at++) values[at] = map[values[at]!]!;
    },
    (row, at) => values.set(inserted.values.subarray(inserted.offsets[at]!, inserted.offsets[at + 1]!), offsets[row]!),
  );
  return { offsets, values };
}

/** The strings of the new table, from the old ones and the inserted ones, as `origin` says. */
export function spliceStrings(old: readonly string[], inserted: readonly string[], origin: Origin): string[] {
  // Long stretches are copied at once, not string by string.
  const parts: string[][] = [];
  eachRun(
    origin,
    (from, to, start) => parts.push(old.slice(start, start + to - from)),
    (_, at) => parts.push([inserted[at]!]),
  );
  return ([] as string[]).concat(...parts);
}
