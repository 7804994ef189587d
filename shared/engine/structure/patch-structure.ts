import type { Structure } from '../analysis.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import type { WorkingGraph } from '../graph/working-graph.ts';
import type { MatchDelta } from '../match/delta-match.ts';
import { MatchList } from '../match/match-list.ts';
import type { RunMeter } from '../run-meter.ts';
import { matchTable } from './build-matches.ts';
import { buildSets, type SetTables } from './build-sets.ts';
import { linkTest, type Publication } from './build-structure.ts';
import { mergeMatches, sortMatches } from './match-order.ts';
import { assetTable, numberAssets, relationTable } from './number-assets.ts';
import { patchMatches } from './patch-matches.ts';
import { patchThreats, type PatchedThreats, type SetMaps } from './patch-threats.ts';
import { wireThreats } from './wire-threats.ts';

/** A structure made of an older one, and where its threats and strategies come from. */
export interface Patch {
  readonly publication: Publication;
  readonly threatOrigin: PatchedThreats['threatOrigin'];
  readonly strategyOrigin: PatchedThreats['strategyOrigin'];
  readonly maps: SetMaps;
}

const SAME: SetMaps = { assets: null, controls: null, attributes: null, consequences: null, controlRanks: null };

/**
 * Publishes an edited graph by patching the tables of the last publication: rows of matches that stayed are copied,
 * only new matches are wired. The result equals publishing from nothing. (Not for knowledge with population members:
 * there a link may change the wiring of a match that stays.)
 */
export function patchStructure(
  domain: Domain,
  graph: WorkingGraph,
  last: Publication,
  deltas: ReadonlyMap<number, MatchDelta>,
  assetsChanged: boolean,
  meter: RunMeter,
): Patch {
  const old = last.structure;
  const numbering = assetsChanged ? numberAssets(graph) : last.numbering;
  const assets = assetsChanged ? assetTable(graph, numbering) : old.assets;
  const sets = assetsChanged ? buildSets(domain, assets) : last.sets;
  const maps = assetsChanged
    ? mapSets(
        last,
        sets,
        Int32Array.from(last.numbering.slots, (slot) => numbering.numbers[slot]!),
      )
    : SAME;

  const { lists, inserted, origin } = mergeLists(last.lists, deltas, numbering.numbers);
  const found = matchTable(domain, inserted, numbering.numbers, assets);
  const wired = wireThreats(domain, assets, sets, found, linkTest(graph, numbering), meter);
  const matches = patchMatches(old.matches, found, origin, maps.assets);
  const { threats, strategies, threatOrigin, strategyOrigin } = patchThreats(
    { ...old, matchCount: old.matches.count },
    { ...wired, matchCount: found.count },
    origin,
    maps,
  );
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
  return { publication: { structure, numbering, sets, lists }, threatOrigin, strategyOrigin, maps };
}

/** New lists per pattern, the found matches alone, and where each match of the new table comes from. */
function mergeLists(
  old: ReadonlyMap<number, MatchList>,
  deltas: ReadonlyMap<number, MatchDelta>,
  numbers: Int32Array,
): { lists: Map<number, MatchList>; inserted: MatchList[]; origin: Int32Array } {
  const lists = new Map<number, MatchList>();
  const inserted: MatchList[] = [];
  const parts: { readonly base: number; readonly insertedBase: number; readonly count: number; readonly origin: Int32Array | null }[] = [];
  let base = 0;
  let insertedBase = 0;
  let total = 0;
  for (const index of [...new Set([...old.keys(), ...deltas.keys()])].sort((a, b) => a - b)) {
    const delta = deltas.get(index);
    const list = old.get(index) ?? new MatchList(delta!.found.pattern);
    if (delta === undefined) {
      lists.set(index, list);
      parts.push({ base, insertedBase, count: list.count, origin: null });
      total += list.count;
    } else {
      const found = sortMatches(delta.found, numbers);
      const merged = mergeMatches(list, delta.lost, found, numbers);
      if (merged.list.count > 0) lists.set(index, merged.list);
      parts.push({ base, insertedBase, count: merged.list.count, origin: merged.origin });
      total += merged.list.count;
      if (found.count > 0) inserted.push(found);
      insertedBase += found.count;
    }
    base += list.count;
  }
  const origin = new Int32Array(total);
  let row = 0;
  for (const part of parts)
    for (let at = 0; at < part.count; at++) {
      const from = part.origin === null ? at : part.origin[at]!;
      origin[row++] = from >= 0 ? from + part.base : from - part.insertedBase;
    }
  return { lists, inserted, origin };
}

/** What the sets of the assets that stayed are called now; -1 for those of assets that are gone. */
function mapSets(last: Publication, sets: SetTables, assets: Int32Array): SetMaps {
  const map = (oldFirst: Int32Array, newFirst: Int32Array): Int32Array => {
    const numbers = new Int32Array(oldFirst[assets.length]!).fill(-1);
    for (let asset = 0; asset < assets.length; asset++) {
      const now = assets[asset]!;
      if (now < 0) continue;
      const shift = newFirst[now]! - oldFirst[asset]!;
      for (let set = oldFirst[asset]!; set < oldFirst[asset + 1]!; set++) numbers[set] = set + shift;
    }
    return numbers;
  };
  const controls = map(last.sets.firstControl, sets.firstControl);
  const controlRanks = new Int32Array(controls.length);
  let next = sets.controls.count;
  for (let set = controls.length - 1; set >= 0; set--) {
    if (controls[set]! >= 0) next = controls[set]!;
    controlRanks[set] = controls[set]! >= 0 ? 2 * next : 2 * next - 1;
  }
  return {
    assets,
    controls,
    attributes: map(last.sets.firstAttribute, sets.firstAttribute),
    consequences: map(last.sets.firstConsequence, sets.firstConsequence),
    controlRanks,
  };
}
