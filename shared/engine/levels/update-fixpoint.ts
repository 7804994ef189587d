import { IntBuffer } from '../int-buffer.ts';
import { eachThreatOf, type LevelNetwork } from './level-network.ts';
import type { Fixpoint } from './sweep.ts';
import { causedLevel } from './threat-level.ts';
import { NOT_CONSIDERED } from './threat-limits.ts';

/** A fixpoint found before, with the input it was found for. */
export interface EarlierFixpoint extends Fixpoint {
  readonly assertedTrust: Uint8Array;
  readonly limits: Int8Array;
  readonly seeds: Uint8Array;
}

/**
 * The least fixpoint after a change of input, from an earlier one (delete and re-derive): whatever may have rested on
 * what fell is taken back to what still holds, and then everything rises again as far as it can. Only the cone of the
 * change is looked at.
 */
export function updateFixpoint(
  network: LevelNetwork,
  earlier: EarlierFixpoint,
  assertedTrust: Uint8Array,
  limits: Int8Array,
  seeds: Uint8Array,
): Fixpoint {
  const update = new Update(network, earlier, assertedTrust, limits, seeds);
  update.run(earlier);
  return { trust: update.trust, consequence: update.consequence, threat: update.threat };
}

class Update {
  readonly trust: Uint8Array;
  readonly consequence: Uint8Array;
  readonly threat: Int8Array;
  private readonly network: LevelNetwork;
  private readonly asserted: Uint8Array;
  private readonly limits: Int8Array;
  private readonly seeds: Uint8Array;
  private readonly top: number;
  /** Everything that may have to fall: threats, consequences, attributes. */
  private readonly fallenThreats = new IntBuffer(64);
  private readonly fallenConsequences = new IntBuffer(64);
  private readonly fallenAttributes = new IntBuffer(64);
  private readonly isFallenThreat: Uint8Array;
  private readonly isFallenConsequence: Uint8Array;
  private readonly isFallenAttribute: Uint8Array;
  private readonly rising = new IntBuffer(64);
  private readonly isRising: Uint8Array;

  constructor(network: LevelNetwork, earlier: Fixpoint, asserted: Uint8Array, limits: Int8Array, seeds: Uint8Array) {
    this.network = network;
    this.trust = earlier.trust.slice();
    this.consequence = earlier.consequence.slice();
    this.threat = earlier.threat.slice();
    this.asserted = asserted;
    this.limits = limits;
    this.seeds = seeds;
    this.top = network.domain.size - 1;
    this.isFallenThreat = new Uint8Array(this.threat.length);
    this.isFallenConsequence = new Uint8Array(this.consequence.length);
    this.isFallenAttribute = new Uint8Array(this.trust.length);
    this.isRising = new Uint8Array(this.threat.length);
  }

  run(earlier: EarlierFixpoint): void {
    for (let t = 0; t < this.threat.length; t++) {
      const [before, after] = [earlier.limits[t]!, this.limits[t]!];
      if (before === after) continue;
      if (after < this.threat[t]!) this.fallThreat(t);
      else this.rise(t);
    }
    for (let set = 0; set < this.trust.length; set++) {
      const [before, after] = [earlier.assertedTrust[set]!, this.asserted[set]!];
      if (before === after) continue;
      if (after > before) this.fallAttribute(set);
      this.riseFrom(set);
    }
    for (let set = 0; set < this.seeds.length; set++)
      if (this.seeds[set]! < earlier.seeds[set]! && this.consequence[set] === earlier.seeds[set]) this.fallConsequence(set);
    this.spreadFall();
    this.settle();
    for (let set = 0; set < this.seeds.length; set++)
      if (this.seeds[set]! > this.consequence[set]!) this.riseConsequence(set, this.seeds[set]!);
    this.climb();
  }

  /** A threat falls: consequences at its level may have rested on it. */
  private fallThreat(t: number): void {
    if (this.isFallenThreat[t] === 1) return;
    this.isFallenThreat[t] = 1;
    this.fallenThreats.push(t);
  }
  private fallConsequence(set: number): void {
    if (this.isFallenConsequence[set] === 1 || this.consequence[set] === 0) return;
    this.isFallenConsequence[set] = 1;
    this.fallenConsequences.push(set);
  }
  private fallAttribute(set: number): void {
    if (this.isFallenAttribute[set] === 1) return;
    this.isFallenAttribute[set] = 1;
    this.fallenAttributes.push(set);
  }

