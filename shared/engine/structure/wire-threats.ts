import { firstRead } from '../../base/first-read.ts';
import type { AssetTable, MatchTable, StrategyTable, ThreatTable } from '../analysis.ts';
import { namingOf } from '../construct/naming.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import type { NodeSet, PreparedThreat } from '../domain/prepare-threat.ts';
import { IntBuffer, RowBuffer } from '../int-buffer.ts';
import type { RunMeter } from '../run-meter.ts';
import type { SetTables } from './build-sets.ts';
import { PseudoRoots, type AreLinked } from './pseudo-roots.ts';
import { AVERAGE, MAX, membersWith, memberSet, MIN, ONLY_AVERAGE } from './wire-sets.ts';
import { StrategyWiring } from './wire-strategies.ts';
import { withIds } from './with-ids.ts';

/** Makes the threat instances of every match, with their sets and strategies (clauses on threats and strategies). */
export function wireThreats(
  domain: Domain,
  assets: AssetTable,
  sets: SetTables,
  matches: MatchTable,
  areLinked: AreLinked,
  meter: RunMeter,
): { threats: ThreatTable; strategies: StrategyTable } {
  const wiring = new Wiring(domain, assets, sets, matches, areLinked, meter);
  for (let match = 0; match < matches.count; match++) {
    if (match % 4096 === 0) {
      meter.progress('strategies', match, matches.count);
      meter.check();
    }
    wiring.wireMatch(match);
  }
  return wiring.finish();
}

/** Strategy instances of the threat at hand, for one of its members. */
class Related {
  readonly blocking = new IntBuffer(8);
  readonly mitigating = new IntBuffer(8);
  readonly triggering = new IntBuffer(8);

  clear(): void {
    this.blocking.length = 0;
    this.mitigating.length = 0;
    this.triggering.length = 0;
  }
}

class Wiring {
  private readonly domain: Domain;
  private readonly sets: SetTables;
  private readonly matches: MatchTable;
  private readonly meter: RunMeter;
  private readonly roots: PseudoRoots;
  private readonly strategies: StrategyWiring;
  private readonly threat: IntBuffer;
  private readonly match: IntBuffer;
  private readonly member: IntBuffer;
  private readonly triggered: IntBuffer;
  private readonly entryPoints: RowBuffer;
  private readonly conditions: RowBuffer;
  private readonly agents: RowBuffer;
  private readonly effects: RowBuffer;
  private readonly threatens: RowBuffer;
  private readonly blockedBy: RowBuffer;
  private readonly mitigatedBy: RowBuffer;
  private readonly triggeredBy: RowBuffer;
  private readonly related = [new Related(), new Related(), new Related()];

  constructor(domain: Domain, assets: AssetTable, sets: SetTables, matches: MatchTable, areLinked: AreLinked, meter: RunMeter) {
    this.domain = domain;
    this.sets = sets;
    this.matches = matches;
    this.meter = meter;
    this.roots = new PseudoRoots(domain, assets, matches, areLinked);
    this.strategies = new StrategyWiring(domain, assets, sets, matches, this.roots);
    // About one threat per match, in SSM models two; buffers that are too small grow.
    const rows = matches.count * 2;
    this.threat = new IntBuffer(rows);
    this.match = new IntBuffer(rows);
    this.member = new IntBuffer(rows);
    this.triggered = new IntBuffer(rows);
    this.entryPoints = new RowBuffer(rows, rows);
    this.conditions = new RowBuffer(rows, rows);
    this.agents = new RowBuffer(0, rows);
    this.effects = new RowBuffer(rows, rows);
    this.threatens = new RowBuffer(rows, rows);
    this.blockedBy = new RowBuffer(rows, rows);
    this.mitigatedBy = new RowBuffer(0, rows);
    this.triggeredBy = new RowBuffer(0, rows);
  }

  wireMatch(match: number): void {
    const threats = this.domain.threatsOfPattern[this.matches.pattern[match]!]!;
    this.roots.match = match;
    this.strategies.turnTo(match);
    for (let i = 0; i < threats.length; i++) {
      const threat = threats[i]!;
      const members = this.membersOf(threat, match);
      if (!this.wireStrategies(threat, members)) {
        this.bad(threat, 'a control of its strategies is at a role that cannot choose among members');
        continue;
      }
      for (let at = 0; at < members.length; at++) this.addThreat(threat, match, members[at]!);
    }
  }

  finish(): { threats: ThreatTable; strategies: StrategyTable } {
    const { strategies, blockedBy, mitigatedBy, triggeredBy } = this.strategies.finish(this.threat.length, {
      blockedBy: this.blockedBy.take(),
      mitigatedBy: this.mitigatedBy.take(),
      triggeredBy: this.triggeredBy.take(),
    });
    const columns = {
      count: this.threat.length,
      threat: this.threat.take(),
      match: this.match.take(),
      member: new Uint8Array(this.member.view()),
      entryPoints: this.entryPoints.take(),
      conditions: this.conditions.take(),
      agents: this.agents.take(),
      effects: this.effects.take(),
      threatens: this.threatens.take(),
      blockedBy,
      mitigatedBy,
      triggeredBy,
      triggered: new Uint8Array(this.triggered.view()),
    };
    const { domain, matches } = this;
    return {
      threats: withIds(
        columns,
        firstRead(() => threatIds(domain, matches, columns)),
      ),
      strategies,
    };
  }

