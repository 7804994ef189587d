import type { LevelNetwork } from './level-network.ts';
import type { Fixpoint } from './sweep.ts';
import { causedLevel } from './threat-level.ts';
import { NOT_CONSIDERED } from './threat-limits.ts';

/**
 * The least fixpoint by rounds over all threats, for structures where a level is a general monotone function
 * (optional controls). `own` gives the level of such a threat, or null for the usual ones.
 */
export function iterate(
  network: LevelNetwork,
  assertedTrust: Uint8Array,
  limits: Int8Array,
  seeds: Uint8Array,
  own: (threat: number, trust: Uint8Array, consequence: Uint8Array) => number | null,
  maxRounds: number,
): Fixpoint & { readonly finished: boolean } {
  const { structure, domain } = network;
  const { threats, attributeSets } = structure;
  const top = domain.size - 1;
  const trust = assertedTrust.slice();
  const consequence = seeds.slice();
  const threat = new Int8Array(threats.count);
  let rounds = 0;
  let changed = true;
  while (changed && rounds < maxRounds) {
    rounds++;
    changed = false;
    for (let t = 0; t < threats.count; t++) {
      if (limits[t] === NOT_CONSIDERED) threat[t] = NOT_CONSIDERED;
      else threat[t] = Math.min(limits[t]!, own(t, trust, consequence) ?? causedLevel(network, trust, consequence, t));
    }
    for (let t = 0; t < threats.count; t++)
      for (let i = threats.effects.offsets[t]!; i < threats.effects.offsets[t + 1]!; i++) {
        const set = threats.effects.values[i]!;
        if (threat[t]! > consequence[set]!) {
          consequence[set] = threat[t]!;
          changed = true;
        }
      }
    for (let set = 0; set < trust.length; set++) {
      const by = attributeSets.consequence[set]!;
      if (by >= 0 && trust[set]! > top - consequence[by]!) {
        trust[set] = top - consequence[by]!;
        changed = true;
      }
    }
  }
  return { trust, consequence, threat, finished: !changed };
}
