import type { MatchTable } from '../analysis.ts';
import { MatchList } from '../match/match-list.ts';
import { IntBuffer, RowBuffer } from '../int-buffer.ts';
import type { PreparedPattern } from '../domain/prepare-pattern.ts';
import { transpose } from '../structure/strategy-registry.ts';
import { grown, LiveRows, roomy } from './live-rows.ts';

/** The matches of a pattern as edits look for them, and the row of each in the table of matches. */
interface LiveList {
  list: MatchList;
  /** -1: the match is gone. */
  rows: IntBuffer;
  gone: number;
}

/** Matches with assets by slot. Rows of matches that are gone are used again. */
export class LiveMatches implements MatchTable {
  count: number;
  /** -1 where a row is free. */
  pattern: Int32Array;
  readonly names: string[];
  population: Uint8Array;
  readonly nodeOffsets: { offsets: Int32Array; values: Int32Array };
  assets: Int32Array;
  private usedOffsets: number;
  private usedAssets: number;
  private readonly free: number[] = [];
  private readonly lists = new Map<number, LiveList>();
  /** Where each row is in the list of its pattern. */
  private placeInList: Int32Array;
  /** Rows by the assets in their unique roles. */
  private readonly withAsset: LiveRows;

  constructor(matches: MatchTable, lists: ReadonlyMap<number, MatchList>, slots: Int32Array) {
    this.count = matches.count;
    this.pattern = roomy(matches.pattern);
    this.names = matches.names.slice();
    this.population = roomy(matches.population);
    this.nodeOffsets = { offsets: roomy(matches.nodeOffsets.offsets), values: roomy(matches.nodeOffsets.values) };
    this.assets = roomy(matches.assets);
    this.usedOffsets = matches.nodeOffsets.values.length;
    this.usedAssets = matches.assets.length;
    for (let i = 0; i < this.usedAssets; i++) this.assets[i] = slots[this.assets[i]!]!;
    this.placeInList = new Int32Array(this.pattern.length);
    const roots = new RowBuffer(this.count * 2, this.count);
    for (const [index, list] of [...lists].sort(([a], [b]) => a - b)) {
      const rows = new IntBuffer(list.count + 16);
      for (let match = 0; match < list.count; match++) {
        const row = roots.offsets.length - 1;
        this.placeInList[row] = match;
        rows.push(row);
        roots.values.pushAll(list.root(match));
        roots.endRow();
      }
      this.lists.set(index, { list, rows, gone: 0 });
    }
    const slotCount = slots.reduce((most, slot) => Math.max(most, slot + 1), 0);
    this.withAsset = new LiveRows(transpose(roots.take(), this.count, slotCount));
  }

  /** Places in a pattern's list of the matches in which an asset has a unique role. */
  placesWith(pattern: PreparedPattern, slot: number): number[] {
    const { offsets, values } = this.withAsset;
    const places: number[] = [];
    const end = offsets[slot]! + this.withAsset.length(slot);
    for (let i = offsets[slot]!; i < end; i++) if (this.pattern[values[i]!] === pattern.index) places.push(this.placeInList[values[i]!]!);
    return places;
  }

  listOf(pattern: PreparedPattern): MatchList {
    return this.lists.get(pattern.index)?.list ?? new MatchList(pattern);
  }
  /** How many matches of a pattern there are. */
  sizeOf(pattern: PreparedPattern): number {
    const known = this.lists.get(pattern.index);
    return known === undefined ? 0 : known.list.count - known.gone;
  }

  /** Calls `visit` with the matches in which an asset has a unique role, with those where it has two of them twice. */
  eachWith(slot: number, visit: (row: number) => void): void {
    const { offsets, values } = this.withAsset;
    const end = offsets[slot]! + this.withAsset.length(slot);
    for (let i = offsets[slot]!; i < end; i++) visit(values[i]!);
  }

