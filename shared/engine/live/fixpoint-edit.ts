import { ChangedRows } from './changed-rows.ts';
import { FixpointFall } from './fixpoint-fall.ts';
import { FixpointRise } from './fixpoint-rise.ts';
import type { LiveFixpoint } from './live-fixpoint.ts';
import type { LiveTables } from './live-levels.ts';
import { attributeCause } from './live-network.ts';

/**
 * An edit of what levels follow from, after which they are the least fixpoint again (delete and re-derive): whatever may
 * have rested on what fell is taken back to what still holds, and then everything rises again as far as it can. Only the
 * cone of the change is looked at.
 */
export class FixpointEdit {
  private readonly tables: LiveTables;
  private readonly levels: LiveFixpoint;
  private readonly rise: FixpointRise;
  private readonly fall: FixpointFall;
  private readonly isSeeded: boolean;
  /** Attributes that people set, and consequences whose seeds may be others. */
  private readonly asked = new ChangedRows();
  private readonly seeded = new ChangedRows();

  constructor(tables: LiveTables, levels: LiveFixpoint) {
    this.tables = tables;
    this.levels = levels;
    this.rise = new FixpointRise(tables, levels);
    this.fall = new FixpointFall(tables, levels, this.rise);
    this.isSeeded = !tables.domain.knowledge.features.mixedThreatCauses;
  }

  begin(): void {
    for (const part of [this.levels, this.rise, this.fall]) part.begin();
    this.asked.clear();
    this.seeded.clear();
  }

  addSets(firstAttribute: number, trust: Uint8Array, firstConsequence: number, consequences: number): void {
    this.levels.addAttributes(firstAttribute, trust);
    this.levels.addConsequences(firstConsequence, firstConsequence + consequences);
    for (let set = firstAttribute; set < firstAttribute + trust.length; set++) this.seed(set);
  }

  /** Sets of an asset that is gone: whatever rested on them is gone too. */
  removeSets(firstConsequence: number, end: number): void {
    this.levels.removeConsequences(firstConsequence, end);
  }

  /** People set how far an attribute is to be trusted. */
  assert(set: number, level: number): void {
    const { levels } = this;
    const before = levels.asserted[set]!;
    if (before === level) return;
    levels.asserted[set] = level;
    levels.changedAttributes.replace(set);
    this.asked.add(set);
    if (level > before) this.fall.addAttribute(set);
    this.rise.addDependants(attributeCause(set));
    this.seed(set);
  }

  addThreat(threat: number): void {
    this.levels.addThreat(threat);
    this.rise.add(threat);
  }

  /** Takes a threat out while its rows are still there: what it explained may fall. */
  removeThreat(threat: number): void {
    const level = this.levels.threat[threat]!;
    this.levels.removeThreat(threat);
    if (level > 0) this.fall.addEffects(threat, level);
  }

  /** Sets what limits a threat. */
  limit(threat: number, limit: number): void {
    const { levels } = this;
    if (levels.limits[threat] === limit) return;
    levels.limits[threat] = limit;
    if (limit < levels.threat[threat]!) this.fall.addThreat(threat);
    else this.rise.add(threat);
  }

  settle(): void {
    const { levels, fall, rise, seeded } = this;
    for (const set of seeded.rows.view()) this.reseed(set);
    fall.spread();
    fall.takeBack();
    for (const set of this.asked.rows.view()) if (levels.trust[set]! > levels.asserted[set]!) fall.renewTrust(set);
    for (const set of seeded.rows.view()) rise.lift(set, levels.seeds[set]!);
    rise.climb();
    levels.end();
  }

  /** Without the mixed-causes feature, consequences start from the weakness of the attributes that they erode. */
  private seed(attribute: number): void {
    const by = this.tables.sets.attributes.consequence[attribute]!;
    if (this.isSeeded && by >= 0) this.seeded.add(by);
  }
  private reseed(set: number): void {
    const { levels } = this;
    const before = levels.seeds[set]!;
    let seed = 0;
    levels.eachEroded(set, (attribute) => (seed = Math.max(seed, levels.top - levels.asserted[attribute]!)));
    levels.seeds[set] = seed;
    if (seed < before && levels.consequence[set] === before) this.fall.addConsequence(set);
  }
}
