import type { PreparedPattern } from '../domain/prepare-pattern.ts';
import { IntBuffer } from '../int-buffer.ts';
import { MatchReader } from './match-reader.ts';

/**
 * The matches of one pattern, in slots: for each match the assets of the root positions, then for each
 * many-sided node their number and the assets.
 */
export class MatchList {
  readonly pattern: PreparedPattern;
  readonly data = new IntBuffer();
  readonly starts = new IntBuffer();

  private reader: MatchReader | null = null;

  constructor(pattern: PreparedPattern) {
    this.pattern = pattern;
  }
  /** Reads the match that starts here, complete or not. The reader is used again for the next one. */
  read(start: number): MatchReader {
    this.reader ??= new MatchReader(this.pattern);
    this.reader.read(this.data.data, start);
    return this.reader;
  }
  get count(): number {
    return this.starts.length;
  }
  start(match: number): number {
    return this.starts.data[match]!;
  }
  end(match: number): number {
    return match + 1 < this.starts.length ? this.starts.data[match + 1]! : this.data.length;
  }
  /** Assets of the root positions of a match. */
  root(match: number): Int32Array {
    const start = this.start(match);
    return this.data.view(start, start + this.pattern.nodeOfPosition.length);
  }
  /** Copies a match of another list of the same pattern. */
  copy(other: MatchList, match: number): void {
    this.starts.push(this.data.length);
    this.data.pushRange(other.data.data, other.start(match), other.end(match));
  }
}
