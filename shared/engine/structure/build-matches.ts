import type { AssetTable, MatchTable } from '../analysis.ts';
import { namingOf } from '../construct/naming.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { IntBuffer } from '../int-buffer.ts';
import type { MatchList } from '../match/match-list.ts';
import { MatchReader } from '../match/match-reader.ts';

/** The table of matches, from lists in pattern order whose matches are in canonical order. `numbers`: of slots. */
export function matchTable(domain: Domain, lists: readonly MatchList[], numbers: Int32Array, assets: AssetTable): MatchTable {
  const naming = namingOf(domain.knowledge);
  let count = 0;
  for (const list of lists) count += list.count;
  const pattern = new Int32Array(count);
  const population = new Uint8Array(count);
  const rows = new Int32Array(count + 1);
  const offsets = new IntBuffer(count * 4);
  const members = new IntBuffer(count * 4);
  const names: string[] = [];
  let row = 0;
  for (const list of lists) {
    const { nodeCount, kinds, positionOfNode, index } = list.pattern;
    const patternName = domain.knowledge.patterns[index]!.id;
    const reader = new MatchReader(list.pattern);
    const onlyKeys = kinds.every((kind) => kind !== 'root');
    for (let match = 0; match < list.count; match++) {
      reader.read(list.data.data, list.start(match));
      const unique: string[] = [];
      let most = 0;
      for (let node = 0; node < nodeCount; node++) {
        offsets.push(members.length);
        const isUnique = positionOfNode[node]! >= 0;
        for (let i = reader.from[node]!; i < reader.to[node]!; i++) {
          const asset = numbers[reader.data[i]!]!;
          members.push(asset);
          if (!isUnique) continue;
          unique.push(assets.tokens[asset]!);
          if (kinds[node] === 'key' && assets.populations[asset]! > most) most = assets.populations[asset]!;
        }
      }
      offsets.push(members.length);
      pattern[row] = index;
      population[row] = most;
      names.push(naming.match(patternName, unique, onlyKeys ? null : keyTokens(reader, list, numbers, assets)));
      rows[++row] = offsets.length;
    }
  }
  return { count, pattern, names, population, nodeOffsets: { offsets: rows, values: offsets.take() }, assets: members.take() };
}

const keyTokens = (reader: MatchReader, list: MatchList, numbers: Int32Array, assets: AssetTable): string[] =>
  list.pattern.kinds.flatMap((kind, node) => (kind === 'key' ? [assets.tokens[numbers[reader.data[reader.from[node]!]!]!]!] : []));
