import type { Fixpoint } from '../levels/sweep.ts';
import { NOT_CONSIDERED } from '../levels/threat-limits.ts';
import { ChangedRows } from './changed-rows.ts';
import { attributeCause, consequenceCause } from './live-network.ts';
import type { LiveTables } from './live-levels.ts';
import { grown, roomy } from './live-rows.ts';

/**
 * The least fixpoint of levels, kept while the model changes (delete and re-derive): whatever may have rested on what
 * fell is taken back to what still holds, and then everything rises again as far as it can. Only the cone of the change
 * is looked at.
 */
export class LiveFixpoint {
  trust: Uint8Array;
  asserted: Uint8Array;
  consequence: Uint8Array;
  threat: Int8Array;
  limits: Int8Array;
  seeds: Uint8Array;
  /** Rows that came or went, or whose level is another one since `begin`; while levels are sought, all that were written. */
  readonly changedThreats = new ChangedRows();
  readonly changedConsequences = new ChangedRows();
  readonly changedAttributes = new ChangedRows();
  /** What the written rows held before; ANOTHER: something else, whatever it is. */
  private threatBefore: Uint8Array = new Uint8Array(0);
  private consequenceBefore: Uint8Array = new Uint8Array(0);
  private attributeBefore: Uint8Array = new Uint8Array(0);
  private readonly tables: LiveTables;
  private readonly top: number;
  private readonly isSeeded: boolean;
  private readonly fallenThreats = new ChangedRows();
  private readonly fallenConsequences = new ChangedRows();
  private readonly fallenAttributes = new ChangedRows();
  private readonly rising = new ChangedRows();
  private readonly asked = new ChangedRows();
  private readonly seeded = new ChangedRows();

  constructor(tables: LiveTables, { trust, consequence, threat }: Fixpoint, asserted: Uint8Array, limits: Int8Array, seeds: Uint8Array) {
    this.tables = tables;
    this.trust = roomy(trust);
    this.asserted = roomy(asserted);
    this.consequence = roomy(consequence);
    this.threat = roomy(threat);
    this.limits = roomy(limits);
    this.seeds = roomy(seeds);
    this.top = tables.domain.size - 1;
    this.isSeeded = !tables.domain.knowledge.features.mixedThreatCauses;
  }

  begin(): void {
    for (const rows of [
      this.changedThreats,
      this.changedConsequences,
      this.changedAttributes,
      this.fallenThreats,
      this.fallenConsequences,
      this.fallenAttributes,
      this.rising,
      this.asked,
      this.seeded,
    ])
      rows.clear();
  }

  addSets(firstAttribute: number, trust: Uint8Array, firstConsequence: number, consequences: number): void {
    const attributes = firstAttribute + trust.length;
    const end = firstConsequence + consequences;
    this.trust = grown(this.trust, attributes);
    this.asserted = grown(this.asserted, attributes);
    this.consequence = grown(this.consequence, end);
    this.seeds = grown(this.seeds, end);
    this.trust.set(trust, firstAttribute);
    this.asserted.set(trust, firstAttribute);
    this.consequence.fill(0, firstConsequence, end);
    this.seeds.fill(0, firstConsequence, end);
    for (let set = firstAttribute; set < attributes; set++) {
      this.markAttribute(set);
      this.attributeBefore[set] = ANOTHER;
      this.seed(set);
    }
    this.replaceConsequences(firstConsequence, end);
  }

  /** Sets of an asset that is gone: whatever rested on them is gone too. */
  removeSets(firstConsequence: number, end: number): void {
    this.consequence.fill(0, firstConsequence, end);
    this.seeds.fill(0, firstConsequence, end);
    this.replaceConsequences(firstConsequence, end);
  }

  private replaceConsequences(first: number, end: number): void {
    for (let set = first; set < end; set++) {
      this.markConsequence(set);
      this.consequenceBefore[set] = ANOTHER;
    }
  }

  /** People set how far an attribute is to be trusted. */
  assert(set: number, level: number): void {
    const before = this.asserted[set]!;
    if (before === level) return;
    this.asserted[set] = level;
    this.markAttribute(set);
    this.attributeBefore[set] = ANOTHER;
    this.asked.add(set);
    if (level > before) this.fallenAttributes.add(set);
    this.riseFrom(attributeCause(set));
    this.seed(set);
  }

