import { IntBuffer } from '../int-buffer.ts';
import { grown } from './live-rows.ts';

/** The rows that something happened to since the last time, each once, in the order in which it first did. */
export class ChangedRows {
  readonly rows = new IntBuffer(64);
  private marks: Int32Array = new Int32Array(64);
  private serial = 1;

  /** False: the row is there already. */
  add(row: number): boolean {
    if (row >= this.marks.length) this.marks = grown(this.marks, row + 1);
    if (this.marks[row] === this.serial) return false;
    this.marks[row] = this.serial;
    this.rows.push(row);
    return true;
  }
  has(row: number): boolean {
    return this.marks[row] === this.serial;
  }
  /** Takes a row out again without forgetting its place in the list: it may come back. */
  unmark(row: number): void {
    this.marks[row] = 0;
  }
  /** Leaves only the rows that pass. */
  keep(passes: (row: number) => boolean): void {
    const { rows } = this;
    let kept = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows.data[i]!;
      if (passes(row)) rows.data[kept++] = row;
      else this.marks[row] = 0;
    }
    rows.length = kept;
  }
  clear(): void {
    this.rows.length = 0;
    this.serial++;
  }
}
