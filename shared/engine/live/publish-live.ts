import type { MatchTable, StrategyTable, Structure, ThreatTable } from '../analysis.ts';
import type { Csr } from '../../base/csr.ts';
import { causeRule } from '../causation/cause-rule.ts';
import type { Calculation } from '../calculate.ts';
import type { WorkingGraph } from '../graph/working-graph.ts';
import { levelNetwork } from '../levels/level-network.ts';
import { buildSets, type SetTables } from '../structure/build-sets.ts';
import { assetTable, numberAssets, relationTable } from '../structure/number-assets.ts';
import { sortRange } from '../int-buffer.ts';
import { transpose } from '../structure/strategy-registry.ts';
import type { LiveModel } from './live-model.ts';
import type { LiveRows } from './live-rows.ts';
import type { LiveSets } from './live-sets.ts';

/** Row of the live table by row of the canonical one, and the other way round (-1: gone). */
interface Places {
  readonly rows: Int32Array;
  readonly numbers: Int32Array;
}

/** The canonical tables of a model under edit, with its levels: the same as from nothing, byte for byte. */
export function publishLive(live: LiveModel, graph: WorkingGraph): Calculation {
  const { domain } = live;
  const numbering = numberAssets(graph);
  const { numbers: slotNumbers, slots } = numbering;
  const assets = assetTable(graph, numbering);
  const sets = buildSets(domain, assets);
  const controls = placeSets(live.sets, sets, slots, 'controls', sets.firstControl);
  const attributes = placeSets(live.sets, sets, slots, 'attributes', sets.firstAttribute);
  const consequences = placeSets(live.sets, sets, slots, 'consequences', sets.firstConsequence);
  const matches = placeMatches(live, slotNumbers);
  const threats = placeThreats(live, matches);
  const strategies = placeStrategies(live, controls);
  const structure: Structure = {
    assets,
    relations: relationTable(graph, numbering),
    controlSets: sets.controls,
    attributeSets: sets.attributes,
    consequenceSets: sets.consequences,
    matches: matchTable(live, matches, slotNumbers),
    ...threatTables(live, threats, strategies, matches, { controls, attributes, consequences, slotNumbers }),
  };
  const network = levelNetwork(domain.knowledge, structure);
  const { levels } = live;
  const { fixpoint: f } = levels;
  const settings = {
    proposed: pick(levels.proposed, controls),
    coverage: pick(levels.coverage, controls),
    trust: pick(f.asserted, attributes),
    impact: pick(levels.impact, consequences),
    agentLevel: levels.agentLevel,
    future: levels.future,
  };
  const fixpoint = {
    trust: pick(f.trust, attributes),
    consequence: pick(f.consequence, consequences),
    threat: pick(f.threat, threats),
  };
  const suppressed: Calculation['suppressed'] = new Map();
  return {
    network,
    settings,
    states: { enabled: pick(levels.states.enabled, strategies), coverage: pick(levels.states.coverage, strategies) },
    suppressed,
    limits: pick(f.limits, threats),
    seeds: pick(f.seeds, consequences),
    fixpoint,
    rule: causeRule(network, settings, fixpoint, suppressed),
    finished: true,
  };
}

function placesOf(rows: Int32Array, size: number): Places {
  const numbers = new Int32Array(size).fill(-1);
  for (let number = 0; number < rows.length; number++) numbers[rows[number]!] = number;
  return { rows, numbers };
}

function placeSets(
  live: LiveSets,
  sets: SetTables,
  slots: Int32Array,
  kind: 'controls' | 'attributes' | 'consequences',
  first: Int32Array,
): Places {
  const rows = new Int32Array(sets[kind].count);
  const { count, first: liveFirst } = live[kind];
  for (let number = 0; number < slots.length; number++) {
    const shift = liveFirst[slots[number]!]! - first[number]!;
    for (let set = first[number]!; set < first[number + 1]!; set++) rows[set] = set + shift;
  }
  return placesOf(rows, count);
}

/** Matches by pattern, then by the assets of the unique nodes. Most are in order already, which makes sorting cheap. */
function placeMatches({ matches, domain }: LiveModel, numbers: Int32Array): Places {
  const rows: number[] = [];
  for (let row = 0; row < matches.count; row++) if (matches.pattern[row]! >= 0) rows.push(row);
  const { offsets, values } = matches.nodeOffsets;
  rows.sort((a, b) => {
    const pattern = matches.pattern[a]!;
    if (pattern !== matches.pattern[b]!) return pattern - matches.pattern[b]!;
    const { positionOfNode } = domain.patterns[pattern]!;
    for (let node = 0; node < positionOfNode.length; node++) {
      if (positionOfNode[node]! < 0) continue;
      const by = numbers[matches.assets[values[offsets[a]! + node]!]!]! - numbers[matches.assets[values[offsets[b]! + node]!]!]!;
      if (by !== 0) return by;
    }
    return 0;
  });
  return placesOf(Int32Array.from(rows), matches.count);
}

function placeThreats({ threats }: LiveModel, matches: Places): Places {
  const rows: number[] = [];
  const { ofMatch } = threats;
  for (const match of matches.rows) for (let i = ofMatch.offsets[match]!; i < ofMatch.ends[match]!; i++) rows.push(ofMatch.values[i]!);
  return placesOf(Int32Array.from(rows), threats.count);
}

