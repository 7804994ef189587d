import { NOT_CONSIDERED } from '../levels/threat-limits.ts';
import { ChangedRows } from './changed-rows.ts';
import type { FixpointRise } from './fixpoint-rise.ts';
import type { LiveFixpoint } from './live-fixpoint.ts';
import type { LiveTables } from './live-levels.ts';
import { attributeCause, consequenceCause } from './live-network.ts';

/** Levels that may have rested on something that fell: they are found first, then taken back to what holds without it. */
export class FixpointFall {
  private readonly tables: LiveTables;
  private readonly levels: LiveFixpoint;
  private readonly rise: FixpointRise;
  private readonly threats = new ChangedRows();
  private readonly consequences = new ChangedRows();
  private readonly attributes = new ChangedRows();

  /** What was taken back is told to `rise`: it may have other reasons. */
  constructor(tables: LiveTables, levels: LiveFixpoint, rise: FixpointRise) {
    this.tables = tables;
    this.levels = levels;
    this.rise = rise;
  }

  begin(): void {
    for (const rows of [this.threats, this.consequences, this.attributes]) rows.clear();
  }

  addThreat(threat: number): void {
    this.threats.add(threat);
  }
  addConsequence(set: number): void {
    if (this.levels.consequence[set] !== 0) this.consequences.add(set);
  }
  addAttribute(set: number): void {
    this.attributes.add(set);
  }

  /** What a threat of this level alone may hold up. */
  addEffects(threat: number, level: number): void {
    const { effects } = this.tables.threats;
    for (let i = effects.offsets[threat]!; i < effects.ends[threat]!; i++)
      if (this.levels.consequence[effects.values[i]!] === level) this.addConsequence(effects.values[i]!);
  }

  /** Finds what may rest on what fell. */
  spread(): void {
    const { levels } = this;
    const [threats, consequences, attributes] = [this.threats.rows, this.consequences.rows, this.attributes.rows];
    let [t, c, a] = [0, 0, 0];
    while (t < threats.length || c < consequences.length || a < attributes.length) {
      if (t < threats.length) {
        const threat = threats.data[t++]!;
        const level = levels.threat[threat]!;
        if (level > 0) this.addEffects(threat, level);
      } else if (c < consequences.length) {
        const set = consequences.data[c++]!;
        const level = levels.consequence[set]!;
        this.addDependants(consequenceCause(set), level);
        levels.eachEroded(set, (attribute) => {
          if (levels.top - levels.trust[attribute]! === level) this.attributes.add(attribute);
        });
      } else {
        const set = attributes.data[a++]!;
        this.addDependants(attributeCause(set), levels.top - levels.trust[set]!);
      }
    }
  }

  /** Threats above the cause's level do not rest on it. */
  private addDependants(cause: number, level: number): void {
    const { dependants } = this.tables.network;
    const end = dependants.offsets[cause]! + dependants.length(cause);
    for (let i = dependants.offsets[cause]!; i < end; i++) {
      const threat = dependants.values[i]!;
      if (this.levels.threat[threat]! > 0 && this.levels.threat[threat]! <= level) this.threats.add(threat);
    }
  }

  /** Takes what fell back to what still holds without it. */
  takeBack(): void {
    const { levels } = this;
    const { threats, network } = this.tables;
    for (const threat of this.threats.rows.view()) {
      if (!threats.isAlive(threat)) continue;
      levels.setThreat(threat, levels.limits[threat] === NOT_CONSIDERED ? NOT_CONSIDERED : 0);
      this.rise.add(threat);
    }
    const { causing } = network;
    for (const set of this.consequences.rows.view()) {
      let level = levels.seeds[set]!;
      const end = causing.offsets[set]! + causing.length(set);
      for (let i = causing.offsets[set]!; i < end; i++) level = Math.max(level, levels.threat[causing.values[i]!]!);
      levels.setConsequence(set, level);
    }
    for (const set of this.attributes.rows.view()) this.renewTrust(set);
  }

  /** As trustworthy as people say, and as far as its consequence leaves it. */
  renewTrust(set: number): void {
    const { levels } = this;
    const by = this.tables.sets.attributes.consequence[set]!;
    levels.setTrust(set, Math.min(levels.asserted[set]!, by < 0 ? levels.top : levels.top - levels.consequence[by]!));
  }
}
