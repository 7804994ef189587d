import type { StrategyTable } from '../analysis.ts';
import type { Csr } from '../../base/csr.ts';
import { IntBuffer, RowBuffer, sortRange } from '../int-buffer.ts';

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
    for (
      let at = hash(family, mandatory.data, 0, mandatory.length, optional.data, 0, optional.length) & mask;
      this.table[at] !== 0;
      at = (at + 1) & mask
    ) {
      const known = this.table[at]! - 1;
      if (this.families[known] === family && sameRow(this.mandatory, known, mandatory) && sameRow(this.optional, known, optional))
        return known;
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

  /** The table of the instances that stored threats name, by family and sets, and those threats' rows in its numbers. */
  finish(
    threatCount: number,
    rows: { blockedBy: Csr; mitigatedBy: Csr; triggeredBy: Csr },
  ): { strategies: StrategyTable; blockedBy: Csr; mitigatedBy: Csr; triggeredBy: Csr } {
    const used = new Uint8Array(this.count);
    for (const { values } of [rows.blockedBy, rows.mitigatedBy, rows.triggeredBy])
      for (let i = 0; i < values.length; i++) used[values[i]!] = 1;
    const kept = this.inOrder(used);
    const number = new Int32Array(this.count);
    for (let i = 0; i < kept.length; i++) number[kept[i]!] = i;
    const renumbered = (csr: Csr): Csr => {
      const values = csr.values.map((index) => number[index]!);
      for (let row = 0; row < threatCount; row++) sortRange(values, csr.offsets[row]!, csr.offsets[row + 1]!);
      return { offsets: csr.offsets, values };
    };
    const [blockedBy, mitigatedBy, triggeredBy] = [renumbered(rows.blockedBy), renumbered(rows.mitigatedBy), renumbered(rows.triggeredBy)];
    const families = new Int32Array(kept.length);
    const ids: string[] = [];
    for (let i = 0; i < kept.length; i++) {
      families[i] = this.families[kept[i]!]!;
      ids.push(this.ids[kept[i]!]!);
    }
    return {
      strategies: {
        count: kept.length,
        ids,
        strategy: families,
        mandatory: pickRows(this.mandatory, kept),
        optional: pickRows(this.optional, kept),
        blocks: transpose(blockedBy, threatCount, kept.length),
        mitigates: transpose(mitigatedBy, threatCount, kept.length),
        triggers: transpose(triggeredBy, threatCount, kept.length),
      },
      blockedBy,
      mitigatedBy,
      triggeredBy,
    };
  }

  /** Used instances by family, then by their sets: an order that does not depend on how they were found. */
  private inOrder(used: Uint8Array): Int32Array {
    const { families, mandatory, optional } = this;
    const firstSet = (index: number): number => {
      const start = mandatory.offsets.data[index]!;
      return start < mandatory.offsets.data[index + 1]! ? mandatory.values.data[start]! : -1;
    };
    const perFamily = new Map<number, number[]>();
    for (let index = 0; index < used.length; index++) {
      if (used[index] === 0) continue;
      const family = perFamily.get(families[index]!);
      // First set and index fit one exact number, so most of the sorting is native.
      const key = (firstSet(index) + 1) * 0x2000000 + index;
      if (family === undefined) perFamily.set(families[index]!, [key]);
      else family.push(key);
    }
    const order = new IntBuffer(used.length);
    for (const family of [...perFamily.keys()].sort((a, b) => a - b))
      for (const key of Float64Array.from(perFamily.get(family)!).sort()) order.push(key % 0x2000000);
    const kept = order.take();
    for (let i = 1; i < kept.length; i++) {
      const moving = kept[i]!;
      let at = i - 1;
      while (at >= 0 && families[kept[at]!] === families[moving] && compareRows(mandatory, optional, kept[at]!, moving) > 0) {
        kept[at + 1] = kept[at]!;
        at--;
      }
      kept[at + 1] = moving;
    }
    return kept;
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 2);
    const mask = this.table.length - 1;
    const { mandatory, optional } = this;
    for (let index = 0; index < this.ids.length; index++) {
      const [m, o] = [mandatory.offsets.data, optional.offsets.data];
      let at =
        hash(this.families[index]!, mandatory.values.data, m[index]!, m[index + 1]!, optional.values.data, o[index]!, o[index + 1]!) & mask;
      while (this.table[at] !== 0) at = (at + 1) & mask;
      this.table[at] = index + 1;
    }
  }
}

function compareRows(mandatory: RowBuffer, optional: RowBuffer, a: number, b: number): number {
  return compareRow(mandatory, a, b) || compareRow(optional, a, b);
}
function compareRow({ offsets, values }: RowBuffer, a: number, b: number): number {
  const [startA, startB] = [offsets.data[a]!, offsets.data[b]!];
  const [lengthA, lengthB] = [offsets.data[a + 1]! - startA, offsets.data[b + 1]! - startB];
  for (let i = 0; i < lengthA && i < lengthB; i++)
    if (values.data[startA + i] !== values.data[startB + i]) return values.data[startA + i]! - values.data[startB + i]!;
  return lengthA - lengthB;
}

function pickRows({ offsets, values }: RowBuffer, rows: Int32Array): Csr {
  const picked = new Int32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) picked[i + 1] = picked[i]! + offsets.data[rows[i]! + 1]! - offsets.data[rows[i]!]!;
  const all = new Int32Array(picked[rows.length]!);
  for (let i = 0; i < rows.length; i++) {
    const start = offsets.data[rows[i]!]!;
    for (let at = picked[i]!; at < picked[i + 1]!; at++) all[at] = values.data[start + at - picked[i]!]!;
  }
  return { offsets: picked, values: all };
}

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
