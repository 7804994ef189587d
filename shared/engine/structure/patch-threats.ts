import type { StrategyTable, ThreatTable } from '../analysis.ts';
import type { Csr } from '../../base/csr.ts';
import { transpose } from './strategy-registry.ts';
import { spliceColumn, spliceRows, spliceStrings, type Origin } from './splice.ts';

/** New numbers of what threats and strategies point at; `null`: they stayed. */
export interface SetMaps {
  readonly assets: Int32Array | null;
  readonly controls: Int32Array | null;
  readonly attributes: Int32Array | null;
  readonly consequences: Int32Array | null;
  /** Twice the new number of each old control set; for those that are gone, one less than the next one's. */
  readonly controlRanks: Int32Array | null;
}
export interface PatchedThreats {
  readonly threats: ThreatTable;
  readonly strategies: StrategyTable;
  /** Where the rows come from; the second table is the one wired for new matches. */
  readonly threatOrigin: Origin;
  readonly strategyOrigin: Origin;
}

/** Threats and strategies after an edit: rows of matches that stayed, and rows wired for new ones. */
export function patchThreats(
  old: { readonly threats: ThreatTable; readonly strategies: StrategyTable; readonly matchCount: number },
  wired: { readonly threats: ThreatTable; readonly strategies: StrategyTable; readonly matchCount: number },
  matchOrigin: Origin,
  maps: SetMaps,
): PatchedThreats {
  const threatOrigin = originOfThreats(old, wired, matchOrigin);
  const strategies = mergeStrategies(old, wired.strategies, threatOrigin, maps.controlRanks);
  const { oldNumber, newNumber, origin: strategyOrigin } = strategies;
  const related = (a: Csr, b: Csr): Csr =>
    spliceRows(a, { offsets: b.offsets, values: b.values.map((strategy) => newNumber[strategy]!) }, threatOrigin, oldNumber);
  const [a, b] = [old.threats, wired.threats];
  const blockedBy = related(a.blockedBy, b.blockedBy);
  const mitigatedBy = related(a.mitigatedBy, b.mitigatedBy);
  const triggeredBy = related(a.triggeredBy, b.triggeredBy);
  const threats: ThreatTable = {
    count: threatOrigin.length,
    ids: spliceStrings(a.ids, b.ids, threatOrigin),
    threat: spliceColumn(a.threat, b.threat, threatOrigin),
    match: matchesOf(threatOrigin, matchOrigin, a, b, old.matchCount, wired.matchCount),
    member: spliceColumn(a.member, b.member, threatOrigin),
    entryPoints: spliceRows(a.entryPoints, b.entryPoints, threatOrigin, maps.attributes),
    conditions: spliceRows(a.conditions, b.conditions, threatOrigin, maps.consequences),
    agents: spliceRows(a.agents, b.agents, threatOrigin),
    effects: spliceRows(a.effects, b.effects, threatOrigin, maps.consequences),
    threatens: spliceRows(a.threatens, b.threatens, threatOrigin, maps.assets),
    blockedBy,
    mitigatedBy,
    triggeredBy,
    triggered: spliceColumn(a.triggered, b.triggered, threatOrigin),
  };
  const { count } = threats;
  const size = strategyOrigin.length;
  return {
    threats,
    threatOrigin,
    strategyOrigin,
    strategies: {
      count: size,
      ids: spliceStrings(old.strategies.ids, wired.strategies.ids, strategyOrigin),
      strategy: spliceColumn(old.strategies.strategy, wired.strategies.strategy, strategyOrigin),
      mandatory: spliceRows(old.strategies.mandatory, wired.strategies.mandatory, strategyOrigin, maps.controls),
      optional: spliceRows(old.strategies.optional, wired.strategies.optional, strategyOrigin, maps.controls),
      blocks: transpose(blockedBy, count, size),
      mitigates: transpose(mitigatedBy, count, size),
      triggers: transpose(triggeredBy, count, size),
    },
  };
}

/** Threats are in the order of their matches, so each match has a stretch of them. */
function firstThreats(match: Int32Array, matches: number): Int32Array {
  const first = new Int32Array(matches + 1);
  for (let threat = 0; threat < match.length; threat++) first[match[threat]! + 1]!++;
  for (let at = 0; at < matches; at++) first[at + 1]! += first[at]!;
  return first;
}

function originOfThreats(
  old: { threats: ThreatTable; matchCount: number },
  wired: { threats: ThreatTable; matchCount: number },
  matchOrigin: Origin,
): Origin {
  const first = firstThreats(old.threats.match, old.matchCount);
  const firstWired = firstThreats(wired.threats.match, wired.matchCount);
  let count = 0;
  for (let match = 0; match < matchOrigin.length; match++) {
    const from = matchOrigin[match]!;
    count += from >= 0 ? first[from + 1]! - first[from]! : firstWired[-from]! - firstWired[-1 - from]!;
  }
  const origin = new Int32Array(count);
  let row = 0;
  for (let match = 0; match < matchOrigin.length; match++) {
    const from = matchOrigin[match]!;
    if (from >= 0) for (let threat = first[from]!; threat < first[from + 1]!; threat++) origin[row++] = threat;
    else for (let threat = firstWired[-1 - from]!; threat < firstWired[-from]!; threat++) origin[row++] = -1 - threat;
  }
  return origin;
}

