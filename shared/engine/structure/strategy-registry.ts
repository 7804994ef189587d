import type { StrategyTable } from '../analysis.ts';
import { csrFrom, type Csr } from '../../base/csr.ts';
import { type IntBuffer, RowBuffer } from '../int-buffer.ts';

/** Strategy instances: one per strategy family and sets of control sets, found again by hash. */
export class StrategyRegistry {
  readonly ids: string[] = [];
  private readonly families: number[] = [];
  private readonly mandatory = new RowBuffer();
  private readonly optional = new RowBuffer();
  private table = new Int32Array(1024);

  get count(): number {
    return this.ids.length;
  }

  /** The instance with these control sets (each sorted, without doubles), -1 when there is none yet. */
  find(family: number, mandatory: IntBuffer, optional: IntBuffer): number {
    const mask = this.table.length - 1;
    for (let at = hash(family, mandatory.data, 0, mandatory.length, optional.data, 0, optional.length) & mask; this.table[at] !== 0; at = (at + 1) & mask) {
      const known = this.table[at]! - 1;
      if (this.families[known] === family && sameRow(this.mandatory, known, mandatory) && sameRow(this.optional, known, optional)) return known;
    }
    return -1;
  }

  /** Adds an instance that is not there yet. */
  add(family: number, mandatory: IntBuffer, optional: IntBuffer, id: string): number {
    const mask = this.table.length - 1;
    let at = hash(family, mandatory.data, 0, mandatory.length, optional.data, 0, optional.length) & mask;
    while (this.table[at] !== 0) at = (at + 1) & mask;
    const index = this.ids.length;
    this.table[at] = index + 1;
    this.ids.push(id);
    this.families.push(family);
    this.mandatory.values.pushAll(mandatory.view());
    this.mandatory.endRow();
    this.optional.values.pushAll(optional.view());
    this.optional.endRow();
    if (this.ids.length * 2 > this.table.length) this.rehash();
    return index;
  }

  /** The table of the instances that stored threats name, and those threats' rows in its numbers. */
  finish(threatCount: number, rows: { blockedBy: Csr; mitigatedBy: Csr; triggeredBy: Csr }): { strategies: StrategyTable; blockedBy: Csr; mitigatedBy: Csr; triggeredBy: Csr } {
    const used = new Uint8Array(this.count);
    for (const { values } of [rows.blockedBy, rows.mitigatedBy, rows.triggeredBy]) for (let i = 0; i < values.length; i++) used[values[i]!] = 1;
    const number = new Int32Array(this.count);
    const kept: number[] = [];
    for (let index = 0; index < this.count; index++) {
      number[index] = kept.length;
      if (used[index] === 1) kept.push(index);
    }
    const renumbered = (csr: Csr): Csr => ({ offsets: csr.offsets, values: kept.length === this.count ? csr.values : csr.values.map((index) => number[index]!) });
    const [blockedBy, mitigatedBy, triggeredBy] = [renumbered(rows.blockedBy), renumbered(rows.mitigatedBy), renumbered(rows.triggeredBy)];
    const keptRows = (all: RowBuffer): Csr => (kept.length === this.count ? all.take() : csrFrom(kept.map((index) => rowOf(all, index))));
    return {
      strategies: {
        count: kept.length,
        ids: kept.map((index) => this.ids[index]!),
        strategy: Int32Array.from(kept, (index) => this.families[index]!),
        mandatory: keptRows(this.mandatory),
        optional: keptRows(this.optional),
        blocks: transpose(blockedBy, threatCount, kept.length),
        mitigates: transpose(mitigatedBy, threatCount, kept.length),
        triggers: transpose(triggeredBy, threatCount, kept.length),
      },
      blockedBy,
      mitigatedBy,
      triggeredBy,
    };
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 2);
    const mask = this.table.length - 1;
    const { mandatory, optional } = this;
    for (let index = 0; index < this.ids.length; index++) {
      const [m, o] = [mandatory.offsets.data, optional.offsets.data];
      let at = hash(this.families[index]!, mandatory.values.data, m[index]!, m[index + 1]!, optional.values.data, o[index]!, o[index + 1]!) & mask;
      while (this.table[at] !== 0) at = (at + 1) & mask;
      this.table[at] = index + 1;
    }
  }
}

const rowOf = (rows: RowBuffer, row: number): Int32Array => rows.values.view(rows.offsets.data[row]!, rows.offsets.data[row + 1]!);

function sameRow(rows: RowBuffer, row: number, values: IntBuffer): boolean {
  const start = rows.offsets.data[row]!;
  if (rows.offsets.data[row + 1]! - start !== values.length) return false;
  for (let i = 0; i < values.length; i++) if (rows.values.data[start + i] !== values.data[i]) return false;
  return true;
}

function hash(family: number, mandatory: Int32Array, fromM: number, toM: number, optional: Int32Array, fromO: number, toO: number): number {
  let h = family + 1;
  for (let i = fromM; i < toM; i++) h = Math.imul(h ^ mandatory[i]!, 0x9e3779b1) ^ (h >>> 15);
  h = Math.imul(h ^ 0x55, 0x85ebca6b);
  for (let i = fromO; i < toO; i++) h = Math.imul(h ^ optional[i]!, 0x9e3779b1) ^ (h >>> 15);
  return (h ^ (h >>> 13)) >>> 0;
}

/** Turns rows of columns into columns of rows; rows stay in ascending order. */
export function transpose(csr: Csr, rows: number, columns: number): Csr {
  const offsets = new Int32Array(columns + 1);
  for (let i = 0; i < csr.values.length; i++) offsets[csr.values[i]! + 1]!++;
  for (let column = 0; column < columns; column++) offsets[column + 1]! += offsets[column]!;
  const fill = offsets.slice(0, columns);
  const values = new Int32Array(csr.values.length);
  for (let row = 0; row < rows; row++)
    for (let at = csr.offsets[row]!; at < csr.offsets[row + 1]!; at++) values[fill[csr.values[at]!]!++] = row;
  return { offsets, values };
}

