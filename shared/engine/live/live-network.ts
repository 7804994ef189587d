import type { ThreatTable } from '../analysis.ts';
import { csrRow, rowEnd } from '../../base/csr.ts';
import type { CauseRows, LevelNetwork } from '../levels/level-network.ts';
import { transpose } from '../structure/strategy-registry.ts';
import { IntBuffer, RowBuffer } from '../int-buffer.ts';
import { grown, LiveRows, roomy } from './live-rows.ts';

/** Causes of both kinds in one numbering that stays when sets are added: attribute sets even, consequence sets odd. */
export const attributeCause = (set: number): number => set * 2;
export const consequenceCause = (set: number): number => set * 2 + 1;

/** What a threat names. */
type NamedCauses = Pick<ThreatTable, 'entryPoints' | 'conditions' | 'effects'>;

/** Calls `visit` with every cause that a threat names. */
export function eachNamed({ entryPoints, conditions }: NamedCauses, threat: number, visit: (cause: number) => void): void {
  const lastEntry = rowEnd(entryPoints, threat);
  for (let i = entryPoints.offsets[threat]!; i < lastEntry; i++) visit(attributeCause(entryPoints.values[i]!));
  const lastCondition = rowEnd(conditions, threat);
  for (let i = conditions.offsets[threat]!; i < lastCondition; i++) visit(consequenceCause(conditions.values[i]!));
}

/**
 * What threats rest on and bring about, in rows that change one at a time. Alternatives of a threat are one row:
 * for each sufficient role the length of what follows, then for each asset the number of its causes and the causes.
 */
export class LiveNetwork {
  /** Number of causes of each threat. */
  causes: Int32Array;
  readonly needed: LiveRows;
  readonly alternatives: LiveRows;
  /** Per cause: threats that name it, those that do not depend on it too (something else is needed at its place). */
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
    const named = new RowBuffer(threats.entryPoints.values.length + threats.conditions.values.length, threats.count);
    for (let threat = 0; threat < threats.count; threat++) {
      eachNamed(threats, threat, (cause) => named.push(cause));
      named.endRow();
    }
    const causeCount = 2 * Math.max(attributeSets.count, consequenceSets.count);
    this.dependants = new LiveRows(transpose(named.take(), threats.count, causeCount));
    this.causing = new LiveRows(network.threatsCausing);
  }

  /** Adds a threat from the rows of a table of its own, in which attribute sets come first. */
  add(threat: number, rows: CauseRows, at: number, attributeCount: number, threats: NamedCauses): void {
    const numberOf = numbering(attributeCount);
    this.causes = grown(this.causes, threat + 1);
    this.causes[threat] = rows.causes[at]!;
    this.row.length = 0;
    for (let i = rows.all.offsets[at]!; i < rows.all.offsets[at + 1]!; i++) this.row.push(numberOf(rows.all.values[i]!));
    this.needed.set(threat, this.row.data, 0, this.row.length);
    this.encode(rows, at, numberOf);
    this.alternatives.set(threat, this.row.data, 0, this.row.length);
    eachNamed(threats, threat, (cause) => this.dependants.push(cause, threat));
    for (const effect of csrRow(threats.effects, threat)) this.causing.push(effect, threat);
  }

  remove(threat: number, threats: NamedCauses): void {
    eachNamed(threats, threat, (cause) => this.dependants.drop(cause, threat));
    for (const effect of csrRow(threats.effects, threat)) this.causing.drop(effect, threat);
    this.needed.clear(threat);
    this.alternatives.clear(threat);
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
