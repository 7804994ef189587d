import type { StrategyTable, Structure } from '../analysis.ts';
import { strategyHash, transpose } from '../structure/strategy-registry.ts';
import { grown, LiveRows, roomy } from './live-rows.ts';

/** Strategy instances, found again by family and control sets. One that no threat names any more is gone. */
export class LiveStrategies implements StrategyTable {
  count: number;
  readonly ids: string[];
  /** -1 where a row is free. */
  strategy: Int32Array;
  readonly mandatory: LiveRows;
  readonly optional: LiveRows;
  /** Threats that name it, once for each way in which they do. */
  readonly threats: LiveRows;
  /** Strategies that need or know a control set. */
  readonly holders: LiveRows;
  private table: Int32Array;
  private filled = 0;
  private readonly free: number[] = [];

  constructor(structure: Structure) {
    const { strategies } = structure;
    this.count = strategies.count;
    this.ids = strategies.ids.slice();
    this.strategy = roomy(strategies.strategy);
    this.mandatory = new LiveRows(strategies.mandatory);
    this.optional = new LiveRows(strategies.optional);
    this.threats = mentions(structure);
    this.holders = holders(structure);
    let size = 1024;
    while (size < this.count * 3) size *= 2;
    this.table = new Int32Array(size);
    for (let row = 0; row < this.count; row++) this.enter(row);
  }

  // What a strategy does to which threats is told by the threats; `threats` finds them.
  get blocks(): LiveRows {
    return this.threats;
  }
  get mitigates(): LiveRows {
    return this.threats;
  }
  get triggers(): LiveRows {
    return this.threats;
  }

  /** The row of a strategy of another table with the same sets, added where it is new: then `added` is called. */
  take(other: StrategyTable, at: number, added: (row: number) => void): number {
    const known = this.find(other, at);
    if (known >= 0) return known;
    const row = this.free.pop() ?? this.count++;
    this.strategy = grown(this.strategy, row + 1);
    this.strategy[row] = other.strategy[at]!;
    this.ids[row] = other.ids[at]!;
    this.mandatory.set(row, other.mandatory.values, other.mandatory.offsets[at]!, other.mandatory.offsets[at + 1]!);
    this.optional.set(row, other.optional.values, other.optional.offsets[at]!, other.optional.offsets[at + 1]!);
    this.threats.clear(row);
    this.eachSet(row, (set) => this.holders.push(set, row));
    this.enter(row);
    added(row);
    return row;
  }

  /** A threat no longer names it. True: nobody does, so it is gone. */
  release(row: number, threat: number): boolean {
    this.threats.drop(row, threat);
    if (this.threats.length(row) > 0) return false;
    this.leave(row);
    this.eachSet(row, (set) => this.holders.drop(set, row));
    this.strategy[row] = -1;
    this.free.push(row);
    return true;
  }

  private eachSet(row: number, visit: (set: number) => void): void {
    for (const rows of [this.mandatory, this.optional]) for (let i = rows.offsets[row]!; i < rows.ends[row]!; i++) visit(rows.values[i]!);
  }

  private find(other: StrategyTable, at: number): number {
    const { mandatory, optional } = other;
    const mask = this.table.length - 1;
    const start = strategyHash(
      other.strategy[at]!,
      mandatory.values,
      mandatory.offsets[at]!,
      mandatory.offsets[at + 1]!,
      optional.values,
      optional.offsets[at]!,
      optional.offsets[at + 1]!,
    );
    for (let place = start & mask; this.table[place] !== 0; place = (place + 1) & mask) {
      const row = this.table[place]! - 1;
      if (
        row >= 0 &&
        this.strategy[row] === other.strategy[at] &&
        same(this.mandatory, row, mandatory.values, mandatory.offsets[at]!, mandatory.offsets[at + 1]!) &&
        same(this.optional, row, optional.values, optional.offsets[at]!, optional.offsets[at + 1]!)
      )
        return row;
    }
    return -1;
  }

  private placeOf(row: number): number {
    const { mandatory: m, optional: o } = this;
    return strategyHash(this.strategy[row]!, m.values, m.offsets[row]!, m.ends[row]!, o.values, o.offsets[row]!, o.ends[row]!);
  }

  private enter(row: number): void {
    if ((this.filled + 1) * 2 > this.table.length) this.rehash();
    const mask = this.table.length - 1;
    let place = this.placeOf(row) & mask;
    while (this.table[place]! > 0) place = (place + 1) & mask;
    if (this.table[place] === 0) this.filled++;
    this.table[place] = row + 1;
  }

  private leave(row: number): void {
    const mask = this.table.length - 1;
    let place = this.placeOf(row) & mask;
    while (this.table[place] !== row + 1) place = (place + 1) & mask;
    this.table[place] = -1;
  }

  private rehash(): void {
    const rows = this.table.filter((entry) => entry > 0);
    this.table = new Int32Array(rows.length * 3 > this.table.length ? this.table.length * 2 : this.table.length);
    this.filled = 0;
    const mask = this.table.length - 1;
    for (const entry of rows) {
      let place = this.placeOf(entry - 1) & mask;
      while (this.table[place] !== 0) place = (place + 1) & mask;
      this.table[place] = entry;
      this.filled++;
    }
  }
}

function same(rows: LiveRows, row: number, values: Int32Array, from: number, to: number): boolean {
  const start = rows.offsets[row]!;
  if (rows.ends[row]! - start !== to - from) return false;
  for (let i = from; i < to; i++) if (rows.values[start + i - from] !== values[i]) return false;
  return true;
}

/** Threats by strategy, once for each way in which they name it. */
function mentions({ threats, strategies }: Structure): LiveRows {
  const ways = [threats.blockedBy, threats.mitigatedBy, threats.triggeredBy];
  const offsets = new Int32Array(threats.count + 1);
  const values = new Int32Array(ways.reduce((sum, way) => sum + way.values.length, 0));
  let at = 0;
  for (let threat = 0; threat < threats.count; threat++) {
    for (const way of ways) for (let i = way.offsets[threat]!; i < way.offsets[threat + 1]!; i++) values[at++] = way.values[i]!;
    offsets[threat + 1] = at;
  }
  return new LiveRows(transpose({ offsets, values }, threats.count, strategies.count));
}

/** Strategies by control set. */
function holders({ strategies, controlSets }: Structure): LiveRows {
  const { mandatory, optional } = strategies;
  const offsets = new Int32Array(strategies.count + 1);
  const values = new Int32Array(mandatory.values.length + optional.values.length);
  let at = 0;
  for (let strategy = 0; strategy < strategies.count; strategy++) {
    for (const rows of [mandatory, optional])
      for (let i = rows.offsets[strategy]!; i < rows.offsets[strategy + 1]!; i++) values[at++] = rows.values[i]!;
    offsets[strategy + 1] = at;
  }
  return new LiveRows(transpose({ offsets, values }, strategies.count, controlSets.count));
}
