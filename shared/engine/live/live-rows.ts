import type { Csr, Rows } from '../../base/csr.ts';

type Column = Int32Array | Uint8Array | Int8Array;

/** An array of at least this length with the same content; longer than asked, so that growing is rare. */
export function grown<Values extends Column>(old: Values, length: number): Values {
  if (length <= old.length) return old;
  const next = new (old.constructor as new (length: number) => Values)(Math.max(length, Math.ceil(old.length * 1.5), 64));
  next.set(old as never);
  return next;
}

/** A copy with some room to grow. */
export function roomy<Values extends Column>(old: Values): Values {
  const next = new (old.constructor as new (length: number) => Values)(Math.ceil(old.length * 1.1) + 64);
  next.set(old as never);
  return next;
}

/**
 * Rows of integers that change one at a time. Every row has a stretch of one array for itself; one that outgrows it moves
 * to the end, and what is left behind is taken up again when the array is full.
 */
export class LiveRows implements Rows {
  offsets: Int32Array;
  ends: Int32Array;
  values: Int32Array;
  /** How much each row can hold where it is. */
  private rooms: Int32Array;
  private used: number;

  constructor(rows: Csr) {
    const count = rows.offsets.length - 1;
    this.offsets = roomy(rows.offsets);
    this.ends = new Int32Array(this.offsets.length);
    this.rooms = new Int32Array(this.offsets.length);
    this.ends.set(rows.offsets.subarray(1));
    for (let row = 0; row < count; row++) this.rooms[row] = this.ends[row]! - this.offsets[row]!;
    // The offset after the last row is no row.
    this.offsets[count] = 0;
    this.values = roomy(rows.values);
    this.used = rows.values.length;
  }

  length(row: number): number {
    return row < this.ends.length ? this.ends[row]! - this.offsets[row]! : 0;
  }

  /** Replaces a row. */
  set(row: number, source: ArrayLike<number>, from = 0, to = source.length): void {
    this.makeRow(row);
    const size = to - from;
    if (size > this.rooms[row]!) {
      this.ends[row] = this.offsets[row]!;
      this.move(row, size);
    }
    const start = this.offsets[row]!;
    for (let i = 0; i < size; i++) this.values[start + i] = source[from + i]!;
    this.ends[row] = start + size;
  }

  push(row: number, value: number): void {
    this.makeRow(row);
    const size = this.ends[row]! - this.offsets[row]!;
    if (size === this.rooms[row]!) this.move(row, Math.max(4, size * 2));
    this.values[this.ends[row]!++] = value;
  }

  /** Takes one value out; the last one takes its place. */
  drop(row: number, value: number): void {
    const end = this.ends[row]!;
    for (let i = this.offsets[row]!; i < end; i++)
      if (this.values[i] === value) {
        this.values[i] = this.values[end - 1]!;
        this.ends[row] = end - 1;
        return;
      }
  }

  clear(row: number): void {
    if (row < this.ends.length) this.ends[row] = this.offsets[row]!;
  }

  private makeRow(row: number): void {
    if (row < this.offsets.length) return;
    this.offsets = grown(this.offsets, row + 1);
    this.ends = grown(this.ends, row + 1);
    this.rooms = grown(this.rooms, row + 1);
  }

  private move(row: number, room: number): void {
    if (this.used + room > this.values.length) this.compact(room);
    const from = this.offsets[row]!;
    const size = this.ends[row]! - from;
    this.values.copyWithin(this.used, from, from + size);
    this.offsets[row] = this.used;
    this.ends[row] = this.used + size;
    this.rooms[row] = room;
    this.used += room;
  }

  private compact(needed: number): void {
    let live = needed;
    for (let row = 0; row < this.ends.length; row++) live += this.ends[row]! - this.offsets[row]!;
    const values = new Int32Array(Math.max(this.values.length, Math.ceil(live * 1.5) + 64));
    let at = 0;
    for (let row = 0; row < this.ends.length; row++) {
      const [from, to] = [this.offsets[row]!, this.ends[row]!];
      for (let i = from; i < to; i++) values[at + i - from] = this.values[i]!;
      this.offsets[row] = at;
      at += to - from;
      this.ends[row] = at;
      this.rooms[row] = to - from;
    }
    this.values = values;
    this.used = at;
  }
}
