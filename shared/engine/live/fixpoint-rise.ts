import { NOT_CONSIDERED } from '../levels/threat-limits.ts';
import { ChangedRows } from './changed-rows.ts';
import type { LiveFixpoint } from './live-fixpoint.ts';
import type { LiveTables } from './live-levels.ts';
import { attributeCause, consequenceCause } from './live-network.ts';

/** Levels that rise as far as what they rest on lets them: threats lift consequences, which lift threats again. */
export class FixpointRise {
  private readonly tables: LiveTables;
  private readonly levels: LiveFixpoint;
  /** Threats that may be able to rise. */
  private readonly rising = new ChangedRows();

  constructor(tables: LiveTables, levels: LiveFixpoint) {
    this.tables = tables;
    this.levels = levels;
  }

  begin(): void {
    this.rising.clear();
  }

  add(threat: number): void {
    this.rising.add(threat);
  }

  /** Threats that name a cause may rise. */
  addDependants(cause: number): void {
    const { dependants } = this.tables.network;
    const end = dependants.offsets[cause]! + dependants.length(cause);
    for (let i = dependants.offsets[cause]!; i < end; i++) this.rising.add(dependants.values[i]!);
  }

  /** Lifts a consequence to a level, unless it is there already. */
  lift(set: number, level: number): void {
    const { levels } = this;
    if (level <= levels.consequence[set]!) return;
    levels.setConsequence(set, level);
    this.addDependants(consequenceCause(set));
    levels.eachEroded(set, (attribute) => {
      if (levels.top - level >= levels.trust[attribute]!) return;
      levels.setTrust(attribute, levels.top - level);
      this.addDependants(attributeCause(attribute));
    });
  }

  climb(): void {
    const { levels, rising } = this;
    const { network, threats } = this.tables;
    const { effects } = threats;
    const { rows } = rising;
    for (let at = 0; at < rows.length; at++) {
      const threat = rows.data[at]!;
      rising.unmark(threat);
      if (!threats.isAlive(threat)) continue;
      const limit = levels.limits[threat]!;
      if (limit === NOT_CONSIDERED) {
        levels.setThreat(threat, NOT_CONSIDERED);
        continue;
      }
      const level = limit === 0 ? 0 : Math.min(limit, network.causedLevel(levels.trust, levels.consequence, levels.top, threat));
      if (level <= levels.threat[threat]!) continue;
      levels.setThreat(threat, level);
      for (let i = effects.offsets[threat]!; i < effects.ends[threat]!; i++) this.lift(effects.values[i]!, level);
    }
  }
}
