import type { Calculation } from '../calculate.ts';
import { csrRow } from '../../base/csr.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { threatLimit } from '../levels/threat-limits.ts';
import { updateStrategy } from '../levels/strategy-states.ts';
import type { Structure } from '../analysis.ts';
import { ChangedRows } from './changed-rows.ts';
import { FixpointEdit } from './fixpoint-edit.ts';
import { LiveFixpoint } from './live-fixpoint.ts';
import { eachNamed, type LiveNetwork } from './live-network.ts';
import { grown, roomy } from './live-rows.ts';
import type { LiveSets } from './live-sets.ts';
import type { LiveStrategies } from './live-strategies.ts';
import type { LiveThreats } from './live-threats.ts';

/** The tables that levels are computed over. */
export interface LiveTables {
  readonly domain: Domain;
  readonly sets: LiveSets;
  readonly threats: LiveThreats;
  readonly strategies: LiveStrategies;
  readonly network: LiveNetwork;
  readonly structure: Structure;
}

/** Settings and levels by rows that stay. What changes is gathered first; `settle` then finds the fixpoint again. */
export class LiveLevels {
  proposed: Uint8Array;
  coverage: Uint8Array;
  impact: Uint8Array;
  readonly states: { enabled: Uint8Array; coverage: Uint8Array };
  readonly agentLevel: Uint8Array;
  readonly future: boolean;
  readonly fixpoint: LiveFixpoint;
  /** Rows whose settings, state or level is another one since `begin`; rows that were taken away may be among them. */
  readonly changedControls = new ChangedRows();
  readonly changedImpacts = new ChangedRows();
  readonly changedStrategies = new ChangedRows();
  /** Consequence sets that came or went, or at which threats came or went, as cause or as effect. */
  readonly touched = new ChangedRows();
  /** Slots of assets that came, or that had a unique role in a match that went. */
  readonly touchedAssets = new ChangedRows();
  private readonly tables: LiveTables;
  private readonly edit: FixpointEdit;
  private readonly dirtyStrategies = new ChangedRows();
  private readonly dirtyThreats = new ChangedRows();

  constructor(tables: LiveTables, { settings, states, fixpoint, limits, seeds }: Calculation) {
    this.tables = tables;
    this.proposed = roomy(settings.proposed);
    this.coverage = roomy(settings.coverage);
    this.impact = roomy(settings.impact);
    this.states = { enabled: roomy(states.enabled), coverage: roomy(states.coverage) };
    this.agentLevel = settings.agentLevel;
    this.future = settings.future;
    this.fixpoint = new LiveFixpoint(tables, fixpoint, settings.trust, limits, seeds);
    this.edit = new FixpointEdit(tables, this.fixpoint);
  }

  /** Forgets what changed before. */
  begin(): void {
    for (const rows of [this.changedControls, this.changedImpacts, this.changedStrategies, this.touched, this.touchedAssets]) rows.clear();
    this.dirtyStrategies.clear();
    this.dirtyThreats.clear();
    this.edit.begin();
  }

  /** Gives the sets of a new asset their defaults. */
  addSets(slot: number): void {
    const { sets } = this.tables;
    const { controls, attributes, consequences } = sets.layouts[slot]!;
    this.touchedAssets.add(slot);
    const { controls: c, attributes: a, consequences: q } = sets;
    this.proposed = grown(this.proposed, c.count);
    this.coverage = grown(this.coverage, c.count);
    this.impact = grown(this.impact, q.count);
    this.proposed.fill(0, c.first[slot]!, c.first[slot]! + controls.count);
    this.coverage.set(controls.level, c.first[slot]!);
    const first = q.first[slot]!;
    this.impact.set(q.defaultImpact.subarray(first, first + consequences.count), first);
    for (let place = 0; place < consequences.count; place++) this.touched.add(first + place);
    this.edit.addSets(a.first[slot]!, attributes.level, first, consequences.count);
  }

  setControl(set: number, proposed: boolean, coverage: number | null): void {
    const { sets, strategies } = this.tables;
    const layout = sets.layouts[sets.controls.asset[set]!]!.controls;
    const level = coverage ?? layout.level[layout.placeOf[sets.controls.type[set]!]!]!;
    const on = proposed ? 1 : 0;
    if (this.proposed[set] === on && this.coverage[set] === level) return;
    this.proposed[set] = on;
    this.coverage[set] = level;
    this.changedControls.add(set);
    const { holders } = strategies;
    for (let i = holders.offsets[set]!; i < holders.offsets[set]! + holders.length(set); i++) this.dirtyStrategies.add(holders.values[i]!);
  }

  setTrust(set: number, level: number | null): void {
    const { sets } = this.tables;
    const layout = sets.layouts[sets.attributes.asset[set]!]!.attributes;
    this.edit.assert(set, level ?? layout.level[layout.placeOf[sets.attributes.type[set]!]!]!);
  }

  setImpact(set: number, level: number | null): void {
    const value = level ?? this.tables.sets.consequences.defaultImpact[set]!;
    if (this.impact[set] === value) return;
    this.impact[set] = value;
    this.changedImpacts.add(set);
  }

  addStrategy(strategy: number): void {
    this.states.enabled = grown(this.states.enabled, strategy + 1);
    this.states.coverage = grown(this.states.coverage, strategy + 1);
    // Whatever the row held before belongs to another strategy.
    this.states.enabled[strategy] = 0;
    this.states.coverage[strategy] = 0;
    this.dirtyStrategies.add(strategy);
    this.changedStrategies.add(strategy);
  }
  addThreat(threat: number): void {
    this.edit.addThreat(threat);
    this.touch(threat);
    this.dirtyThreats.add(threat);
  }
  removeThreat(threat: number): void {
    this.edit.removeThreat(threat);
    this.touch(threat);
  }
  removeSets(slot: number): void {
    const { consequences, layouts } = this.tables.sets;
    const first = consequences.first[slot]!;
    const end = first + layouts[slot]!.consequences.count;
    this.edit.removeSets(first, end);
    for (let set = first; set < end; set++) this.touched.add(set);
  }

  private touch(threat: number): void {
    const { threats, sets } = this.tables;
    eachNamed(threats, threat, (cause) => {
      const set = (cause & 1) === 1 ? cause >> 1 : sets.attributes.consequence[cause >> 1]!;
      if (set >= 0) this.touched.add(set);
    });
    for (const effect of csrRow(threats.effects, threat)) this.touched.add(effect);
  }

  /** Brings strategies, limits and levels up to date. */
  settle(): void {
    const { domain, structure, threats, strategies, network } = this.tables;
    const tables = { domain, structure, causes: network.causes };
    for (const strategy of this.dirtyStrategies.rows.view()) {
      if (strategies.strategy[strategy]! < 0 || !updateStrategy(tables, this, this.states, strategy)) continue;
      this.changedStrategies.add(strategy);
      const rows = strategies.threats;
      for (let i = rows.offsets[strategy]!; i < rows.ends[strategy]!; i++) this.dirtyThreats.add(rows.values[i]!);
    }
    for (const threat of this.dirtyThreats.rows.view())
      if (threats.isAlive(threat)) this.edit.limit(threat, threatLimit(tables, this, this.states, threat));
    this.edit.settle();
  }
}
