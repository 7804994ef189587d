import type { Structure } from '../analysis.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import type { WorkingGraph } from '../graph/working-graph.ts';
import type { MatchList } from '../match/match-list.ts';
import type { RunMeter } from '../run-meter.ts';
import { matchTable } from './build-matches.ts';
import { buildSets } from './build-sets.ts';
import { assetTable, numberAssets, relationTable } from './number-assets.ts';
import { wireThreats } from './wire-threats.ts';

/** Publishes a constructed graph and its matches as tables in canonical order. */
export function buildStructure(domain: Domain, graph: WorkingGraph, lists: readonly MatchList[], meter: RunMeter): Structure {
  const numbering = numberAssets(graph);
  const assets = assetTable(graph, numbering);
  const sets = buildSets(domain, assets);
  const matches = matchTable(domain, lists, numbering, assets);
  const areLinked = (a: number, b: number): boolean => {
    const [from, to] = [numbering.slots[a]!, numbering.slots[b]!];
    return graph.edges.find(graph.anyRelation, from, to) >= 0 || graph.edges.find(graph.anyRelation, to, from) >= 0;
  };
  const { threats, strategies } = wireThreats(domain, assets, sets, matches, areLinked, meter);
  return {
    assets,
    relations: relationTable(graph, numbering),
    controlSets: sets.controls,
    attributeSets: sets.attributes,
    consequenceSets: sets.consequences,
    matches,
    threats,
    strategies,
  };
}