  addThreat(threat: number): void {
    this.threat = grown(this.threat, threat + 1);
    this.limits = grown(this.limits, threat + 1);
    this.threat[threat] = NOT_CONSIDERED;
    this.limits[threat] = NOT_CONSIDERED;
    this.markThreat(threat);
    this.threatBefore[threat] = ANOTHER;
    this.rising.add(threat);
  }

  /** Takes a threat out while its rows are still there: what it explained may fall. */
  removeThreat(threat: number): void {
    const level = this.threat[threat]!;
    this.markThreat(threat);
    this.threatBefore[threat] = ANOTHER;
    this.threat[threat] = NOT_CONSIDERED;
    const { effects } = this.tables.threats;
    if (level > 0)
      for (let i = effects.offsets[threat]!; i < effects.ends[threat]!; i++)
        if (this.consequence[effects.values[i]!] === level) this.fallConsequence(effects.values[i]!);
  }

  /** Sets what limits a threat. */
  limit(threat: number, limit: number): void {
    if (this.limits[threat] === limit) return;
    this.limits[threat] = limit;
    if (limit < this.threat[threat]!) this.fallenThreats.add(threat);
    else this.rising.add(threat);
  }

  settle(): void {
    for (const set of this.seeded.rows.view()) this.reseed(set);
    this.spreadFall();
    this.takeBack();
    for (const set of this.seeded.rows.view()) if (this.seeds[set]! > this.consequence[set]!) this.riseConsequence(set, this.seeds[set]!);
    this.climb();
    this.forgetUnchanged();
  }

  /** Remembers what a row holds before it is written. */
  private markThreat(threat: number): void {
    if (!this.changedThreats.add(threat)) return;
    if (threat >= this.threatBefore.length) this.threatBefore = grown(this.threatBefore, this.threat.length);
    this.threatBefore[threat] = this.threat[threat]! + 1;
  }
  private markConsequence(set: number): void {
    if (!this.changedConsequences.add(set)) return;
    if (set >= this.consequenceBefore.length) this.consequenceBefore = grown(this.consequenceBefore, this.consequence.length);
    this.consequenceBefore[set] = this.consequence[set]!;
  }
  private markAttribute(set: number): void {
    if (!this.changedAttributes.add(set)) return;
    if (set >= this.attributeBefore.length) this.attributeBefore = grown(this.attributeBefore, this.trust.length);
    this.attributeBefore[set] = this.trust[set]!;
  }
  private forgetUnchanged(): void {
    this.changedThreats.keep((threat) => this.threatBefore[threat] !== this.threat[threat]! + 1);
    this.changedConsequences.keep((set) => this.consequenceBefore[set] !== this.consequence[set]);
    this.changedAttributes.keep((set) => this.attributeBefore[set] !== this.trust[set]);
  }

  /** Without the mixed-causes feature, consequences start from the weakness of the attributes that they erode. */
  private seed(attribute: number): void {
    const by = this.tables.sets.attributes.consequence[attribute]!;
    if (this.isSeeded && by >= 0) this.seeded.add(by);
  }
  private reseed(set: number): void {
    const before = this.seeds[set]!;
    let seed = 0;
    this.eachEroded(set, (attribute) => (seed = Math.max(seed, this.top - this.asserted[attribute]!)));
    this.seeds[set] = seed;
    if (seed < before && this.consequence[set] === before) this.fallConsequence(set);
  }

  private fallConsequence(set: number): void {
    if (this.consequence[set] !== 0) this.fallenConsequences.add(set);
  }

