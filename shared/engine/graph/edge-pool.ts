const EMPTY = 0;
const OUT = 0;
const IN = 1;
const OUT_DEGREE = 2;
const IN_DEGREE = 3;
const TOMB = -1;

/**
 * Directed edges of many relations: membership by hash, neighbours by doubly linked lists, all in typed arrays.
 * An edge holds how many links support it (several sub-relations may join the same two assets) and since when
 * it exists, so that construction can look at an earlier state of the graph.
 */
export class EdgePool {
  /** Entries ever used; free ones have multiplicity 0. */
  used = 0;
  relation: Int32Array;
  from: Int32Array;
  to: Int32Array;
  multiplicity: Int32Array;
  birth: Int32Array;
  /** Free for the owner's use. */
  mark: Int32Array;
  nextOut: Int32Array;
  prevOut: Int32Array;
  nextIn: Int32Array;
  prevIn: Int32Array;
  /** Per relation: live edges. */
  readonly sizes: Int32Array;
  /** Per relation and asset: first edge out + 1, first edge in + 1, number of edges out, and in. */
  private readonly heads: (Int32Array | undefined)[];
  private slots: number;
  private table: Int32Array;
  private filled = 0;
  private free = -1;
  live = 0;

  constructor(relations: number, slots: number, expected: number) {
    let capacity = 64;
    while (capacity < expected) capacity *= 2;
    const column = (): Int32Array => new Int32Array(capacity);
    this.relation = column();
    this.from = column();
    this.to = column();
    this.multiplicity = column();
    this.birth = column();
    this.mark = column();
    this.nextOut = column();
    this.prevOut = column();
    this.nextIn = column();
    this.prevIn = column();
    this.table = new Int32Array(capacity * 2);
    this.sizes = new Int32Array(relations);
    this.heads = [];
    this.heads.length = relations;
    this.slots = Math.max(256, slots);
  }

  /** The entry of an edge, -1 when there is none. */
  find(relation: number, from: number, to: number): number {
    const { table } = this;
    const mask = table.length - 1;
    for (let at = hash(relation, from, to) & mask; ; at = (at + 1) & mask) {
      const mark = table[at]!;
      if (mark === EMPTY) return -1;
      if (mark > 0) {
        const entry = mark - 1;
        if (this.from[entry] === from && this.to[entry] === to && this.relation[entry] === relation) return entry;
      }
    }
  }

  /** Adds one supporter; true when the edge is new. */
  add(relation: number, from: number, to: number, birth: number): boolean {
    const known = this.find(relation, from, to);
    if (known >= 0) {
      this.multiplicity[known]!++;
      if (birth < this.birth[known]!) this.birth[known] = birth;
      return false;
    }
    let entry = this.free;
    if (entry >= 0) this.free = this.nextOut[entry]!;
    else {
      entry = this.used++;
      if (entry >= this.relation.length) this.growColumns();
    }
    this.relation[entry] = relation;
    this.from[entry] = from;
    this.to[entry] = to;
    this.multiplicity[entry] = 1;
    this.birth[entry] = birth;
    this.mark[entry] = 0;
    const heads = this.headsOf(relation, Math.max(from, to));
    link(entry, heads, from * 4 + OUT, this.nextOut, this.prevOut);
    link(entry, heads, to * 4 + IN, this.nextIn, this.prevIn);
    heads[from * 4 + OUT_DEGREE]!++;
    heads[to * 4 + IN_DEGREE]!++;
    this.sizes[relation]!++;
    this.live++;
    // Rebuilding the table takes the new entry along.
    if ((this.filled + 1) * 2 > this.table.length) this.rehash();
    else this.insert(entry);
    return true;
  }