  private membersOf({ hasMembers, entry }: PreparedThreat, match: number): readonly number[] {
    if (!hasMembers || this.matches.population[match] === 0) return ONLY_AVERAGE;
    return membersWith(entry.minName !== undefined, entry.maxName !== undefined);
  }

  private addThreat(threat: PreparedThreat, match: number, member: number): void {
    const related = this.related[member]!;
    // A threat that only a strategy can switch on does not exist where none can.
    if (threat.triggered && related.triggering.length === 0) return;
    if (!this.wireCauses(threat, match, member)) return;
    this.threat.push(threat.index);
    this.match.push(match);
    this.member.push(member);
    this.triggered.push(threat.triggered ? 1 : 0);
    this.entryPoints.endRow();
    this.conditions.endRow();
    this.effects.endRow();
    for (let i = 0; i < threat.agents.length; i++) this.agents.push(threat.agents[i]!);
    this.agents.endRow();
    this.wireThreatened(threat, match);
    this.threatens.endRow();
    this.blockedBy.endSorted(related.blocking);
    this.mitigatedBy.endSorted(related.mitigating);
    this.triggeredBy.endSorted(related.triggering);
  }

  /** Fills the strategy lists of the threat at hand. A strategy triggers the threat's opposite member. */
  private wireStrategies(threat: PreparedThreat, members: readonly number[]): boolean {
    const { related, strategies: wiring } = this;
    related[AVERAGE]!.clear();
    related[MIN]!.clear();
    related[MAX]!.clear();
    const { strategies } = threat;
    for (let i = 0; i < strategies.length; i++) {
      const { placed, blocks, mitigates, triggers } = strategies[i]!;
      if (!wiring.find(placed, members)) return false;
      for (let at = wiring.from; at < wiring.to; at += 2) {
        const member = wiring.found.data[at]!;
        const instance = wiring.found.data[at + 1]!;
        if (blocks) related[member]!.blocking.push(instance);
        if (mitigates) related[member]!.mitigating.push(instance);
        if (triggers) related[member === AVERAGE ? AVERAGE : member === MIN ? MAX : MIN]!.triggering.push(instance);
      }
    }
    return true;
  }

  /** Causes and effects of one member; false (and nothing kept) when a set is missing. */
  private wireCauses(threat: PreparedThreat, match: number, member: number): boolean {
    const good =
      this.wire(this.entryPoints, threat, threat.entryPoints, true, match, member) &&
      this.wire(this.conditions, threat, threat.conditions, false, match, member) &&
      this.wire(this.effects, threat, threat.effects, false, match, member);
    if (good) return true;
    this.entryPoints.dropRow();
    this.conditions.dropRow();
    this.effects.dropRow();
    return false;
  }

  /** Pushes the attribute sets or consequence sets of one kind. */
  private wire(
    rows: RowBuffer,
    threat: PreparedThreat,
    at: readonly NodeSet[],
    areAttributes: boolean,
    match: number,
    member: number,
  ): boolean {
    const { attributes, consequences, firstAttribute, firstConsequence, layouts } = this.sets;
    const table = areAttributes ? attributes : consequences;
    const first = areAttributes ? firstAttribute : firstConsequence;
    const { nodeOffsets, assets } = this.matches;
    const row = nodeOffsets.offsets[match]!;
    for (let i = 0; i < at.length; i++) {
      const { node, type, wiring } = at[i]!;
      if (node < 0) continue;
      const end = nodeOffsets.values[row + node + 1]!;
      for (let j = nodeOffsets.values[row + node]!; j < end; j++) {
        const asset = assets[j]!;
        const layout = layouts[asset]!;
        const place = (areAttributes ? layout.attributes : layout.consequences).placeOf[type]!;
        if (place < 0) {
          this.bad(threat, 'an asset in its pattern lacks an attribute or consequence that it names');
          return false;
        }
        const chosen = memberSet(table, first[asset]! + place, member, wiring, areAttributes, this.roots);
        if (chosen < 0) {
          this.bad(threat, 'it has a cause at a role that cannot choose among members');
          return false;
        }
        rows.push(chosen);
      }
    }
    rows.values.settle(rows.rowStart);
    return true;
  }

  private wireThreatened({ threatensNode }: PreparedThreat, match: number): void {
    if (threatensNode < 0) return;
    const { nodeOffsets, assets } = this.matches;
    const at = nodeOffsets.offsets[match]! + threatensNode;
    const from = nodeOffsets.values[at]!;
    const to = nodeOffsets.values[at + 1]!;
    const isSingle = this.domain.knowledge.behaviour.singleThreatenedAsset;
    this.threatens.values.pushRange(assets, from, isSingle ? Math.min(to, from + 1) : to);
  }

  private bad(threat: PreparedThreat, detail: string): void {
    this.meter.report({ kind: 'bad-knowledge-entry', entry: threat.entry.id, detail });
  }
}

function threatIds(domain: Domain, matches: MatchTable, { count, threat, match, member }: Omit<ThreatTable, 'ids'>): string[] {
  const naming = namingOf(domain.knowledge);
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const { id, minName, maxName } = domain.knowledge.threats[threat[at]!]!;
    const own = member[at] === AVERAGE ? id : member[at] === MIN ? minName! : maxName!;
    ids.push(naming.threat(own, matches.names[match[at]!]!));
  }
  return ids;
}