  private spreadFall(): void {
    const { network, top } = this;
    const { effects } = network.structure.threats;
    let [t, c, a] = [0, 0, 0];
    while (t < this.fallenThreats.length || c < this.fallenConsequences.length || a < this.fallenAttributes.length) {
      if (t < this.fallenThreats.length) {
        const threat = this.fallenThreats.data[t++]!;
        const level = this.threat[threat]!;
        if (level <= 0) continue;
        for (let i = effects.offsets[threat]!; i < effects.offsets[threat + 1]!; i++)
          if (this.consequence[effects.values[i]!] === level) this.fallConsequence(effects.values[i]!);
      } else if (c < this.fallenConsequences.length) {
        const set = this.fallenConsequences.data[c++]!;
        this.fallDependents(network.attributeCount + set, this.consequence[set]!);
        for (let i = network.eroded.offsets[set]!; i < network.eroded.offsets[set + 1]!; i++) {
          const attribute = network.eroded.values[i]!;
          if (top - this.trust[attribute]! === this.consequence[set]) this.fallAttribute(attribute);
        }
      } else {
        const set = this.fallenAttributes.data[a++]!;
        this.fallDependents(set, top - this.trust[set]!);
      }
    }
  }

  /** Threats above the cause's level do not rest on it. */
  private fallDependents(cause: number, level: number): void {
    eachThreatOf(this.network, cause, (t) => {
      if (this.threat[t]! > 0 && this.threat[t]! <= level) this.fallThreat(t);
    });
  }

  /** Takes what fell back to what still holds without it. */
  private settle(): void {
    const { network, top } = this;
    for (let i = 0; i < this.fallenThreats.length; i++) {
      const t = this.fallenThreats.data[i]!;
      this.threat[t] = this.limits[t] === NOT_CONSIDERED ? NOT_CONSIDERED : 0;
      this.rise(t);
    }
    for (let i = 0; i < this.fallenConsequences.length; i++) {
      const set = this.fallenConsequences.data[i]!;
      let level = this.seeds[set]!;
      for (let j = network.threatsCausing.offsets[set]!; j < network.threatsCausing.offsets[set + 1]!; j++)
        level = Math.max(level, this.threat[network.threatsCausing.values[j]!]!);
      this.consequence[set] = level;
    }
    const refresh = (set: number): void => {
      const by = network.structure.attributeSets.consequence[set]!;
      this.trust[set] = Math.min(this.asserted[set]!, by < 0 ? top : top - this.consequence[by]!);
    };
    for (let i = 0; i < this.fallenAttributes.length; i++) refresh(this.fallenAttributes.data[i]!);
    for (let set = 0; set < this.trust.length; set++) if (this.trust[set]! > this.asserted[set]!) refresh(set);
  }

  private climb(): void {
    const { network } = this;
    const { effects } = network.structure.threats;
    for (let at = 0; at < this.rising.length; at++) {
      const t = this.rising.data[at]!;
      this.isRising[t] = 0;
      const limit = this.limits[t]!;
      if (limit === NOT_CONSIDERED) {
        this.threat[t] = NOT_CONSIDERED;
        continue;
      }
      const level = limit === 0 ? 0 : Math.min(limit, causedLevel(network, this.trust, this.consequence, t));
      if (level <= this.threat[t]!) continue;
      this.threat[t] = level;
      for (let i = effects.offsets[t]!; i < effects.offsets[t + 1]!; i++) this.riseConsequence(effects.values[i]!, level);
    }
  }

  private riseConsequence(set: number, level: number): void {
    const { network, top } = this;
    if (level <= this.consequence[set]!) return;
    this.consequence[set] = level;
    this.riseFrom(network.attributeCount + set);
    for (let i = network.eroded.offsets[set]!; i < network.eroded.offsets[set + 1]!; i++) {
      const attribute = network.eroded.values[i]!;
      if (top - level >= this.trust[attribute]!) continue;
      this.trust[attribute] = top - level;
      this.riseFrom(attribute);
    }
  }

  private riseFrom(cause: number): void {
    eachThreatOf(this.network, cause, (t) => this.rise(t));
  }
  private rise(t: number): void {
    if (this.isRising[t] === 1) return;
    this.isRising[t] = 1;
    this.rising.push(t);
  }
}