  private spreadFall(): void {
    const { top } = this;
    const { effects } = this.tables.threats;
    const [threats, consequences, attributes] = [this.fallenThreats.rows, this.fallenConsequences.rows, this.fallenAttributes.rows];
    let [t, c, a] = [0, 0, 0];
    while (t < threats.length || c < consequences.length || a < attributes.length) {
      if (t < threats.length) {
        const threat = threats.data[t++]!;
        const level = this.threat[threat]!;
        if (level <= 0) continue;
        for (let i = effects.offsets[threat]!; i < effects.ends[threat]!; i++)
          if (this.consequence[effects.values[i]!] === level) this.fallConsequence(effects.values[i]!);
      } else if (c < consequences.length) {
        const set = consequences.data[c++]!;
        const level = this.consequence[set]!;
        this.fallDependants(consequenceCause(set), level);
        this.eachEroded(set, (attribute) => {
          if (top - this.trust[attribute]! === level) this.fallenAttributes.add(attribute);
        });
      } else {
        const set = attributes.data[a++]!;
        this.fallDependants(attributeCause(set), top - this.trust[set]!);
      }
    }
  }

  /** Threats above the cause's level do not rest on it. */
  private fallDependants(cause: number, level: number): void {
    const { dependants } = this.tables.network;
    const end = dependants.offsets[cause]! + dependants.length(cause);
    for (let i = dependants.offsets[cause]!; i < end; i++) {
      const threat = dependants.values[i]!;
      if (this.threat[threat]! > 0 && this.threat[threat]! <= level) this.fallenThreats.add(threat);
    }
  }

  /** Takes what fell back to what still holds without it. */
  private takeBack(): void {
    const { sets, threats, network } = this.tables;
    for (const threat of this.fallenThreats.rows.view()) {
      if (!threats.isAlive(threat)) continue;
      this.markThreat(threat);
      this.threat[threat] = this.limits[threat] === NOT_CONSIDERED ? NOT_CONSIDERED : 0;
      this.rising.add(threat);
    }
    const { causing } = network;
    for (const set of this.fallenConsequences.rows.view()) {
      let level = this.seeds[set]!;
      const end = causing.offsets[set]! + causing.length(set);
      for (let i = causing.offsets[set]!; i < end; i++) level = Math.max(level, this.threat[causing.values[i]!]!);
      this.markConsequence(set);
      this.consequence[set] = level;
    }
    const refresh = (set: number): void => {
      const by = sets.attributes.consequence[set]!;
      this.markAttribute(set);
      this.trust[set] = Math.min(this.asserted[set]!, by < 0 ? this.top : this.top - this.consequence[by]!);
    };
    for (const set of this.fallenAttributes.rows.view()) refresh(set);
    for (const set of this.asked.rows.view()) if (this.trust[set]! > this.asserted[set]!) refresh(set);
  }

  private climb(): void {
    const { network, threats } = this.tables;
    const { effects } = threats;
    const { rows } = this.rising;
    for (let at = 0; at < rows.length; at++) {
      const threat = rows.data[at]!;
      this.rising.unmark(threat);
      if (!threats.isAlive(threat)) continue;
      const limit = this.limits[threat]!;
      if (limit === NOT_CONSIDERED) {
        this.markThreat(threat);
        this.threat[threat] = NOT_CONSIDERED;
        continue;
      }
      const level = limit === 0 ? 0 : Math.min(limit, network.causedLevel(this.trust, this.consequence, this.top, threat));
      if (level <= this.threat[threat]!) continue;
      this.markThreat(threat);
      this.threat[threat] = level;
      for (let i = effects.offsets[threat]!; i < effects.ends[threat]!; i++) this.riseConsequence(effects.values[i]!, level);
    }
  }

  private riseConsequence(set: number, level: number): void {
    if (level <= this.consequence[set]!) return;
    this.markConsequence(set);
    this.consequence[set] = level;
    this.riseFrom(consequenceCause(set));
    this.eachEroded(set, (attribute) => {
      if (this.top - level >= this.trust[attribute]!) return;
      this.markAttribute(attribute);
      this.trust[attribute] = this.top - level;
      this.riseFrom(attributeCause(attribute));
    });
  }

  private riseFrom(cause: number): void {
    const { dependants } = this.tables.network;
    const end = dependants.offsets[cause]! + dependants.length(cause);
    for (let i = dependants.offsets[cause]!; i < end; i++) this.rising.add(dependants.values[i]!);
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

/** No level. */
const ANOTHER = 255;
