/**
 * A list of integer lists in two typed arrays (compressed sparse rows):
 * row `i` is `values[offsets[i]] … values[offsets[i + 1] - 1]`.
 */
export interface Csr {
  readonly offsets: Int32Array;
  readonly values: Int32Array;
}

/** The same with rows that need not follow each other, as tables have them that change in place: row `i` ends before `ends[i]`. */
export interface Rows extends Csr {
  readonly ends?: Int32Array;
}

/** Where a row ends. */
export const rowEnd = (rows: Rows, row: number): number => (rows.ends === undefined ? rows.offsets[row + 1]! : rows.ends[row]!);

/** A row as a view on the same memory: nothing is copied. */
export const csrRow = (rows: Rows, row: number): Int32Array => rows.values.subarray(rows.offsets[row]!, rowEnd(rows, row));

/** Packs rows of integers. */
export function csrFrom(rows: readonly ArrayLike<number>[]): Csr {
  const offsets = new Int32Array(rows.length + 1);
  let total = 0;
  for (let i = 0; i < rows.length; i++) {
    offsets[i] = total;
    total += rows[i]!.length;
  }
  offsets[rows.length] = total;
  const values = new Int32Array(total);
  for (let i = 0; i < rows.length; i++) values.set(rows[i]!, offsets[i]!);
  return { offsets, values };
}
