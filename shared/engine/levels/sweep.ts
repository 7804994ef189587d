import { IntBuffer } from '../int-buffer.ts';
import type { LevelNetwork } from './level-network.ts';
import { NOT_CONSIDERED } from './threat-limits.ts';

/** Likelihoods of consequences and threats, and the trust that is left in attributes. */
export interface Fixpoint {
  readonly trust: Uint8Array;
  readonly consequence: Uint8Array;
  readonly threat: Int8Array;
}

/**
 * The least fixpoint in one best-first sweep from the highest level down (Knuth's generalisation of Dijkstra to
 * AND-OR graphs): a value that is reached first is final, because nothing ever exceeds its inputs.
 * `limits` per threat: threat-limits.ts; `seeds`: consequence likelihoods to start from.
 */
export function sweep(network: LevelNetwork, assertedTrust: Uint8Array, limits: Int8Array, seeds: Uint8Array): Fixpoint {
  const { attributeCount, causeCount, structure } = network;
  const { threats, consequenceSets } = structure;
  const top = network.domain.size - 1;
  const trust = assertedTrust.slice();
  const consequence = new Uint8Array(consequenceSets.count);
  const threat = new Int8Array(threats.count);
  const settled = new Uint8Array(causeCount);

  // What is still missing: causes of an AND, causes of a unit, and parts (AND, groups) of a threat.
  const missing = new Int32Array(threats.count);
  const missingInUnit = new Int32Array(network.groupOfUnit.length);
  const parts = new Int32Array(threats.count);
  const groupDone = new Uint8Array(network.threatOfGroup.length);
  for (let unit = 0; unit < missingInUnit.length; unit++)
    missingInUnit[unit] = network.unitCauses.offsets[unit + 1]! - network.unitCauses.offsets[unit]!;

  const causesAt = Array.from({ length: top + 1 }, () => new IntBuffer(64));
  const threatsAt = Array.from({ length: top + 1 }, () => new IntBuffer(64));
  for (let t = 0; t < threats.count; t++) {
    const limit = limits[t]!;
    if (limit === NOT_CONSIDERED) threat[t] = NOT_CONSIDERED;
    missing[t] = network.all.offsets[t + 1]! - network.all.offsets[t]!;
    parts[t] = (missing[t]! > 0 ? 1 : 0) + network.groups.offsets[t + 1]! - network.groups.offsets[t]!;
    if (limit > 0 && parts[t] === 0) threatsAt[limit]!.push(t);
  }
  for (let set = 0; set < attributeCount; set++) if (trust[set]! < top) causesAt[top - trust[set]!]!.push(set);
  for (let set = 0; set < seeds.length; set++) if (seeds[set]! > 0) causesAt[seeds[set]!]!.push(attributeCount + set);

  for (let level = top; level > 0; level--) {
    const causes = causesAt[level]!;
    const due = threatsAt[level]!;
    const fire = (t: number): void => {
      if (--parts[t]! > 0 || limits[t]! <= 0) return;
      const at = Math.min(level, limits[t]!);
      threatsAt[at]!.push(t);
    };
    let nextCause = 0;
    let nextThreat = 0;
    while (nextCause < causes.length || nextThreat < due.length) {
      if (nextThreat < due.length) {
        const t = due.data[nextThreat++]!;
        threat[t] = level;
        for (let i = threats.effects.offsets[t]!; i < threats.effects.offsets[t + 1]!; i++)
          causes.push(attributeCount + threats.effects.values[i]!);
        continue;
      }
      const cause = causes.data[nextCause++]!;
      if (settled[cause] === 1) continue;
      settled[cause] = 1;
      if (cause >= attributeCount) {
        const set = cause - attributeCount;
        consequence[set] = level;
        for (let i = network.eroded.offsets[set]!; i < network.eroded.offsets[set + 1]!; i++) {
          const attribute = network.eroded.values[i]!;
          if (settled[attribute] === 1) continue;
          trust[attribute] = Math.min(trust[attribute]!, top - level);
          causes.push(attribute);
        }
      }
      for (let i = network.threatsNeeding.offsets[cause]!; i < network.threatsNeeding.offsets[cause + 1]!; i++) {
        const t = network.threatsNeeding.values[i]!;
        if (--missing[t]! === 0) fire(t);
      }
      for (let i = network.unitsHolding.offsets[cause]!; i < network.unitsHolding.offsets[cause + 1]!; i++) {
        const unit = network.unitsHolding.values[i]!;
        if (--missingInUnit[unit]! > 0) continue;
        const group = network.groupOfUnit[unit]!;
        if (groupDone[group] === 1) continue;
        groupDone[group] = 1;
        fire(network.threatOfGroup[group]!);
      }
    }
  }
  return { trust, consequence, threat };
}
