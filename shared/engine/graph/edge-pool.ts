const EMPTY = 0;
const OUT = 0;
const IN = 1;
const OUT_DEGREE = 2;
const IN_DEGREE = 3;
const TOMB = -1;

const NOTHING: Int32Array = new Int32Array(0);
const COLUMNS = 10;
/** Numbers in an array of heads that relations share. */
const SHARED_HEADS = 16_384;

/**
 * Directed edges of many relations: membership by hash, neighbours by doubly linked lists, all in typed arrays.
 * An edge holds how many links support it (several sub-relations may join the same two assets) and since when
 * it exists, so that construction can look at an earlier state of the graph.
 */
export class EdgePool {
  /** Entries ever used; free ones have multiplicity 0. */
  used = 0;
  relation = NOTHING;
  from = NOTHING;
  to = NOTHING;
  multiplicity = NOTHING;
  birth = NOTHING;
  /** Free for the owner's use. */
  mark = NOTHING;
  nextOut = NOTHING;
  prevOut = NOTHING;
  nextIn = NOTHING;
  prevIn = NOTHING;
  /** Per relation: live edges. */
  readonly sizes: Int32Array;
  /**
   * Per relation and asset: first edge out + 1, first edge in + 1, number of edges out, and in. Relations of small models
   * share an array; each has its place there, and room for so many assets.
   */
  private readonly heads: (Int32Array | undefined)[];
  private readonly places: Int32Array;
  private readonly rooms: Int32Array;
  private shared = NOTHING;
  private sharedUsed = 0;
  private slots: number;
  private table = NOTHING;
  private filled = 0;
  private free = -1;
  live = 0;

  constructor(relations: number, slots: number, expected: number) {
    let capacity = 1;
    while (capacity < expected) capacity *= 2;
    this.layColumns(capacity);
    this.table = new Int32Array(capacity * 2);
    this.sizes = new Int32Array(relations);
    this.heads = [];
    this.heads.length = relations;
    this.places = new Int32Array(relations);
    this.rooms = new Int32Array(relations);
    this.slots = Math.max(128, slots);
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
    this.append(relation, from, to, birth);
    return true;
  }

  /** Adds an edge that is known not to be there; its entry. */
  append(relation: number, from: number, to: number, birth: number): number {
    let entry = this.free;
    if (entry >= 0) this.free = this.nextOut[entry]!;
    else {
      entry = this.used++;
      if (entry >= this.relation.length) this.layColumns(this.relation.length * 2);
    }
    this.relation[entry] = relation;
    this.from[entry] = from;
    this.to[entry] = to;
    this.multiplicity[entry] = 1;
    this.birth[entry] = birth;
    this.mark[entry] = 0;
    const heads = this.headsOf(relation, from > to ? from : to);
    const place = this.places[relation]!;
    link(entry, heads, place + from * 4 + OUT, this.nextOut, this.prevOut);
    link(entry, heads, place + to * 4 + IN, this.nextIn, this.prevIn);
    heads[place + from * 4 + OUT_DEGREE]!++;
    heads[place + to * 4 + IN_DEGREE]!++;
    this.sizes[relation]!++;
    this.live++;
    // Rebuilding the table takes the new entry along.
    if ((this.filled + 1) * 2 > this.table.length) this.rehash();
    else this.insert(entry);
    return entry;
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
    const place = this.places[relation]!;
    unlink(entry, heads, place + from * 4 + OUT, this.nextOut, this.prevOut);
    unlink(entry, heads, place + to * 4 + IN, this.nextIn, this.prevIn);
    heads[place + from * 4 + OUT_DEGREE]!--;
    heads[place + to * 4 + IN_DEGREE]!--;
    this.sizes[relation]!--;
    this.live--;
    this.nextOut[entry] = this.free;
    this.free = entry;
    return true;
  }

  /** First edge out of (into) an asset, -1 when there is none; follow `nextOut` (`nextIn`). */
  firstOut(relation: number, from: number): number {
    return this.head(relation, from, OUT) - 1;
  }
  firstIn(relation: number, to: number): number {
    return this.head(relation, to, IN) - 1;
  }
  outDegree(relation: number, from: number): number {
    return this.head(relation, from, OUT_DEGREE);
  }
  inDegree(relation: number, to: number): number {
    return this.head(relation, to, IN_DEGREE);
  }

  private head(relation: number, slot: number, which: number): number {
    return slot < this.rooms[relation]! ? this.heads[relation]![this.places[relation]! + slot * 4 + which]! : 0;
  }

  /** Where the heads of a relation are kept, with room for this asset. */
  private headsOf(relation: number, slot: number): Int32Array {
    while (slot >= this.slots) this.slots *= 2;
    const room = this.rooms[relation]!;
    const old = this.heads[relation];
    if (old !== undefined && slot < room) return old;
    const from = this.places[relation]!;
    const heads = this.takePlace(relation);
    const place = this.places[relation]!;
    if (old !== undefined) for (let i = 0; i < room * 4; i++) heads[place + i] = old[from + i]!;
    return heads;
  }

  private takePlace(relation: number): Int32Array {
    const size = this.slots * 4;
    if (this.sharedUsed + size > this.shared.length) {
      this.shared = new Int32Array(Math.max(size, SHARED_HEADS));
      this.sharedUsed = 0;
    }
    this.heads[relation] = this.shared;
    this.places[relation] = this.sharedUsed;
    this.rooms[relation] = this.slots;
    this.sharedUsed += size;
    return this.shared;
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

  /** One stretch of memory for all columns: asking for each alone is what costs in a small model. */
  private layColumns(capacity: number): void {
    const memory = new ArrayBuffer(capacity * COLUMNS * 4);
    let column = 0;
    const grown = (old: Int32Array): Int32Array => {
      const values = new Int32Array(memory, capacity * 4 * column++, capacity);
      values.set(old);
      return values;
    };
    this.relation = grown(this.relation);
    this.from = grown(this.from);
    this.to = grown(this.to);
    this.multiplicity = grown(this.multiplicity);
    this.birth = grown(this.birth);
    this.mark = grown(this.mark);
    this.nextOut = grown(this.nextOut);
    this.prevOut = grown(this.prevOut);
    this.nextIn = grown(this.nextIn);
    this.prevIn = grown(this.prevIn);
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
