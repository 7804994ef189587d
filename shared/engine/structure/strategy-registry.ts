import type { StrategyTable } from '../analysis.ts';
import type { Csr } from '../../base/csr.ts';
import { firstRead } from '../../base/first-read.ts';
import { IntBuffer, RowBuffer, sortRange } from '../int-buffer.ts';
import { withIds } from './with-ids.ts';

/** The table of strategies, and the rows of threats in its numbers. */
export interface FinishedStrategies {
  readonly strategies: StrategyTable;
  readonly blockedBy: Csr;
  readonly mitigatedBy: Csr;
  readonly triggeredBy: Csr;
}

/** Strategy instances: one per strategy family and sets of control sets, found again by hash. */
export class StrategyRegistry {
  private readonly families = new IntBuffer(256);
  private readonly mandatory = new RowBuffer(256, 256);
  private readonly optional = new RowBuffer(0, 256);
  private table = new Int32Array(1024);

  get count(): number {
    return this.families.length;
  }

  /** The number of the instance with these control sets (each sorted, without doubles); the next number where it is new. */
  numberOf(family: number, mandatory: IntBuffer, optional: IntBuffer): number {
    const mask = this.table.length - 1;
    let at = strategyHash(family, mandatory.data, 0, mandatory.length, optional.data, 0, optional.length) & mask;
    for (; this.table[at] !== 0; at = (at + 1) & mask) {
      const known = this.table[at]! - 1;
      if (this.families.data[known] === family && sameRow(this.mandatory, known, mandatory) && sameRow(this.optional, known, optional))
        return known;
    }
    const index = this.count;
    this.table[at] = index + 1;
    this.families.push(family);
    this.mandatory.values.pushRange(mandatory.data, 0, mandatory.length);
    this.mandatory.endRow();
    this.optional.values.pushRange(optional.data, 0, optional.length);
    this.optional.endRow();
    if (this.count * 2 > this.table.length) this.rehash();
    return index;
  }

  /**
   * The table of the instances that stored threats name, by family and sets, and those threats' rows in its numbers.
   * `namesOf` gives the ids of instances when they are first asked for.
   */
  finish(
    threatCount: number,
    rows: { blockedBy: Csr; mitigatedBy: Csr; triggeredBy: Csr },
    namesOf: (instances: Int32Array) => string[],
  ): FinishedStrategies {
    const used = new Uint8Array(this.count);
    markAll(used, rows.blockedBy.values);
    markAll(used, rows.mitigatedBy.values);
    markAll(used, rows.triggeredBy.values);
    const kept = this.inOrder(used);
    const number = new Int32Array(this.count);
    const families = new Int32Array(kept.length);
    for (let i = 0; i < kept.length; i++) {
      number[kept[i]!] = i;
      families[i] = this.families.data[kept[i]!]!;
    }
    const blockedBy = renumbered(rows.blockedBy, number, threatCount);
    const mitigatedBy = renumbered(rows.mitigatedBy, number, threatCount);
    const triggeredBy = renumbered(rows.triggeredBy, number, threatCount);
    const columns = {
      count: kept.length,
      strategy: families,
      mandatory: pickRows(this.mandatory, kept),
      optional: pickRows(this.optional, kept),
      blocks: transpose(blockedBy, threatCount, kept.length),
      mitigates: transpose(mitigatedBy, threatCount, kept.length),
      triggers: transpose(triggeredBy, threatCount, kept.length),
    };
    return {
      strategies: withIds(
        columns,
        firstRead(() => namesOf(kept)),
      ),
      blockedBy,
      mitigatedBy,
      triggeredBy,
    };
  }

  /** The sorted mandatory or optional control sets of an instance, as a view. */
  setsOf(instance: number, optional: boolean): Int32Array {
    const { offsets, values } = optional ? this.optional : this.mandatory;
    return values.view(offsets.data[instance]!, offsets.data[instance + 1]!);
  }
  familyOf(instance: number): number {
    return this.families.data[instance]!;
  }

  /** Used instances by family, then by their sets: an order that does not depend on how they were found. */
  private inOrder(used: Uint8Array): Int32Array {
    const { mandatory, optional } = this;
    const families = this.families.data;
    let last = -1;
    let count = 0;
    for (let index = 0; index < used.length; index++) {
      if (used[index] === 0) continue;
      count++;
      if (families[index]! > last) last = families[index]!;
    }
    // Counting sort by family, then each family's few instances by one packed key: first set and index fit one exact number.
    const starts = new Int32Array(last + 2);
    for (let index = 0; index < used.length; index++) if (used[index] === 1) starts[families[index]! + 1]!++;
    for (let family = 0; family <= last; family++) starts[family + 1]! += starts[family]!;
    const keys = new Float64Array(count);
    const fill = starts.slice();
    for (let index = 0; index < used.length; index++) {
      if (used[index] === 0) continue;
      const start = mandatory.offsets.data[index]!;
      const firstSet = start < mandatory.offsets.data[index + 1]! ? mandatory.values.data[start]! : -1;
      keys[fill[families[index]!]!++] = (firstSet + 1) * 0x2000000 + index;
    }
    for (let family = 0; family <= last; family++)
      if (starts[family + 1]! - starts[family]! > 1) keys.subarray(starts[family]!, starts[family + 1]!).sort();
    const kept = new Int32Array(count);
    for (let i = 0; i < count; i++) kept[i] = keys[i]! % 0x2000000;
    for (let i = 1; i < count; i++) {
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
    for (let index = 0; index < this.count; index++) {
      const [m, o] = [mandatory.offsets.data, optional.offsets.data];
      let at =
        strategyHash(
          this.families.data[index]!,
          mandatory.values.data,
          m[index]!,
          m[index + 1]!,
          optional.values.data,
          o[index]!,
          o[index + 1]!,
        ) & mask;
      while (this.table[at] !== 0) at = (at + 1) & mask;
      this.table[at] = index + 1;
    }
  }
}

function markAll(used: Uint8Array, values: Int32Array): void {
  for (let i = 0; i < values.length; i++) used[values[i]!] = 1;
}

function renumbered({ offsets, values }: Csr, number: Int32Array, rows: number): Csr {
  for (let i = 0; i < values.length; i++) values[i] = number[values[i]!]!;
  for (let row = 0; row < rows; row++) sortRange(values, offsets[row]!, offsets[row + 1]!);
  return { offsets, values };
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

/** A number for a strategy family with these control sets: stretches of two lists. */
export function strategyHash(
  family: number,
  mandatory: Int32Array,
  fromM: number,
  toM: number,
  optional: Int32Array,
  fromO: number,
  toO: number,
): number {
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
