/** A growing list of 32-bit integers in one typed array. */
export class IntBuffer {
  data: Int32Array;
  length = 0;

  constructor(capacity = 64) {
    this.data = new Int32Array(capacity);
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

  /** What is in the list, as a view: valid until the next push. */
  view(from = 0, to = this.length): Int32Array {
    return this.data.subarray(from, to);
  }

  /** What is in the list, in an array of its own. */
  take(): Int32Array {
    return this.data.slice(0, this.length);
  }

  private grow(needed: number): void {
    let capacity = Math.max(this.data.length * 2, 16);
    while (capacity < needed) capacity *= 2;
    const data = new Int32Array(capacity);
    data.set(this.data.subarray(0, this.length));
    this.data = data;
  }
}

/** Builds compressed rows one after the other. */
export class RowBuffer {
  readonly values = new IntBuffer(256);
  readonly offsets = new IntBuffer(64);

  constructor() {
    this.offsets.push(0);
  }
  push(value: number): void {
    this.values.push(value);
  }
  /** The row so far. */
  row(): Int32Array {
    return this.values.view(this.offsets.data[this.offsets.length - 1]!);
  }
  endRow(): void {
    this.offsets.push(this.values.length);
  }
  /** Forgets what was pushed since the last row ended. */
  dropRow(): void {
    this.values.length = this.offsets.data[this.offsets.length - 1]!;
  }
  take(): { offsets: Int32Array; values: Int32Array } {
    return { offsets: this.offsets.take(), values: this.values.take() };
  }
}
