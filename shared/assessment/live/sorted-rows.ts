import type { ChangedRows } from '../../engine/live/changed-rows.ts';

/** Rows in an order that is kept while some of them change, come and go. */
export class SortedRows {
  rows: Int32Array;
  private readonly compare: (a: number, b: number) => number;

  /** `rows` are sorted. */
  constructor(rows: Int32Array, compare: (a: number, b: number) => number) {
    this.rows = rows;
    this.compare = compare;
  }

  /** Puts the changed rows in their places; those that are not listed leave. */
  update(changed: ChangedRows, isListed: (row: number) => boolean): void {
    if (changed.rows.length === 0) return;
    const { compare } = this;
    const kept = this.without(changed);
    const placed = Array.from(changed.rows.view()).filter(isListed).sort(compare);
    const rows = new Int32Array(kept.length + placed.length);
    let from = 0;
    for (let i = 0; i < placed.length; i++) {
      let [low, high] = [from, kept.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(kept[middle]!, placed[i]!) < 0) low = middle + 1;
        else high = middle;
      }
      rows.set(kept.subarray(from, low), from + i);
      rows[low + i] = placed[i]!;
      from = low;
    }
    rows.set(kept.subarray(from), from + placed.length);
    this.rows = rows;
  }

  private without(changed: ChangedRows): Int32Array {
    const { rows } = this;
    const kept = new Int32Array(rows.length);
    let count = 0;
    for (let i = 0; i < rows.length; i++) if (!changed.has(rows[i]!)) kept[count++] = rows[i]!;
    return kept.subarray(0, count);
  }
}