/** Strategies by entry, then by their sets. */
function placeStrategies({ strategies }: LiveModel, controls: Places): Places {
  const rows: number[] = [];
  for (let row = 0; row < strategies.count; row++) if (strategies.strategy[row]! >= 0) rows.push(row);
  const all = Int32Array.from({ length: strategies.count }, (_, row) => row);
  const sorted = [strategies.mandatory, strategies.optional].map((table) => renumber(table, all, controls.numbers));
  rows.sort((a, b) => {
    const family = strategies.strategy[a]! - strategies.strategy[b]!;
    if (family !== 0) return family;
    for (const { offsets, values } of sorted) {
      const [startA, startB] = [offsets[a]!, offsets[b]!];
      const [lengthA, lengthB] = [offsets[a + 1]! - startA, offsets[b + 1]! - startB];
      for (let i = 0; i < lengthA && i < lengthB; i++) {
        const by = values[startA + i]! - values[startB + i]!;
        if (by !== 0) return by;
      }
      if (lengthA !== lengthB) return lengthA - lengthB;
    }
    return 0;
  });
  return placesOf(Int32Array.from(rows), strategies.count);
}

function matchTable({ matches, domain }: LiveModel, { rows }: Places, numbers: Int32Array): MatchTable {
  const count = rows.length;
  const { offsets, values } = matches.nodeOffsets;
  const starts = new Int32Array(count + 1);
  let members = 0;
  for (let number = 0; number < count; number++) {
    const nodes = domain.patterns[matches.pattern[rows[number]!]!]!.nodeCount;
    const start = offsets[rows[number]!]!;
    starts[number + 1] = starts[number]! + nodes + 1;
    members += values[start + nodes]! - values[start]!;
  }
  const nodeOffsets = { offsets: starts, values: new Int32Array(starts[count]!) };
  const assets = new Int32Array(members);
  let at = 0;
  for (let number = 0; number < count; number++) {
    const row = rows[number]!;
    const start = offsets[row]!;
    const shift = at - values[start]!;
    const nodes = starts[number + 1]! - starts[number]! - 1;
    for (let node = 0; node <= nodes; node++) nodeOffsets.values[starts[number]! + node] = values[start + node]! + shift;
    for (let i = values[start]!; i < values[start + nodes]!; i++) assets[at++] = numbers[matches.assets[i]!]!;
    for (let node = 0; node < nodes; node++) sortRange(assets, values[start + node]! + shift, values[start + node + 1]! + shift);
  }
  return {
    count,
    pattern: rows.map((row) => matches.pattern[row]!),
    names: Array.from(rows, (row) => matches.names[row]!),
    population: pick(matches.population, { rows }),
    nodeOffsets,
    assets,
  };
}

function threatTables(
  { threats, strategies }: LiveModel,
  places: Places,
  strategyPlaces: Places,
  matches: Places,
  maps: { readonly controls: Places; readonly attributes: Places; readonly consequences: Places; readonly slotNumbers: Int32Array },
): { threats: ThreatTable; strategies: StrategyTable } {
  const { rows } = places;
  const count = rows.length;
  const size = strategyPlaces.rows.length;
  const [blockedBy, mitigatedBy, triggeredBy] = [threats.blockedBy, threats.mitigatedBy, threats.triggeredBy].map((table) =>
    renumber(table, rows, strategyPlaces.numbers),
  ) as [Csr, Csr, Csr];
  return {
    threats: {
      count,
      ids: Array.from(rows, (row) => threats.ids[row]!),
      threat: rows.map((row) => threats.threat[row]!),
      match: rows.map((row) => matches.numbers[threats.match[row]!]!),
      member: pick(threats.member, places),
      entryPoints: renumber(threats.entryPoints, rows, maps.attributes.numbers),
      conditions: renumber(threats.conditions, rows, maps.consequences.numbers),
      agents: renumber(threats.agents, rows, null),
      effects: renumber(threats.effects, rows, maps.consequences.numbers),
      threatens: renumber(threats.threatens, rows, maps.slotNumbers),
      blockedBy,
      mitigatedBy,
      triggeredBy,
      triggered: pick(threats.triggered, places),
    },
    strategies: {
      count: size,
      ids: Array.from(strategyPlaces.rows, (row) => strategies.ids[row]!),
      strategy: strategyPlaces.rows.map((row) => strategies.strategy[row]!),
      mandatory: renumber(strategies.mandatory, strategyPlaces.rows, maps.controls.numbers),
      optional: renumber(strategies.optional, strategyPlaces.rows, maps.controls.numbers),
      blocks: transpose(blockedBy, count, size),
      mitigates: transpose(mitigatedBy, count, size),
      triggers: transpose(triggeredBy, count, size),
    },
  };
}

/** The rows of a table in another order with other numbers in them (`null`: the same, unsorted), each row ascending. */
function renumber(table: LiveRows, rows: Int32Array, numbers: Int32Array | null): Csr {
  const offsets = new Int32Array(rows.length + 1);
  for (let row = 0; row < rows.length; row++) offsets[row + 1] = offsets[row]! + table.length(rows[row]!);
  const values = new Int32Array(offsets[rows.length]!);
  for (let row = 0; row < rows.length; row++) {
    const start = table.offsets[rows[row]!]!;
    const from = offsets[row]!;
    const to = offsets[row + 1]!;
    for (let at = from; at < to; at++) {
      const value = table.values[start + at - from]!;
      values[at] = numbers === null ? value : numbers[value]!;
    }
    if (numbers !== null && to - from > 1) sortRange(values, from, to);
  }
  return { offsets, values };
}

function pick<Values extends Uint8Array | Int8Array>(values: Values, { rows }: Pick<Places, 'rows'>): Values {
  const picked = new (values.constructor as new (length: number) => Values)(rows.length);
  for (let row = 0; row < rows.length; row++) picked[row] = values[rows[row]!]!;
  return picked;
}
