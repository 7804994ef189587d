import { ChangedRows } from './changed-rows.ts';
import { grown } from './live-rows.ts';

/** Rows of one table of levels that were written since `clear`, or that came or went, each with the level that it held before. */
export class WrittenLevels extends ChangedRows {
  /** The levels before, each raised by one so that a byte holds -1 too; ANOTHER: something else, whatever it is. */
  private before: Uint8Array = new Uint8Array(0);

  /** Before a row is written: remembers what it holds. */
  mark(row: number, level: number): void {
    if (this.add(row)) this.remember(row, level + 1);
  }
  /** The row stands for something else from now on. */
  replace(row: number): void {
    this.add(row);
    this.remember(row, ANOTHER);
  }
  /** Leaves only the rows that do not hold what they held before. */
  keepChanged(levels: Int8Array | Uint8Array): void {
    this.keep((row) => this.before[row] !== levels[row]! + 1);
  }

  private remember(row: number, value: number): void {
    if (row >= this.before.length) this.before = grown(this.before, row + 1);
    this.before[row] = value;
  }
}

/** No level. */
const ANOTHER = 255;
