import { assetsOfNode, type AssetTable, type MatchTable, type RelationTable, type Structure } from '../analysis.ts';
import type { Calculation } from '../calculate.ts';
import type { GraphEdit } from '../construct/graph-edit.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { csrRow } from '../../base/csr.ts';
import { FOREVER, INFERRED, type WorkingGraph } from '../graph/working-graph.ts';
import { compareIds } from '../identity.ts';
import { causeRows } from '../levels/level-network.ts';
import type { MatchDelta } from '../match/delta-match.ts';
import type { RunMeter } from '../run-meter.ts';
import { matchTable } from '../structure/build-matches.ts';
import { linkTest, type Publication } from '../structure/build-structure.ts';
import { sortMatches } from '../structure/match-order.ts';
import { transpose } from '../structure/strategy-registry.ts';
import { wireThreats } from '../structure/wire-threats.ts';
import { LiveLevels, type LiveTables } from './live-levels.ts';
import { LiveMatches } from './live-matches.ts';
import { LiveNetwork } from './live-network.ts';
import { grown, LiveRows } from './live-rows.ts';
import { LiveSets } from './live-sets.ts';
import { LiveStrategies } from './live-strategies.ts';
import { LiveThreats } from './live-threats.ts';

/**
 * A model under edit: tables whose rows stay where they are, so that an edit costs what it touches. What is gone leaves
 * a free row behind, what comes takes one; assets are named by their slot in the graph. `publishLive` makes canonical
 * tables of it, for whoever reads a whole analysis.
 */
export class LiveModel implements LiveTables {
  readonly domain: Domain;
  readonly sets: LiveSets;
  readonly matches: LiveMatches;
  readonly threats: LiveThreats;
  readonly strategies: LiveStrategies;
  readonly network: LiveNetwork;
  readonly levels: LiveLevels;
  readonly structure: Structure;
  private readonly graph: WorkingGraph;
  private readonly assets: AssetTable & { populations: Uint8Array; classes: Int32Array; count: number };
  /** Slots in canonical order, and the place of each in it. */
  private readonly canonical: number[];
  order: Int32Array;
  private identity: Int32Array;

  constructor(domain: Domain, graph: WorkingGraph, publication: Publication, calculation: Calculation) {
    const { numbering, structure } = publication;
    const { slots } = numbering;
    const slotCount = graph.ids.length;
    this.domain = domain;
    this.graph = graph;
    this.sets = new LiveSets(domain, publication, slotCount);
    this.matches = new LiveMatches(structure.matches, publication.lists, slots);
    this.threats = new LiveThreats(structure.threats, structure.matches.count, slots);
    this.strategies = new LiveStrategies(structure.strategies, mentions(structure), holders(structure));
    this.network = new LiveNetwork(calculation.network);
    this.canonical = [...slots];
    this.order = new Int32Array(slotCount + 64);
    this.number();
    this.identity = Int32Array.from({ length: slotCount + 64 }, (_, slot) => slot);
    this.assets = {
      count: slotCount,
      asserted: slotCount,
      ids: graph.ids,
      tokens: graph.tokens,
      labels: graph.labels,
      classes: grown(Int32Array.from(graph.classes), slotCount + 64),
      populations: grown(Uint8Array.from(graph.populations), slotCount + 64),
      createdBy: new Int32Array(0),
      includes: { offsets: new Int32Array(1), values: new Int32Array(0) },
    };
    this.structure = {
      assets: this.assets,
      relations: NO_RELATIONS,
      controlSets: this.sets.controls,
      attributeSets: this.sets.attributes,
      consequenceSets: this.sets.consequences,
      matches: this.matches,
      threats: this.threats,
      strategies: this.strategies,
    };
    this.levels = new LiveLevels(this, calculation);
  }

  /** Takes an edit of the graph over: matches that went and came, and the assets that did. Calls `place` for each new asset. */
  change(deltas: ReadonlyMap<number, MatchDelta>, edit: GraphEdit, meter: RunMeter, place: (slot: number) => void): void {
    const { graph, sets, matches, levels } = this;
    for (const [pattern, { lost }] of deltas) matches.lose(pattern, lost, (row) => this.removeMatch(row));
    for (const [slot, before] of edit.assets)
      if (before !== FOREVER && graph.births[slot] === FOREVER) {
        levels.removeSets(slot);
        sets.remove(slot);
        this.canonical.splice(this.order[slot]!, 1);
        this.number();
      }
    for (const [slot, before] of edit.assets) {
      if (before !== FOREVER || graph.births[slot] === FOREVER) continue;
      this.addAsset(slot);
      place(slot);
    }
    const found = [...deltas.keys()].sort((a, b) => a - b).flatMap((pattern) => deltas.get(pattern)!.found);
    const lists = found.filter((list) => list.count > 0).map((list) => sortMatches(list, this.order));
    if (lists.length === 0) return;
    const made = matchTable(this.domain, lists, this.identity, this.assets);
    const rowOf = new Int32Array(made.count);
    matches.makeRoom(made);
    let first = 0;
    for (const list of lists) {
      matches.add(list, made, first, rowOf);
      first += list.count;
    }
    this.addThreats(made, rowOf, meter);
  }

