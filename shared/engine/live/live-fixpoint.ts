import type { Fixpoint } from '../levels/sweep.ts';
import { NOT_CONSIDERED } from '../levels/threat-limits.ts';
import type { LiveTables } from './live-levels.ts';
import { grown, roomy } from './live-rows.ts';
import { WrittenLevels } from './written-levels.ts';

/** The levels of a model under edit by rows that stay, and which of them an edit changed. `FixpointEdit` keeps them the least fixpoint. */
export class LiveFixpoint {
  trust: Uint8Array;
  asserted: Uint8Array;
  consequence: Uint8Array;
  threat: Int8Array;
  limits: Int8Array;
  seeds: Uint8Array;
  /** Rows that came or went, or whose level is another one since `begin`; while levels are sought, all that were written. */
  readonly changedThreats = new WrittenLevels();
  readonly changedConsequences = new WrittenLevels();
  readonly changedAttributes = new WrittenLevels();
  /** The highest level. */
  readonly top: number;
  private readonly tables: LiveTables;

  constructor(tables: LiveTables, { trust, consequence, threat }: Fixpoint, asserted: Uint8Array, limits: Int8Array, seeds: Uint8Array) {
    this.tables = tables;
    this.trust = roomy(trust);
    this.asserted = roomy(asserted);
    this.consequence = roomy(consequence);
    this.threat = roomy(threat);
    this.limits = roomy(limits);
    this.seeds = roomy(seeds);
    this.top = tables.domain.size - 1;
  }

  begin(): void {
    for (const rows of [this.changedThreats, this.changedConsequences, this.changedAttributes]) rows.clear();
  }
  /** Forgets rows that were written and hold again what they held before. */
  end(): void {
    this.changedThreats.keepChanged(this.threat);
    this.changedConsequences.keepChanged(this.consequence);
    this.changedAttributes.keepChanged(this.trust);
  }

  setThreat(threat: number, level: number): void {
    this.changedThreats.mark(threat, this.threat[threat]!);
    this.threat[threat] = level;
  }
  setConsequence(set: number, level: number): void {
    this.changedConsequences.mark(set, this.consequence[set]!);
    this.consequence[set] = level;
  }
  setTrust(set: number, level: number): void {
    this.changedAttributes.mark(set, this.trust[set]!);
    this.trust[set] = level;
  }

  /** A threat that came, nothing known of it yet. */
  addThreat(threat: number): void {
    this.threat = grown(this.threat, threat + 1);
    this.limits = grown(this.limits, threat + 1);
    this.limits[threat] = NOT_CONSIDERED;
    this.removeThreat(threat);
  }
  removeThreat(threat: number): void {
    this.threat[threat] = NOT_CONSIDERED;
    this.changedThreats.replace(threat);
  }

  /** Attribute sets that came, as trustworthy as they are by default. */
  addAttributes(first: number, trust: Uint8Array): void {
    const end = first + trust.length;
    this.trust = grown(this.trust, end);
    this.asserted = grown(this.asserted, end);
    this.trust.set(trust, first);
    this.asserted.set(trust, first);
    for (let set = first; set < end; set++) this.changedAttributes.replace(set);
  }
  addConsequences(first: number, end: number): void {
    this.consequence = grown(this.consequence, end);
    this.seeds = grown(this.seeds, end);
    this.removeConsequences(first, end);
  }
  removeConsequences(first: number, end: number): void {
    this.consequence.fill(0, first, end);
    this.seeds.fill(0, first, end);
    for (let set = first; set < end; set++) this.changedConsequences.replace(set);
  }

  /** Calls `visit` with the attribute sets that a consequence erodes. */
  eachEroded(set: number, visit: (attribute: number) => void): void {
    const { attributes, consequences, layouts } = this.tables.sets;
    const slot = consequences.asset[set]!;
    const first = attributes.first[slot]!;
    const end = first + layouts[slot]!.attributes.count;
    for (let attribute = first; attribute < end; attribute++) if (attributes.consequence[attribute] === set) visit(attribute);
  }
}
