import type { AssetTable, MatchTable } from '../analysis.ts';
import { namingOf, type Naming } from '../construct/naming.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { IntBuffer } from '../int-buffer.ts';
import type { PreparedPattern } from '../domain/prepare-pattern.ts';
import type { MatchList } from '../match/match-list.ts';
import type { Numbering } from './number-assets.ts';

/** The table of matches: by pattern, then by the assets of key and root nodes in declaration order. */
export function matchTable(domain: Domain, lists: readonly MatchList[], numbering: Numbering, assets: AssetTable): MatchTable {
  const naming = namingOf(domain.knowledge);
  const count = lists.reduce((sum, list) => sum + list.count, 0);
  const pattern = new Int32Array(count);
  const population = new Uint8Array(count);
  const offsetRows = new Int32Array(count + 1);
  const offsets = new IntBuffer(count * 4);
  const members = new IntBuffer(count * 4);
  const names: string[] = [];
  let row = 0;
  for (const list of lists) {
    const shape = shapeOf(list.pattern);
    const patternName = domain.knowledge.patterns[list.pattern.index]!.id;
    for (const match of sortedMatches(list, shape, numbering)) {
      pattern[row] = list.pattern.index;
      names.push(nameOfMatch(naming, patternName, list, match, shape, numbering, assets));
      population[row] = appendMatch(list, match, shape, numbering, assets, offsets, members);
      row++;
      offsetRows[row] = offsets.length;
    }
  }
  return { count, pattern, names, population, nodeOffsets: { offsets: offsetRows, values: offsets.take() }, assets: members.take() };
}

interface Shape {
  /** Per node: root position, or the number of the many-sided node, whichever is not -1. */
  readonly position: readonly number[];
  readonly many: readonly number[];
  readonly isKey: readonly boolean[];
  /** Root positions in declaration order of their nodes, and of key nodes alone. */
  readonly order: readonly number[];
  readonly keys: readonly number[];
}

function shapeOf(pattern: PreparedPattern): Shape {
  const position = Array.from(pattern.positionOfNode);
  const many = pattern.kinds.map((_, node) => pattern.many.findIndex((at) => at.node === node));
  const isKey = pattern.kinds.map((kind) => kind === 'key');
  return { position, many, isKey, order: position.filter((at) => at >= 0), keys: position.filter((_, node) => isKey[node]) };
}

function nameOfMatch(naming: Naming, pattern: string, list: MatchList, match: number, { order, keys }: Shape, { numbers }: Numbering, assets: AssetTable): string {
  const start = list.start(match);
  const data = list.data.data;
  const token = (position: number): string => assets.tokens[numbers[data[start + position]!]!]!;
  return naming.match(pattern, order.map(token), keys.length === order.length ? null : keys.map(token));
}

function sortedMatches(list: MatchList, shape: Shape, { numbers }: Numbering): Int32Array {
  const { data, starts } = { data: list.data.data, starts: list.starts.data };
  const matches = Int32Array.from({ length: list.count }, (_, match) => match);
  const { order } = shape;
  return matches.sort((a, b) => {
    const startA = starts[a]!;
    const startB = starts[b]!;
    for (const position of order) {
      const by = numbers[data[startA + position]!]! - numbers[data[startB + position]!]!;
      if (by !== 0) return by;
    }
    return 0;
  });
}

/** Appends one match, node by node, and returns its population: the highest of its key nodes. */
function appendMatch(list: MatchList, match: number, shape: Shape, { numbers }: Numbering, assets: AssetTable, offsets: IntBuffer, members: IntBuffer): number {
  const data = list.data.data;
  const start = list.start(match);
  const manyStarts: number[] = [];
  let at = start + list.pattern.nodeOfPosition.length;
  for (let i = 0; i < list.pattern.many.length; i++) {
    manyStarts.push(at);
    at += 1 + data[at]!;
  }
  let population = 0;
  for (let node = 0; node < shape.position.length; node++) {
    offsets.push(members.length);
    const position = shape.position[node]!;
    const many = shape.many[node]!;
    if (position >= 0) {
      const asset = numbers[data[start + position]!]!;
      members.push(asset);
      if (shape.isKey[node]) population = Math.max(population, assets.populations[asset]!);
    } else if (many >= 0) {
      const from = manyStarts[many]!;
      const first = members.length;
      for (let i = 1; i <= data[from]!; i++) members.push(numbers[data[from + i]!]!);
      members.data.subarray(first, members.length).sort();
    }
  }
  offsets.push(members.length);
  return population;
}