  private addAsset(slot: number): void {
    const { graph, assets, sets, levels } = this;
    assets.count = graph.ids.length;
    assets.classes = grown(assets.classes, slot + 1);
    assets.populations = grown(assets.populations, slot + 1);
    assets.classes[slot] = graph.classes[slot]!;
    assets.populations[slot] = graph.populations[slot]!;
    for (let next = this.identity.length; next <= slot; next = this.identity.length)
      this.identity = Int32Array.from({ length: next * 2 }, (_, at) => at);
    this.order = grown(this.order, slot + 1);
    this.insert(slot);
    sets.add(slot, graph.classes[slot]!, graph.populations[slot]!);
    levels.addSets(slot);
  }

  private removeMatch(match: number): void {
    this.touchAssets(match);
    const { ofMatch } = this.threats;
    for (let i = ofMatch.offsets[match]!; i < ofMatch.ends[match]!; i++) this.removeThreat(ofMatch.values[i]!);
    ofMatch.clear(match);
  }

  private touchAssets(match: number): void {
    const { positionOfNode } = this.domain.patterns[this.matches.pattern[match]!]!;
    for (let node = 0; node < positionOfNode.length; node++)
      if (positionOfNode[node]! >= 0) this.levels.touchedAssets.add(assetsOfNode(this.matches, match, node)[0]!);
  }

  private removeThreat(threat: number): void {
    const { threats, strategies, network, levels } = this;
    levels.removeThreat(threat);
    network.remove(threat, threats);
    threats.eachStrategy(threat, (strategy) => {
      levels.changedStrategies.add(strategy);
      strategies.release(strategy, threat);
    });
    threats.remove(threat);
  }

  private addThreats(made: MatchTable, rowOf: Int32Array, meter: RunMeter): void {
    const { domain, graph, assets, sets, threats, strategies, network, levels } = this;
    const numbering = { slots: this.identity, numbers: this.identity, asserted: assets.count };
    const wired = wireThreats(domain, assets, sets, made, linkTest(graph, numbering), meter);
    this.sortRows(wired.threats.entryPoints.offsets, wired.threats.entryPoints.values, sets.attributes.asset);
    for (const { offsets, values } of [wired.threats.conditions, wired.threats.effects])
      this.sortRows(offsets, values, sets.consequences.asset);
    for (const { offsets, values } of [wired.strategies.mandatory, wired.strategies.optional])
      this.sortRows(offsets, values, sets.controls.asset);
    const strategyOf = new Int32Array(wired.strategies.count);
    for (let at = 0; at < strategyOf.length; at++) strategyOf[at] = strategies.take(wired.strategies, at, (row) => levels.addStrategy(row));
    const attributeCount = sets.attributes.count;
    const assetOfCause = (cause: number): number =>
      cause < attributeCount ? sets.attributes.asset[cause]! : sets.consequences.asset[cause - attributeCount]!;
    const rows = causeRows(domain, { ...this.structure, matches: made, threats: wired.threats }, assetOfCause);
    for (let at = 0; at < wired.threats.count; at++) {
      const threat = threats.add(wired.threats, at, rowOf[wired.threats.match[at]!]!, strategyOf);
      network.add(threat, rows, at, attributeCount, threats);
      threats.eachStrategy(threat, (strategy) => {
        levels.changedStrategies.add(strategy);
        strategies.threats.push(strategy, threat);
      });
      levels.addThreat(threat);
    }
  }

  /** Asserted assets by id, then inferred ones: the order in which tables are published. */
  compareSlots(a: number, b: number): number {
    const { createdBy, ids } = this.graph;
    return (createdBy[a]! < 0 ? 0 : 1) - (createdBy[b]! < 0 ? 0 : 1) || compareIds(ids[a]!, ids[b]!);
  }

