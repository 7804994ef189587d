import type { Csr } from '../../base/csr.ts';
import type { CauseRows, LevelNetwork } from '../levels/level-network.ts';
import { transpose } from '../structure/strategy-registry.ts';
import { IntBuffer, RowBuffer } from '../int-buffer.ts';
import { grown, LiveRows, roomy } from './live-rows.ts';

/** Causes of both kinds in one numbering that stays when sets are added: attribute sets even, consequence sets odd. */
export const attributeCause = (set: number): number => set * 2;
export const consequenceCause = (set: number): number => set * 2 + 1;

/**
 * What threats rest on and bring about, in rows that change one at a time. Alternatives of a threat are one row:
 * for each sufficient role the length of what follows, then for each asset the number of its causes and the causes.
 */
export class LiveNetwork {
  /** Number of causes of each threat. */
  causes: Int32Array;
  readonly needed: LiveRows;
  readonly alternatives: LiveRows;
  /** Per cause: threats that have it among their causes (twice where two alternatives hold it). */
  readonly dependants: LiveRows;
  /** Per consequence set: threats that have it as effect. */
  readonly causing: LiveRows;
  private readonly row = new IntBuffer(32);

  constructor(network: LevelNetwork) {
    const { structure, attributeCount } = network;
    const { threats, attributeSets, consequenceSets } = structure;
    const numberOf = numbering(attributeCount);
    this.causes = roomy(network.causes);
    const needed = { offsets: network.all.offsets, values: network.all.values.map(numberOf) };
    this.needed = new LiveRows(needed);
    const alternatives = new RowBuffer();
    for (let threat = 0; threat < threats.count; threat++) {
      this.encode(network, threat, numberOf);
      alternatives.values.pushAll(this.row.view());
      alternatives.endRow();
    }
    this.alternatives = new LiveRows(alternatives.take());
    const all = new RowBuffer();
    for (let threat = 0; threat < threats.count; threat++) {
      this.eachCause(threat, (cause) => all.push(cause));
      all.endRow();
    }
    const causeCount = 2 * Math.max(attributeSets.count, consequenceSets.count);
    this.dependants = new LiveRows(transpose(all.take(), threats.count, causeCount));
    this.causing = new LiveRows(network.threatsCausing);
  }

  /** Adds a threat from the rows of a table of its own, in which attribute sets come first. */
  add(threat: number, rows: CauseRows, at: number, attributeCount: number, effects: Csr): void {
    const numberOf = numbering(attributeCount);
    this.causes = grown(this.causes, threat + 1);
    this.causes[threat] = rows.causes[at]!;
    this.row.length = 0;
    for (let i = rows.all.offsets[at]!; i < rows.all.offsets[at + 1]!; i++) this.row.push(numberOf(rows.all.values[i]!));
    this.needed.set(threat, this.row.data, 0, this.row.length);
    this.encode(rows, at, numberOf);
    this.alternatives.set(threat, this.row.data, 0, this.row.length);
    this.eachCause(threat, (cause) => this.dependants.push(cause, threat));
    for (let i = effects.offsets[at]!; i < effects.offsets[at + 1]!; i++) this.causing.push(effects.values[i]!, threat);
  }

  remove(threat: number, effects: LiveRows): void {
    this.eachCause(threat, (cause) => this.dependants.drop(cause, threat));
    for (let i = effects.offsets[threat]!; i < effects.ends[threat]!; i++) this.causing.drop(effects.values[i]!, threat);
    this.needed.clear(threat);
    this.alternatives.clear(threat);
  }

  /** Calls `visit` with every cause of a threat, those that stand for each other too. */
  eachCause(threat: number, visit: (cause: number) => void): void {
    const { needed, alternatives } = this;
    for (let i = needed.offsets[threat]!; i < needed.ends[threat]!; i++) visit(needed.values[i]!);
    for (let i = alternatives.offsets[threat]!; i < alternatives.ends[threat]!;) {
      const end = i + 1 + alternatives.values[i]!;
      for (i++; i < end;) {
        const last = i + alternatives.values[i]!;
        while (i < last) visit(alternatives.values[++i]!);
        i++;
      }
    }
  }

  /** Level of a threat from its causes, before its limit: the weakest of what is needed, the best of each sufficient role. */
  causedLevel(trust: Uint8Array, consequence: Uint8Array, top: number, threat: number): number {
    const { needed, alternatives } = this;
    const levelOf = (cause: number): number => ((cause & 1) === 0 ? top - trust[cause >> 1]! : consequence[cause >> 1]!);
    let level = top;
    for (let i = needed.offsets[threat]!; i < needed.ends[threat]!; i++) {
      const value = levelOf(needed.values[i]!);
      if (value < level) level = value;
    }
    for (let i = alternatives.offsets[threat]!; i < alternatives.ends[threat]! && level > 0;) {
      const end = i + 1 + alternatives.values[i]!;
      let best = 0;
      for (i++; i < end;) {
        const last = i + alternatives.values[i]!;
        let weakest = top;
        while (i < last) {
          const value = levelOf(alternatives.values[++i]!);
          if (value < weakest) weakest = value;
        }
        i++;
        if (weakest > best) best = weakest;
      }
      if (best < level) level = best;
    }
    return level;
  }

  /** Writes the alternatives of a threat into `row`. */
  private encode({ groups, units, unitCauses }: CauseRows, threat: number, numberOf: (cause: number) => number): void {
    const { row } = this;
    row.length = 0;
    for (let g = groups.offsets[threat]!; g < groups.offsets[threat + 1]!; g++) {
      const group = groups.values[g]!;
      const head = row.length;
      row.push(0);
      for (let u = units.offsets[group]!; u < units.offsets[group + 1]!; u++) {
        const unit = units.values[u]!;
        row.push(unitCauses.offsets[unit + 1]! - unitCauses.offsets[unit]!);
        for (let i = unitCauses.offsets[unit]!; i < unitCauses.offsets[unit + 1]!; i++) row.push(numberOf(unitCauses.values[i]!));
      }
      row.data[head] = row.length - head - 1;
    }
  }
}

const numbering =
  (attributeCount: number) =>
  (cause: number): number =>
    cause < attributeCount ? attributeCause(cause) : consequenceCause(cause - attributeCount);
