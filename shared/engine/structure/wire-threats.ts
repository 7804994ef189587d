import { assetsOfNode, type AssetTable, type MatchTable, type StrategyTable, type ThreatTable } from '../analysis.ts';
import { namingOf } from '../construct/naming.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import type { NodeSet, PreparedThreat } from '../domain/prepare-threat.ts';
import { IntBuffer, RowBuffer } from '../int-buffer.ts';
import type { RunMeter } from '../run-meter.ts';
import type { SetTables } from './build-sets.ts';
import { AVERAGE, MAX, memberSet, MIN } from './wire-sets.ts';
import { ONLY_AVERAGE, StrategyWiring } from './wire-strategies.ts';

/** Do two assets have a link between them, of any relation that counts? */
export type AreLinked = (a: number, b: number) => boolean;

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

class Wiring {
  private readonly domain: Domain;
  private readonly assets: AssetTable;
  private readonly sets: SetTables;
  private readonly matches: MatchTable;
  private readonly areLinked: AreLinked;
  private readonly meter: RunMeter;
  private readonly strategies: StrategyWiring;
  private readonly ids: string[] = [];
  private readonly threat = new IntBuffer();
  private readonly match = new IntBuffer();
  private readonly member = new IntBuffer();
  private readonly triggered = new IntBuffer();
  private readonly entryPoints: RowBuffer;
  private readonly conditions: RowBuffer;
  private readonly agents: RowBuffer;
  private readonly effects: RowBuffer;
  private readonly threatens: RowBuffer;
  private readonly blockedBy: RowBuffer;
  private readonly mitigatedBy: RowBuffer;
  private readonly triggeredBy: RowBuffer;
  /** Strategy instances of the threat at hand, per member. */
  private readonly blocking = [new IntBuffer(8), new IntBuffer(8), new IntBuffer(8)];
  private readonly mitigating = [new IntBuffer(8), new IntBuffer(8), new IntBuffer(8)];
  private readonly triggering = [new IntBuffer(8), new IntBuffer(8), new IntBuffer(8)];

  constructor(domain: Domain, assets: AssetTable, sets: SetTables, matches: MatchTable, areLinked: AreLinked, meter: RunMeter) {
    this.domain = domain;
    this.assets = assets;
    this.sets = sets;
    this.matches = matches;
    this.areLinked = areLinked;
    this.meter = meter;
    this.strategies = new StrategyWiring(domain, assets, sets, matches);
    // About one threat per match, in SSM models two; buffers that are too small grow.
    const rows = matches.count * 2;
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
    const pattern = this.matches.pattern[match]!;
    const naming = namingOf(this.domain.knowledge);
    const pseudoRoot = (asset: number): boolean => this.isPseudoRoot(match, asset);
    for (const threat of this.domain.threatsOfPattern[pattern]!) {
      const members = this.membersOf(threat, match);
      if (!this.wireStrategies(threat, match, members, pseudoRoot)) {
        this.bad(threat, 'a control of its strategies is at a role that cannot choose among members');
        continue;
      }
      for (const member of members) {
        // A threat that only a strategy can switch on does not exist where none can.
        if (threat.triggered && this.triggering[member]!.length === 0) continue;
        if (!this.wireCauses(threat, match, member, pseudoRoot)) continue;
        const own = member === AVERAGE ? threat.entry.id : member === MIN ? threat.entry.minName! : threat.entry.maxName!;
        this.ids.push(naming.threat(own, this.matches.names[match]!));
        this.threat.push(threat.index);
        this.match.push(match);
        this.member.push(member);
        this.triggered.push(threat.triggered ? 1 : 0);
        this.agents.values.pushAll(threat.agents);
        pushSorted(this.blockedBy, this.blocking[member]!);
        pushSorted(this.mitigatedBy, this.mitigating[member]!);
        pushSorted(this.triggeredBy, this.triggering[member]!);
        for (const rows of [
          this.entryPoints,
          this.conditions,
          this.agents,
          this.effects,
          this.threatens,
          this.blockedBy,
          this.mitigatedBy,
          this.triggeredBy,
        ])
          rows.endRow();
      }
    }
  }

  finish(): { threats: ThreatTable; strategies: StrategyTable } {
    const { strategies, blockedBy, mitigatedBy, triggeredBy } = this.strategies.registry.finish(this.ids.length, {
      blockedBy: this.blockedBy.take(),
      mitigatedBy: this.mitigatedBy.take(),
      triggeredBy: this.triggeredBy.take(),
    });
    const threats: ThreatTable = {
      count: this.ids.length,
      ids: this.ids,
      threat: this.threat.take(),
      match: this.match.take(),
      member: Uint8Array.from(this.member.view()),
      entryPoints: this.entryPoints.take(),
      conditions: this.conditions.take(),
      agents: this.agents.take(),
      effects: this.effects.take(),
      threatens: this.threatens.take(),
      blockedBy,
      mitigatedBy,
      triggeredBy,
      triggered: Uint8Array.from(this.triggered.view()),
    };
    return { threats, strategies };
  }

