import { firstRead } from '../../base/first-read.ts';
import type { AssetTable, MatchTable } from '../analysis.ts';
import { namingOf } from '../construct/naming.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { IntBuffer } from '../int-buffer.ts';
import type { MatchList } from '../match/match-list.ts';

type Columns = Omit<MatchTable, 'names'>;

/** The table of matches, from lists in pattern order whose matches are in canonical order. `numbers`: of slots. */
export function matchTable(domain: Domain, lists: readonly MatchList[], numbers: Int32Array, assets: AssetTable): MatchTable {
  let count = 0;
  for (let i = 0; i < lists.length; i++) count += lists[i]!.count;
  const pattern = new Int32Array(count);
  const population = new Uint8Array(count);
  const rows = new Int32Array(count + 1);
  const offsets = new IntBuffer(count * 8);
  const members = new IntBuffer(count * 6);
  let row = 0;
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i]!;
    const { nodeCount, kinds, index } = list.pattern;
    for (let match = 0; match < list.count; match++) {
      const reader = list.read(list.start(match));
      let most = 0;
      for (let node = 0; node < nodeCount; node++) {
        offsets.push(members.length);
        const isKey = kinds[node] === 'key';
        for (let at = reader.from[node]!; at < reader.to[node]!; at++) {
          const asset = numbers[reader.data[at]!]!;
          members.push(asset);
          if (isKey && assets.populations[asset]! > most) most = assets.populations[asset]!;
        }
      }
      offsets.push(members.length);
      pattern[row] = index;
      population[row] = most;
      rows[++row] = offsets.length;
    }
  }
  const columns: Columns = { count, pattern, population, nodeOffsets: { offsets: rows, values: offsets.take() }, assets: members.take() };
  return withNames(
    columns,
    firstRead(() => matchNames(domain, columns, assets)),
  );
}

const withNames = (columns: Columns, names: () => readonly string[]): MatchTable => ({
  ...columns,
  get names() {
    return names();
  },
});

function matchNames(domain: Domain, { count, pattern, nodeOffsets, assets: members }: Columns, assets: AssetTable): string[] {
  const naming = namingOf(domain.knowledge);
  const names: string[] = [];
  for (let match = 0; match < count; match++) {
    const { id, nodes } = domain.knowledge.patterns[pattern[match]!]!;
    const first = nodeOffsets.offsets[match]!;
    const unique: string[] = [];
    const keys: string[] = [];
    for (let node = 0; node < nodes.length; node++) {
      const { kind } = nodes[node]!;
      if (kind !== 'key' && kind !== 'root') continue;
      const token = assets.tokens[members[nodeOffsets.values[first + node]!]!]!;
      unique.push(token);
      if (kind === 'key') keys.push(token);
    }
    names.push(naming.match(id, unique, keys.length === unique.length ? null : keys));
  }
  return names;
}
