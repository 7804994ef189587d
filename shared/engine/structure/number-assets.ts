import type { AssetTable, RelationTable } from '../analysis.ts';
import { INFERRED, type WorkingGraph } from '../graph/working-graph.ts';
import { compareIds } from '../identity.ts';
import { RowBuffer } from '../int-buffer.ts';

/** The published numbering: asserted assets by id, then inferred ones by id. */
export interface Numbering {
  /** Slot by published number. */
  readonly slots: Int32Array;
  /** Published number by slot, -1 for free slots. */
  readonly numbers: Int32Array;
  readonly asserted: number;
}

/** Numbers the assets of a graph in canonical order. */
export function numberAssets(graph: WorkingGraph): Numbering {
  const asserted: number[] = [];
  const inferred: number[] = [];
  for (let slot = 0; slot < graph.ids.length; slot++) {
    if (!graph.isAlive(slot)) continue;
    (graph.createdBy[slot]! < 0 ? asserted : inferred).push(slot);
  }
  const byId = (a: number, b: number): number => compareIds(graph.ids[a]!, graph.ids[b]!);
  const slots = Int32Array.from([...asserted.sort(byId), ...inferred.sort(byId)]);
  const numbers = new Int32Array(graph.ids.length).fill(-1);
  for (let number = 0; number < slots.length; number++) numbers[slots[number]!] = number;
  return { slots, numbers, asserted: asserted.length };
}

/** The table of assets. Assets that an inferred one was made from and that are gone again are left out. */
export function assetTable(graph: WorkingGraph, numbering: Numbering): AssetTable {
  const { slots, numbers, asserted } = numbering;
  const count = slots.length;
  const table = {
    count,
    asserted,
    ids: [] as string[],
    tokens: [] as string[],
    labels: [] as string[],
    classes: new Int32Array(count),
    populations: new Uint8Array(count),
    createdBy: new Int32Array(count),
  };
  const includes = new RowBuffer(count * 2, count);
  for (let number = 0; number < count; number++) {
    const slot = slots[number]!;
    table.ids.push(graph.ids[slot]!);
    table.tokens.push(graph.tokens[slot]!);
    table.labels.push(graph.labels[slot]!);
    table.classes[number] = graph.classes[slot]!;
    table.populations[number] = graph.populations[slot]!;
    table.createdBy[number] = graph.createdBy[slot]!;
    const parts = graph.includes[slot]!;
    for (let i = 0; i < parts.length; i++) if (numbers[parts[i]!]! >= 0) includes.push(numbers[parts[i]!]!);
    includes.endRow();
  }
  return { ...table, includes: includes.take() };
}

/** The table of relations, by asset, relation and target. */
export function relationTable(graph: WorkingGraph, numbering: Numbering): RelationTable {
  const { numbers } = numbering;
  const { links } = graph;
  const count = links.live;
  const assets = numbering.slots.length;
  // Counting sort by source, then each source's few links by one packed key.
  const starts = new Int32Array(assets + 1);
  for (let entry = 0; entry < links.used; entry++) if (links.multiplicity[entry]! > 0) starts[numbers[links.from[entry]!]! + 1]!++;
  for (let asset = 0; asset < assets; asset++) starts[asset + 1]! += starts[asset]!;
  const fill = starts.slice();
  const keys = new Float64Array(count);
  for (let entry = 0; entry < links.used; entry++) {
    if (links.multiplicity[entry] === 0) continue;
    const from = numbers[links.from[entry]!]!;
    const inferred = links.mark[entry]! & INFERRED;
    keys[fill[from]!++] = (links.relation[entry]! * assets + numbers[links.to[entry]!]!) * 2 + inferred;
  }
  const table = {
    from: new Int32Array(count),
    relation: new Int32Array(count),
    to: new Int32Array(count),
    inferred: new Uint8Array(count),
  };
  for (let asset = 0; asset < assets; asset++) {
    const start = starts[asset]!;
    const end = starts[asset + 1]!;
    if (end - start > 1) keys.subarray(start, end).sort();
    for (let at = start; at < end; at++) {
      const pair = Math.floor(keys[at]! / 2);
      table.from[at] = asset;
      table.relation[at] = Math.floor(pair / assets);
      table.to[at] = pair % assets;
      table.inferred[at] = keys[at]! % 2;
    }
  }
  return { count, ...table };
}