  /** Takes one supporter away; true when the edge is gone. Its birth must be set anew by the caller when supporters remain. */
  remove(entry: number): boolean {
    if (--this.multiplicity[entry]! > 0) return false;
    const relation = this.relation[entry]!;
    const from = this.from[entry]!;
    const to = this.to[entry]!;
    const mask = this.table.length - 1;
    let at = hash(relation, from, to) & mask;
    while (this.table[at] !== entry + 1) at = (at + 1) & mask;
    this.table[at] = TOMB;
    const heads = this.heads[relation]!;
    unlink(entry, heads, from * 4 + OUT, this.nextOut, this.prevOut);
    unlink(entry, heads, to * 4 + IN, this.nextIn, this.prevIn);
    heads[from * 4 + OUT_DEGREE]!--;
    heads[to * 4 + IN_DEGREE]!--;
    this.sizes[relation]!--;
    this.live--;
    this.nextOut[entry] = this.free;
    this.free = entry;
    return true;
  }

  /** First edge out of (into) an asset, -1 when there is none; follow `nextOut` (`nextIn`). */
  firstOut(relation: number, from: number): number {
    const heads = this.heads[relation];
    return heads === undefined || from * 4 >= heads.length ? -1 : heads[from * 4 + OUT]! - 1;
  }
  firstIn(relation: number, to: number): number {
    const heads = this.heads[relation];
    return heads === undefined || to * 4 >= heads.length ? -1 : heads[to * 4 + IN]! - 1;
  }
  outDegree(relation: number, from: number): number {
    const heads = this.heads[relation];
    return heads === undefined || from * 4 >= heads.length ? 0 : heads[from * 4 + OUT_DEGREE]!;
  }
  inDegree(relation: number, to: number): number {
    const heads = this.heads[relation];
    return heads === undefined || to * 4 >= heads.length ? 0 : heads[to * 4 + IN_DEGREE]!;
  }

  private headsOf(relation: number, slot: number): Int32Array {
    while (slot >= this.slots) this.slots *= 2;
    const heads = this.heads[relation];
    if (heads !== undefined && slot * 4 < heads.length) return heads;
    const grown = new Int32Array(this.slots * 4);
    if (heads !== undefined) grown.set(heads);
    this.heads[relation] = grown;
    return grown;
  }

  private insert(entry: number): void {
    const mask = this.table.length - 1;
    let at = hash(this.relation[entry]!, this.from[entry]!, this.to[entry]!) & mask;
    while (this.table[at]! > 0) at = (at + 1) & mask;
    if (this.table[at] === EMPTY) this.filled++;
    this.table[at] = entry + 1;
  }

  private rehash(): void {
    this.table = new Int32Array(this.live * 4 > this.table.length ? this.table.length * 2 : this.table.length);
    this.filled = 0;
    for (let entry = 0; entry < this.used; entry++) if (this.multiplicity[entry]! > 0) this.insert(entry);
  }

  private growColumns(): void {
    const grow = (old: Int32Array): Int32Array => {
      const column = new Int32Array(old.length * 2);
      column.set(old);
      return column;
    };
    this.relation = grow(this.relation);
    this.from = grow(this.from);
    this.to = grow(this.to);
    this.multiplicity = grow(this.multiplicity);
    this.birth = grow(this.birth);
    this.mark = grow(this.mark);
    this.nextOut = grow(this.nextOut);
    this.prevOut = grow(this.prevOut);
    this.nextIn = grow(this.nextIn);
    this.prevIn = grow(this.prevIn);
  }
}

function hash(relation: number, from: number, to: number): number {
  let h = Math.imul(relation + 1, 0x9e3779b1) ^ Math.imul(from + 1, 0x85ebca6b) ^ Math.imul(to + 1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** Lists hold entries + 1 in their heads (0: empty) and entries with -1 as the end in their chains. */
function link(entry: number, heads: Int32Array, at: number, next: Int32Array, prev: Int32Array): void {
  const first = heads[at]! - 1;
  next[entry] = first;
  prev[entry] = -1;
  if (first >= 0) prev[first] = entry;
  heads[at] = entry + 1;
}
function unlink(entry: number, heads: Int32Array, at: number, next: Int32Array, prev: Int32Array): void {
  const before = prev[entry]!;
  const after = next[entry]!;
  if (before >= 0) next[before] = after;
  else heads[at] = after + 1;
  if (after >= 0) prev[after] = before;
}
