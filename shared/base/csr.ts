/**
 * A list of integer lists in two typed arrays (compressed sparse rows):
 * row `i` is `values[offsets[i]] … values[offsets[i + 1] - 1]`.
 */
export interface Csr {
  readonly offsets: Int32Array;
  readonly values: Int32Array;
}

/** A row as a view on the same memory: nothing is copied. */
export const csrRow = (csr: Csr, row: number): Int32Array => csr.values.subarray(csr.offsets[row]!, csr.offsets[row + 1]!);

/** The number of rows. */
export const csrSize = (csr: Csr): number => csr.offsets.length - 1;

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