  /** Takes matches of a list out; calls `remove` with the row of each. */
  lose(pattern: number, lost: readonly number[], remove: (row: number) => void): void {
    const known = this.lists.get(pattern);
    if (known === undefined) return;
    const { list, rows } = known;
    for (const match of lost) {
      const row = rows.data[match]!;
      if (row < 0) continue;
      remove(row);
      rows.data[match] = -1;
      known.gone++;
      const root = list.root(match);
      for (const slot of root) this.withAsset.drop(slot, row);
      // No asset has this slot, so no search finds the match again.
      root.fill(-1);
      this.pattern[row] = -1;
      this.free.push(row);
    }
  }

  /** Adds matches: `made` is their table, from `first` on. Their rows go to `rowOf`. */
  add(found: MatchList, made: MatchTable, first: number, rowOf: Int32Array): void {
    const { index } = found.pattern;
    let known = this.lists.get(index);
    if (known === undefined) this.lists.set(index, (known = { list: new MatchList(found.pattern), rows: new IntBuffer(16), gone: 0 }));
    for (let match = 0; match < found.count; match++) {
      const at = first + match;
      const row = this.free.pop() ?? this.count++;
      this.makeRow(row);
      this.pattern[row] = index;
      this.names[row] = made.names[at]!;
      this.population[row] = made.population[at]!;
      this.nodeOffsets.offsets[row] = this.usedOffsets;
      for (let i = made.nodeOffsets.offsets[at]!; i < made.nodeOffsets.offsets[at + 1]!; i++) {
        const start = made.nodeOffsets.values[i]!;
        this.nodeOffsets.values[this.usedOffsets++] = this.usedAssets;
        if (i + 1 === made.nodeOffsets.offsets[at + 1]!) break;
        const end = made.nodeOffsets.values[i + 1]!;
        for (let member = start; member < end; member++) this.assets[this.usedAssets++] = made.assets[member]!;
      }
      rowOf[at] = row;
      for (const slot of found.root(match)) this.withAsset.push(slot, row);
      this.placeInList[row] = known.list.count;
      known.list.copy(found, match);
      known.rows.push(row);
    }
    if (known.gone * 2 > known.list.count + 64) this.tidy(known);
  }

  /** Takes what the last edits left behind out of the columns, before it outgrows what is alive. */
  makeRoom(made: MatchTable): void {
    const [offsets, members] = [this.usedOffsets + made.nodeOffsets.values.length, this.usedAssets + made.assets.length];
    if (offsets > this.nodeOffsets.values.length || members > this.assets.length) this.compact(made);
  }

  private compact(made: MatchTable): void {
    const offsets = new IntBuffer(this.nodeOffsets.values.length);
    const assets = new IntBuffer(this.assets.length);
    for (let row = 0; row < this.count; row++) {
      const pattern = this.pattern[row]!;
      if (pattern < 0) continue;
      const start = this.nodeOffsets.offsets[row]!;
      const nodes = this.lists.get(pattern)!.list.pattern.nodeCount;
      this.nodeOffsets.offsets[row] = offsets.length;
      const shift = assets.length - this.nodeOffsets.values[start]!;
      for (let i = start; i <= start + nodes; i++) offsets.push(this.nodeOffsets.values[i]! + shift);
      assets.pushAll(this.assets.subarray(this.nodeOffsets.values[start]!, this.nodeOffsets.values[start + nodes]!));
    }
    this.usedOffsets = offsets.length;
    this.usedAssets = assets.length;
    this.nodeOffsets.values = grown(roomy(offsets.view()), this.usedOffsets + made.nodeOffsets.values.length);
    this.assets = grown(roomy(assets.view()), this.usedAssets + made.assets.length);
  }

  private makeRow(row: number): void {
    this.pattern = grown(this.pattern, row + 1);
    this.placeInList = grown(this.placeInList, row + 1);
    this.population = grown(this.population, row + 1);
    this.nodeOffsets.offsets = grown(this.nodeOffsets.offsets, row + 1);
  }

  private tidy(known: LiveList): void {
    const list = new MatchList(known.list.pattern);
    const rows = new IntBuffer(known.rows.length);
    for (let match = 0; match < known.list.count; match++) {
      const row = known.rows.data[match]!;
      if (row < 0) continue;
      this.placeInList[row] = list.count;
      list.copy(known.list, match);
      rows.push(row);
    }
    known.list = list;
    known.rows = rows;
    known.gone = 0;
  }
}
