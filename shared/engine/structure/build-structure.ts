import type { Structure } from '../analysis.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import type { WorkingGraph } from '../graph/working-graph.ts';
import type { MatchList } from '../match/match-list.ts';
import type { RunMeter } from '../run-meter.ts';
import { matchTable } from './build-matches.ts';
import { buildSets, type SetTables } from './build-sets.ts';
import { sortMatches } from './match-order.ts';
import { assetTable, numberAssets, relationTable, type Numbering } from './number-assets.ts';
import type { AreLinked } from './pseudo-roots.ts';
import { wireThreats } from './wire-threats.ts';

/** A structure with what later edits need of its making. */
export interface Publication {
  readonly structure: Structure;
  readonly numbering: Numbering;
  readonly sets: SetTables;
  /** Matches in canonical order, by pattern. */
  readonly lists: ReadonlyMap<number, MatchList>;
}

/** Publishes a constructed graph and its matches as tables in canonical order. */
export function buildStructure(domain: Domain, graph: WorkingGraph, found: readonly MatchList[], meter: RunMeter): Publication {
  const numbering = numberAssets(graph);
  const lists = found.map((list) => sortMatches(list, numbering.numbers));
  const assets = assetTable(graph, numbering);
  const sets = buildSets(domain, assets);
  const matches = matchTable(domain, lists, numbering.numbers, assets);
  const { threats, strategies } = wireThreats(domain, assets, sets, matches, linkTest(graph, numbering), meter);
  const structure: Structure = {
    assets,
    relations: relationTable(graph, numbering),
    controlSets: sets.controls,
    attributeSets: sets.attributes,
    consequenceSets: sets.consequences,
    matches,
    threats,
    strategies,
  };
  return { structure, numbering, sets, lists: new Map(lists.map((list) => [list.pattern.index, list])) };
}

/** Do two assets have a link between them that has cardinalities? */
export function linkTest(graph: WorkingGraph, { slots }: Numbering): AreLinked {
  const { edges, anyRelation } = graph;
  return (a, b) => edges.find(anyRelation, slots[a]!, slots[b]!) >= 0 || edges.find(anyRelation, slots[b]!, slots[a]!) >= 0;
}
