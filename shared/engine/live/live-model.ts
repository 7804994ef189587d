import { assetsOfNode, type MatchTable, type RelationTable, type Structure } from '../analysis.ts';
import type { Calculation } from '../calculate.ts';
import type { GraphEdit } from '../construct/graph-edit.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { FOREVER, type WorkingGraph } from '../graph/working-graph.ts';
import { causeRows } from '../levels/level-network.ts';
import type { MatchDelta } from '../match/delta-match.ts';
import type { RunMeter } from '../run-meter.ts';
import { matchTable } from '../structure/build-matches.ts';
import { linkTest, type Publication } from '../structure/build-structure.ts';
import { sortMatches } from '../structure/match-order.ts';
import { wireThreats } from '../structure/wire-threats.ts';
import { LiveAssets } from './live-assets.ts';
import { LiveLevels, type LiveTables } from './live-levels.ts';
import { LiveMatches } from './live-matches.ts';
import { LiveNetwork } from './live-network.ts';
import { LiveOrder } from './live-order.ts';
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
  readonly assets: LiveAssets;
  readonly sets: LiveSets;
  readonly matches: LiveMatches;
  readonly threats: LiveThreats;
  readonly strategies: LiveStrategies;
  readonly network: LiveNetwork;
  readonly levels: LiveLevels;
  readonly order: LiveOrder;
  readonly structure: Structure;
  private readonly graph: WorkingGraph;

  constructor(domain: Domain, graph: WorkingGraph, publication: Publication, calculation: Calculation) {
    const { numbering, structure } = publication;
    const { slots } = numbering;
    this.domain = domain;
    this.graph = graph;
    this.assets = new LiveAssets(graph);
    this.sets = new LiveSets(domain, publication, graph.ids.length);
    this.matches = new LiveMatches(structure.matches, publication.lists, slots);
    this.threats = new LiveThreats(structure.threats, structure.matches.count, slots);
    this.strategies = new LiveStrategies(structure);
    this.network = new LiveNetwork(calculation.network);
    this.order = new LiveOrder(this, graph, slots);
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
        this.order.remove(slot);
      }
    for (const [slot, before] of edit.assets) {
      if (before !== FOREVER || graph.births[slot] === FOREVER) continue;
      this.addAsset(slot);
      place(slot);
    }
    const found = [...deltas.keys()].sort((a, b) => a - b).flatMap((pattern) => deltas.get(pattern)!.found);
    const lists = found.filter((list) => list.count > 0).map((list) => sortMatches(list, this.order.places));
    if (lists.length === 0) return;
    const made = matchTable(this.domain, lists, this.assets.slots, this.assets);
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
    const { graph, assets, order, sets, levels } = this;
    assets.add(slot);
    order.insert(slot);
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
    const { domain, graph, assets, order, sets, threats, strategies, network, levels } = this;
    const numbering = { slots: assets.slots, numbers: assets.slots, asserted: assets.count };
    const wired = wireThreats(domain, assets, sets, made, linkTest(graph, numbering), meter);
    order.sortSets(wired.threats.entryPoints.offsets, wired.threats.entryPoints.values, sets.attributes.asset);
    for (const { offsets, values } of [wired.threats.conditions, wired.threats.effects])
      order.sortSets(offsets, values, sets.consequences.asset);
    for (const { offsets, values } of [wired.strategies.mandatory, wired.strategies.optional])
      order.sortSets(offsets, values, sets.controls.asset);
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
}

const NO_RELATIONS: RelationTable = {
  count: 0,
  from: new Int32Array(0),
  relation: new Int32Array(0),
  to: new Int32Array(0),
  inferred: new Uint8Array(0),
};