function matchesOf(
  threatOrigin: Origin,
  matchOrigin: Origin,
  old: ThreatTable,
  wired: ThreatTable,
  oldCount: number,
  wiredCount: number,
): Int32Array {
  const oldNumber = new Int32Array(oldCount);
  const newNumber = new Int32Array(wiredCount);
  for (let match = 0; match < matchOrigin.length; match++) {
    if (matchOrigin[match]! >= 0) oldNumber[matchOrigin[match]!] = match;
    else newNumber[-1 - matchOrigin[match]!] = match;
  }
  const match = new Int32Array(threatOrigin.length);
  for (let threat = 0; threat < match.length; threat++) {
    const from = threatOrigin[threat]!;
    match[threat] = from >= 0 ? oldNumber[old.match[from]!]! : newNumber[wired.match[-1 - from]!]!;
  }
  return match;
}

/** Keeps strategies that a threat still names, and puts new ones in their places by family and sets. */
function mergeStrategies(
  old: { readonly threats: ThreatTable; readonly strategies: StrategyTable },
  wired: StrategyTable,
  threatOrigin: Origin,
  ranks: Int32Array | null,
): { origin: Origin; oldNumber: Int32Array; newNumber: Int32Array } {
  const { strategies, threats } = old;
  const uses = new Int32Array(strategies.count);
  const rows = [threats.blockedBy, threats.mitigatedBy, threats.triggeredBy];
  for (const row of [strategies.blocks, strategies.mitigates, strategies.triggers])
    for (let at = 0; at < strategies.count; at++) uses[at]! += row.offsets[at + 1]! - row.offsets[at]!;
  const kept = new Uint8Array(threats.count);
  for (let row = 0; row < threatOrigin.length; row++) if (threatOrigin[row]! >= 0) kept[threatOrigin[row]!] = 1;
  for (let threat = 0; threat < threats.count; threat++) {
    if (kept[threat] === 1) continue;
    for (const row of rows) for (let at = row.offsets[threat]!; at < row.offsets[threat + 1]!; at++) uses[row.values[at]!]!--;
  }
  // A new instance that an old one equals lands right before it; both then share a number.
  const same = new Int32Array(wired.count).fill(-1);
  const before = new Int32Array(wired.count);
  for (let at = 0; at < wired.count; at++) {
    let low = 0;
    let high = strategies.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareStrategies(strategies, middle, ranks, wired, at) < 0) low = middle + 1;
      else high = middle;
    }
    before[at] = low;
    if (low < strategies.count && compareStrategies(strategies, low, ranks, wired, at) === 0) {
      same[at] = low;
      uses[low]!++;
    }
  }
  const oldNumber = new Int32Array(strategies.count);
  const newNumber = new Int32Array(wired.count);
  const origin: number[] = [];
  let next = 0;
  const place = (at: number): void => {
    if (same[at]! >= 0) return;
    newNumber[at] = origin.length;
    origin.push(-1 - at);
  };
  for (let at = 0; at < strategies.count; at++) {
    while (next < wired.count && before[next]! <= at) place(next++);
    if (uses[at] === 0) continue;
    oldNumber[at] = origin.length;
    origin.push(at);
  }
  while (next < wired.count) place(next++);
  for (let at = 0; at < wired.count; at++) if (same[at]! >= 0) newNumber[at] = oldNumber[same[at]!]!;
  return { origin: Int32Array.from(origin), oldNumber, newNumber };
}

function compareStrategies(old: StrategyTable, a: number, ranks: Int32Array | null, wired: StrategyTable, b: number): number {
  return (
    old.strategy[a]! - wired.strategy[b]! ||
    compareSets(old.mandatory, a, ranks, wired.mandatory, b) ||
    compareSets(old.optional, a, ranks, wired.optional, b)
  );
}

function compareSets(old: Csr, a: number, ranks: Int32Array | null, wired: Csr, b: number): number {
  const startA = old.offsets[a]!;
  const startB = wired.offsets[b]!;
  const lengthA = old.offsets[a + 1]! - startA;
  const lengthB = wired.offsets[b + 1]! - startB;
  for (let i = 0; i < lengthA && i < lengthB; i++) {
    const set = old.values[startA + i]!;
    const by = (ranks === null ? 2 * set : ranks[set]!) - 2 * wired.values[startB + i]!;
    if (by !== 0) return by;
  }
  return lengthA - lengthB;
}
