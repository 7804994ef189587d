/** Counts integer triples; a triple that was never added counts 0. Open addressing, no removal of keys. */
export class TripleCounter {
  private keys: Int32Array;
  private counts: Int32Array;
  private used: Uint8Array;
  private size = 0;

  constructor(capacity = 256) {
    this.keys = new Int32Array(capacity * 3);
    this.counts = new Int32Array(capacity);
    this.used = new Uint8Array(capacity);
  }

  get(a: number, b: number, c: number): number {
    const at = this.locate(a, b, c);
    return this.used[at] === 1 ? this.counts[at]! : 0;
  }

  /** Adds to a triple's count and returns the new one. */
  add(a: number, b: number, c: number, by: number): number {
    let at = this.locate(a, b, c);
    if (this.used[at] === 0) {
      if ((this.size + 1) * 2 > this.used.length) {
        this.grow();
        at = this.locate(a, b, c);
      }
      this.used[at] = 1;
      this.keys[at * 3] = a;
      this.keys[at * 3 + 1] = b;
      this.keys[at * 3 + 2] = c;
      this.size++;
    }
    this.counts[at]! += by;
    return this.counts[at]!;
  }

  private locate(a: number, b: number, c: number): number {
    const mask = this.used.length - 1;
    let h = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(c + 1, 0xc2b2ae35);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    let at = (h ^ (h >>> 13)) & mask;
    while (this.used[at] === 1 && (this.keys[at * 3] !== a || this.keys[at * 3 + 1] !== b || this.keys[at * 3 + 2] !== c))
      at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { keys, counts, used } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.counts = new Int32Array(counts.length * 2);
    this.used = new Uint8Array(used.length * 2);
    this.size = 0;
    // Triples that count nothing any more are left behind.
    for (let i = 0; i < used.length; i++)
      if (used[i] === 1 && counts[i] !== 0) this.add(keys[i * 3]!, keys[i * 3 + 1]!, keys[i * 3 + 2]!, counts[i]!);
  }
}

/** A set of integer tuples of one width. */
export class TupleSet {
  private readonly width: number;
  private data: Int32Array;
  private table: Int32Array;
  private count = 0;

  constructor(width: number) {
    this.width = width;
    this.data = new Int32Array(width * 64);
    this.table = new Int32Array(128);
  }

  /** False when the tuple is in the set already. */
  add(tuple: Int32Array): boolean {
    const mask = this.table.length - 1;
    let at = this.hash(tuple, 0) & mask;
    for (; this.table[at] !== 0; at = (at + 1) & mask) if (this.equals(this.table[at]! - 1, tuple)) return false;
    if ((this.count + 1) * this.width > this.data.length) {
      const data = new Int32Array(this.data.length * 2);
      data.set(this.data);
      this.data = data;
    }
    for (let i = 0; i < this.width; i++) this.data[this.count * this.width + i] = tuple[i]!;
    this.table[at] = ++this.count;
    if (this.count * 2 > this.table.length) this.rehash();
    return true;
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 2);
    const mask = this.table.length - 1;
    for (let i = 0; i < this.count; i++) {
      let at = this.hash(this.data, i * this.width) & mask;
      while (this.table[at] !== 0) at = (at + 1) & mask;
      this.table[at] = i + 1;
    }
  }

  private equals(index: number, tuple: Int32Array): boolean {
    for (let i = 0; i < this.width; i++) if (this.data[index * this.width + i] !== tuple[i]) return false;
    return true;
  }

  private hash(values: Int32Array, start: number): number {
    let h = 17;
    for (let i = 0; i < this.width; i++) h = Math.imul(h ^ values[start + i]!, 0x9e3779b1) ^ (h >>> 15);
    return (h ^ (h >>> 13)) >>> 0;
  }
}