  private membersOf(threat: PreparedThreat, match: number): readonly number[] {
    if (!threat.hasMembers || this.matches.population[match] === 0) return ONLY_AVERAGE;
    return [AVERAGE, ...(threat.entry.minName === undefined ? [] : [MIN]), ...(threat.entry.maxName === undefined ? [] : [MAX])];
  }

  /** Fills the strategy lists of the threat at hand. A strategy triggers the threat's opposite member. */
  private wireStrategies(
    threat: PreparedThreat,
    match: number,
    members: readonly number[],
    pseudoRoot: (asset: number) => boolean,
  ): boolean {
    for (const lists of [this.blocking, this.mitigating, this.triggering]) for (const list of lists) list.length = 0;
    for (const strategy of threat.strategies) {
      const good = this.strategies.instances(strategy, match, members, pseudoRoot, (member, instance) => {
        if (strategy.blocks) this.blocking[member]!.push(instance);
        if (strategy.mitigates) this.mitigating[member]!.push(instance);
        if (strategy.triggers) this.triggering[member === AVERAGE ? AVERAGE : member === MIN ? MAX : MIN]!.push(instance);
      });
      if (!good) return false;
    }
    return true;
  }

  /** Causes and effects of one member; false (and nothing kept) when a set is missing. */
  private wireCauses(threat: PreparedThreat, match: number, member: number, pseudoRoot: (asset: number) => boolean): boolean {
    const { attributes, consequences, firstAttribute, firstConsequence, layouts } = this.sets;
    const attributePlace = (asset: number, type: number): number => at(firstAttribute, asset, layouts[asset]!.attributes.placeOf[type]!);
    const consequencePlace = (asset: number, type: number): number =>
      at(firstConsequence, asset, layouts[asset]!.consequences.placeOf[type]!);
    const wire = (
      rows: RowBuffer,
      at: readonly NodeSet[],
      place: (asset: number, type: number) => number,
      table: typeof attributes | typeof consequences,
      crossed: boolean,
    ): boolean => {
      for (const { node, type, wiring } of at) {
        if (node < 0) continue;
        const assets = assetsOfNode(this.matches, match, node);
        for (let i = 0; i < assets.length; i++) {
          const set = place(assets[i]!, type);
          const chosen = set < 0 ? -1 : memberSet(table, set, member, wiring, crossed, pseudoRoot);
          if (chosen < 0) {
            this.bad(
              threat,
              set < 0
                ? 'an asset in its pattern lacks an attribute or consequence that it names'
                : 'it has a cause at a role that cannot choose among members',
            );
            return false;
          }
          rows.push(chosen);
        }
      }
      const row = rows.row();
      if (row.length > 1) {
        row.sort();
        rows.values.length -= row.length - withoutDoubles(row);
      }
      return true;
    };
    const good =
      wire(this.entryPoints, threat.entryPoints, attributePlace, attributes, true) &&
      wire(this.conditions, threat.conditions, consequencePlace, consequences, false) &&
      wire(this.effects, threat.effects, consequencePlace, consequences, false);
    if (!good) {
      for (const rows of [this.entryPoints, this.conditions, this.effects]) rows.dropRow();
      return false;
    }
    if (threat.threatensNode >= 0) {
      const assets = assetsOfNode(this.matches, match, threat.threatensNode);
      this.threatens.values.pushAll(this.domain.knowledge.behaviour.singleThreatenedAsset ? assets.subarray(0, 1) : assets);
    }
    return true;
  }

  /** A many-sided asset linked to one in a unique role whose population is no smaller: wired like a unique one. */
  private isPseudoRoot(match: number, asset: number): boolean {
    const pattern = this.domain.patterns[this.matches.pattern[match]!]!;
    for (let position = 0; position < pattern.nodeOfPosition.length; position++) {
      const unique = assetsOfNode(this.matches, match, pattern.nodeOfPosition[position]!)[0]!;
      if (this.assets.populations[unique]! >= this.assets.populations[asset]! && this.areLinked(unique, asset)) return true;
    }
    return false;
  }

  private bad(threat: PreparedThreat, detail: string): void {
    this.meter.report({ kind: 'bad-knowledge-entry', entry: threat.entry.id, detail });
  }
}

const at = (first: Int32Array, asset: number, place: number): number => (place < 0 ? -1 : first[asset]! + place);

function withoutDoubles(sorted: Int32Array): number {
  let kept = 1;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[kept - 1]) sorted[kept++] = sorted[i]!;
  return kept;
}

function pushSorted(rows: RowBuffer, list: IntBuffer): void {
  const start = rows.values.length;
  rows.values.pushAll(list.view());
  const row = rows.values.view(start);
  if (row.length > 1) {
    row.sort();
    rows.values.length -= row.length - withoutDoubles(row);
  }
}