  /** Are threats in the order of their table: by match, then as the knowledge base lists them? */
  compareThreats(a: number, b: number): number {
    const { threats, matches, order, domain } = this;
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
      const by = order[matches.assets[values[offsets[matchA]! + node]!]!]! - order[matches.assets[values[offsets[matchB]! + node]!]!]!;
      if (by !== 0) return by;
    }
    return 0;
  }

  /** Are strategies in the order of their table: by entry, then by their sets? */
  compareStrategies(a: number, b: number): number {
    const { strategies, order } = this;
    const { asset } = this.sets.controls;
    const family = strategies.strategy[a]! - strategies.strategy[b]!;
    if (family !== 0) return family;
    for (const rows of [strategies.mandatory, strategies.optional]) {
      const [rowA, rowB] = [csrRow(rows, a), csrRow(rows, b)];
      for (let i = 0; i < rowA.length && i < rowB.length; i++) {
        const by = order[asset[rowA[i]!]!]! - order[asset[rowB[i]!]!]! || rowA[i]! - rowB[i]!;
        if (by !== 0) return by;
      }
      if (rowA.length !== rowB.length) return rowA.length - rowB.length;
    }
    return 0;
  }

  /** Assets and relations that construction made. */
  inferred(): { readonly assets: number; readonly relations: number } {
    const { links, inferredCount } = this.graph;
    let relations = 0;
    for (let entry = 0; entry < links.used; entry++)
      if (links.multiplicity[entry]! > 0 && (links.mark[entry]! & INFERRED) !== 0) relations++;
    return { assets: inferredCount, relations };
  }

  /** The slot of an asset, -1 when there is none of this id. */
  slotOf(asset: string): number {
    const slot = this.graph.slotOf.get(asset);
    return slot !== undefined && this.graph.isAlive(slot) ? slot : -1;
  }
  isAlive(slot: number): boolean {
    return this.graph.isAlive(slot);
  }
  isAsserted(slot: number): boolean {
    return this.graph.isAlive(slot) && this.graph.createdBy[slot]! < 0;
  }

  private insert(slot: number): void {
    const { canonical } = this;
    let [low, high] = [0, canonical.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compareSlots(canonical[middle]!, slot) < 0) low = middle + 1;
      else high = middle;
    }
    canonical.splice(low, 0, slot);
    this.number();
  }
  private number(): void {
    for (let number = 0; number < this.canonical.length; number++) this.order[this.canonical[number]!] = number;
  }

  /** Sorts rows of sets in canonical order: which never changes between sets that stay. */
  private sortRows(offsets: Int32Array, values: Int32Array, asset: Int32Array): void {
    const { order } = this;
    for (let row = 0; row + 1 < offsets.length; row++)
      for (let i = offsets[row]! + 1; i < offsets[row + 1]!; i++) {
        const set = values[i]!;
        let at = i - 1;
        for (; at >= offsets[row]!; at--) {
          const other = values[at]!;
          if ((order[asset[other]!]! - order[asset[set]!]! || other - set) <= 0) break;
          values[at + 1] = other;
        }
        values[at + 1] = set;
      }
  }
}

const NO_RELATIONS: RelationTable = {
  count: 0,
  from: new Int32Array(0),
  relation: new Int32Array(0),
  to: new Int32Array(0),
  inferred: new Uint8Array(0),
};

/** Threats by strategy, once for each way in which they name it. */
function mentions({ threats, strategies }: Structure): LiveRows {
  const ways = [threats.blockedBy, threats.mitigatedBy, threats.triggeredBy];
  const offsets = new Int32Array(threats.count + 1);
  const values = new Int32Array(ways.reduce((sum, way) => sum + way.values.length, 0));
  let at = 0;
  for (let threat = 0; threat < threats.count; threat++) {
    for (const way of ways) for (let i = way.offsets[threat]!; i < way.offsets[threat + 1]!; i++) values[at++] = way.values[i]!;
    offsets[threat + 1] = at;
  }
  return new LiveRows(transpose({ offsets, values }, threats.count, strategies.count));
}

/** Strategies by control set. */
function holders({ strategies, controlSets }: Structure): LiveRows {
  const { mandatory, optional } = strategies;
  const offsets = new Int32Array(strategies.count + 1);
  const values = new Int32Array(mandatory.values.length + optional.values.length);
  let at = 0;
  for (let strategy = 0; strategy < strategies.count; strategy++) {
    for (const rows of [mandatory, optional])
      for (let i = rows.offsets[strategy]!; i < rows.offsets[strategy + 1]!; i++) values[at++] = rows.values[i]!;
    offsets[strategy + 1] = at;
  }
  return new LiveRows(transpose({ offsets, values }, strategies.count, controlSets.count));
}
