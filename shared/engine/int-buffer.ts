const NOTHING = new Int32Array(0);

/** A growing list of 32-bit integers in one typed array. */
export class IntBuffer {
  data: Int32Array;
  length = 0;

  /** Without a capacity, memory is taken when the first number comes. */
  constructor(capacity = 0) {
    this.data = capacity === 0 ? NOTHING : new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.grow(this.length + 1);
    this.data[this.length++] = value;
  }

  pushAll(values: ArrayLike<number>): void {
    const end = this.length + values.length;
    if (end > this.data.length) this.grow(end);
    for (let i = 0; i < values.length; i++) this.data[this.length + i] = values[i]!;
    this.length = end;
  }

  /** Takes a stretch of another array over, without a view on it. */
  pushRange(values: Int32Array, from: number, to: number): void {
    const end = this.length + to - from;
    if (end > this.data.length) this.grow(end);
    const { data } = this;
    for (let i = from, at = this.length; i < to; i++, at++) data[at] = values[i]!;
    this.length = end;
  }

  /** Sorts what was pushed since `from`, and drops doubles. */
  settle(from: number): void {
    const { data } = this;
    if (this.length - from < 2) return;
    sortRange(data, from, this.length);
    let kept = from + 1;
    for (let i = kept; i < this.length; i++) if (data[i] !== data[kept - 1]) data[kept++] = data[i]!;
    this.length = kept;
  }

  /** What is in the list, as a view: valid until the next push. */
  view(from = 0, to = this.length): Int32Array {
    return this.data.subarray(from, to);
  }

  /** What is in the list, in an array of its own. */
  take(): Int32Array {
    return this.data.slice(0, this.length);
  }

  private grow(needed: number): void {
    // Up to sixteen numbers live on the language's own heap: cheap to make and to forget, and most lists need no more.
    let capacity = this.data.length === 0 ? 16 : Math.max(this.data.length * 2, 64);
    while (capacity < needed) capacity *= 2;
    const data = new Int32Array(capacity);
    data.set(this.data);
    this.data = data;
  }
}

/** Builds compressed rows one after the other. */
export class RowBuffer {
  readonly values: IntBuffer;
  readonly offsets: IntBuffer;

  /** How many values and rows are expected. */
  constructor(values = 0, rows = 0) {
    this.values = new IntBuffer(values);
    this.offsets = new IntBuffer(rows === 0 ? 0 : rows + 1);
    this.offsets.push(0);
  }
  push(value: number): void {
    this.values.push(value);
  }
  endRow(): void {
    this.offsets.push(this.values.length);
  }
  /** Ends a row that holds these numbers, sorted and once each. */
  endSorted(values: IntBuffer): void {
    const start = this.values.length;
    this.values.pushRange(values.data, 0, values.length);
    this.values.settle(start);
    this.endRow();
  }
  /** Where the row at hand begins. */
  get rowStart(): number {
    return this.offsets.data[this.offsets.length - 1]!;
  }
  /** Forgets what was pushed since the last row ended. */
  dropRow(): void {
    this.values.length = this.rowStart;
  }
  take(): { offsets: Int32Array; values: Int32Array } {
    return { offsets: this.offsets.take(), values: this.values.take() };
  }
}

/** Sorts a part of an array in place; short parts without a view of their own. */
export function sortRange(data: Int32Array, from: number, to: number): void {
  if (to - from > 24) {
    data.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const value = data[i]!;
    let at = i - 1;
    while (at >= from && data[at]! > value) {
      data[at + 1] = data[at]!;
      at--;
    }
    data[at + 1] = value;
  }
}
