import { csrRow } from '../../base/csr.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import type { WorkingGraph } from '../graph/working-graph.ts';
import { compareIds } from '../identity.ts';
import type { LiveMatches } from './live-matches.ts';
import { grown } from './live-rows.ts';
import type { LiveSets } from './live-sets.ts';
import type { LiveStrategies } from './live-strategies.ts';
import type { LiveThreats } from './live-threats.ts';

/** The tables whose rows are put in order. */
interface OrderedTables {
  readonly domain: Domain;
  readonly sets: LiveSets;
  readonly matches: LiveMatches;
  readonly threats: LiveThreats;
  readonly strategies: LiveStrategies;
}

/** The order in which tables are published, kept while rows come and go: it never changes between rows that stay. */
export class LiveOrder {
  /** The place of each slot among the assets. */
  places: Int32Array;
  private readonly tables: OrderedTables;
  private readonly graph: WorkingGraph;
  private readonly slots: number[];

  /** `slots`: those of the assets, in their order. */
  constructor(tables: OrderedTables, graph: WorkingGraph, slots: Int32Array) {
    this.tables = tables;
    this.graph = graph;
    this.slots = [...slots];
    this.places = new Int32Array(graph.ids.length + 64);
    this.number();
  }

  insert(slot: number): void {
    const { slots } = this;
    this.places = grown(this.places, slot + 1);
    let [low, high] = [0, slots.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compareSlots(slots[middle]!, slot) < 0) low = middle + 1;
      else high = middle;
    }
    slots.splice(low, 0, slot);
    this.number();
  }
  remove(slot: number): void {
    this.slots.splice(this.places[slot]!, 1);
    this.number();
  }
  private number(): void {
    for (let place = 0; place < this.slots.length; place++) this.places[this.slots[place]!] = place;
  }

  /** Asserted assets by id, then inferred ones. */
  private compareSlots(a: number, b: number): number {
    const { createdBy, ids } = this.graph;
    return (createdBy[a]! < 0 ? 0 : 1) - (createdBy[b]! < 0 ? 0 : 1) || compareIds(ids[a]!, ids[b]!);
  }

  /** Are threats in the order of their table: by match, then as the knowledge base lists them? */
  compareThreats(a: number, b: number): number {
    const { places } = this;
    const { threats, matches, domain } = this.tables;
    const [matchA, matchB] = [threats.match[a]!, threats.match[b]!];
    if (matchA === matchB) {
      const row = csrRow(threats.ofMatch, matchA);
      return row.indexOf(a) - row.indexOf(b);
    }
    const pattern = matches.pattern[matchA]!;
    if (pattern !== matches.pattern[matchB]!) return pattern - matches.pattern[matchB]!;
    const { offsets, values } = matches.nodeOffsets;
    const { positionOfNode } = domain.patterns[pattern]!;
    for (let node = 0; node < positionOfNode.length; node++) {
      if (positionOfNode[node]! < 0) continue;
      const by = places[matches.assets[values[offsets[matchA]! + node]!]!]! - places[matches.assets[values[offsets[matchB]! + node]!]!]!;
      if (by !== 0) return by;
    }
    return 0;
  }

  /** Are strategies in the order of their table: by entry, then by their sets? */
  compareStrategies(a: number, b: number): number {
    const { places } = this;
    const { strategies, sets } = this.tables;
    const { asset } = sets.controls;
    const family = strategies.strategy[a]! - strategies.strategy[b]!;
    if (family !== 0) return family;
    for (const rows of [strategies.mandatory, strategies.optional]) {
      const [rowA, rowB] = [csrRow(rows, a), csrRow(rows, b)];
      for (let i = 0; i < rowA.length && i < rowB.length; i++) {
        const by = places[asset[rowA[i]!]!]! - places[asset[rowB[i]!]!]! || rowA[i]! - rowB[i]!;
        if (by !== 0) return by;
      }
      if (rowA.length !== rowB.length) return rowA.length - rowB.length;
    }
    return 0;
  }

  /** Sorts rows of sets, in place: `asset` tells the asset of each set. */
  sortSets(offsets: Int32Array, values: Int32Array, asset: Int32Array): void {
    const { places } = this;
    for (let row = 0; row + 1 < offsets.length; row++)
      for (let i = offsets[row]! + 1; i < offsets[row + 1]!; i++) {
        const set = values[i]!;
        let at = i - 1;
        for (; at >= offsets[row]!; at--) {
          const other = values[at]!;
          if ((places[asset[other]!]! - places[asset[set]!]! || other - set) <= 0) break;
          values[at + 1] = other;
        }
        values[at + 1] = set;
      }
  }
}
