import type { MatchTable } from '../analysis.ts';
import { eachRun, spliceColumn, spliceStrings, type Origin } from './splice.ts';

/** The table of matches after an edit. `assetMap`: new numbers of assets, or `null` where they stayed. */
export function patchMatches(old: MatchTable, inserted: MatchTable, origin: Origin, assetMap: Int32Array | null): MatchTable {
  const count = origin.length;
  const rows = new Int32Array(count + 1);
  let memberCount = 0;
  const memberStart = (table: MatchTable, row: number): number =>
    row < table.count ? table.nodeOffsets.values[table.nodeOffsets.offsets[row]!]! : table.assets.length;
  eachRun(
    origin,
    (from, to, start) => {
      const shift = rows[from]! - old.nodeOffsets.offsets[start]!;
      for (let row = from; row < to; row++) rows[row + 1] = old.nodeOffsets.offsets[start + row - from + 1]! + shift;
      memberCount += memberStart(old, start + to - from) - memberStart(old, start);
    },
    (row, at) => {
      rows[row + 1] = rows[row]! + inserted.nodeOffsets.offsets[at + 1]! - inserted.nodeOffsets.offsets[at]!;
      memberCount += memberStart(inserted, at + 1) - memberStart(inserted, at);
    },
  );
  const values = new Int32Array(rows[count]!);
  const assets = new Int32Array(memberCount);
  let member = 0;
  const copy = (table: MatchTable, first: number, last: number, row: number, map: Int32Array | null): void => {
    const [start, end] = [memberStart(table, first), memberStart(table, last)];
    const shift = member - start;
    const offsets = table.nodeOffsets;
    let into = rows[row]!;
    for (let at = offsets.offsets[first]!; at < offsets.offsets[last]!; at++) values[into++] = offsets.values[at]! + shift;
    assets.set(table.assets.subarray(start, end), member);
    if (map !== null) for (let at = member; at < member + end - start; at++) assets[at] = map[assets[at]!]!;
    member += end - start;
  };
  eachRun(
    origin,
    (from, to, start) => copy(old, start, start + to - from, from, assetMap),
    (row, at) => copy(inserted, at, at + 1, row, null),
  );
  return {
    count,
    pattern: spliceColumn(old.pattern, inserted.pattern, origin),
    names: spliceStrings(old.names, inserted.names, origin),
    population: spliceColumn(old.population, inserted.population, origin),
    nodeOffsets: { offsets: rows, values },
    assets,
  };
}
