import type { Calculation } from '../calculate.ts';
import type { Patch } from '../structure/patch-structure.ts';
import type { Settings } from './apply-settings.ts';
import type { LevelNetwork } from './level-network.ts';
import type { EarlierFixpoint } from './update-fixpoint.ts';

/** The last fixpoint in the numbers of the network at hand, with what is new in it and what is gone. */
export function earlierFixpoint(
  last: Calculation,
  network: LevelNetwork,
  settings: Settings,
  limits: Int8Array,
  seeds: Uint8Array,
  patch: Patch | null,
): EarlierFixpoint {
  const { fixpoint } = last;
  if (patch === null)
    return {
      ...fixpoint,
      assertedTrust: last.settings.trust,
      limits: last.limits,
      seeds: last.seeds,
      newThreats: [],
      shakenConsequences: [],
    };
  const { maps, threatOrigin } = patch;
  const threat = new Int8Array(threatOrigin.length);
  const oldLimits = new Int8Array(threatOrigin.length);
  const isKept = new Uint8Array(fixpoint.threat.length);
  const newThreats: number[] = [];
  for (let t = 0; t < threatOrigin.length; t++) {
    const from = threatOrigin[t]!;
    if (from < 0) {
      newThreats.push(t);
      threat[t] = -1;
      oldLimits[t] = limits[t]!;
    } else {
      isKept[from] = 1;
      threat[t] = fixpoint.threat[from]!;
      oldLimits[t] = last.limits[from]!;
    }
  }
  return {
    trust: carry(fixpoint.trust, maps.attributes, settings.trust.slice()),
    consequence: carry(fixpoint.consequence, maps.consequences, new Uint8Array(network.structure.consequenceSets.count)),
    threat,
    rounds: 0,
    assertedTrust: carry(last.settings.trust, maps.attributes, settings.trust.slice()),
    limits: oldLimits,
    seeds: carry(last.seeds, maps.consequences, seeds.slice()),
    newThreats,
    shakenConsequences: shaken(last, isKept, maps.consequences),
  };
}

/** Old values at their new places. */
function carry(old: Uint8Array, map: Int32Array | null, into: Uint8Array): Uint8Array {
  if (map === null) {
    into.set(old);
    return into;
  }
  for (let set = 0; set < old.length; set++) if (map[set]! >= 0) into[map[set]!] = old[set]!;
  return into;
}

/** Consequences that a threat explained which is gone. */
function shaken(last: Calculation, isKept: Uint8Array, map: Int32Array | null): number[] {
  const { effects } = last.network.structure.threats;
  const found: number[] = [];
  for (let t = 0; t < isKept.length; t++) {
    const level = last.fixpoint.threat[t]!;
    if (isKept[t] === 1 || level <= 0) continue;
    for (let i = effects.offsets[t]!; i < effects.offsets[t + 1]!; i++) {
      const set = effects.values[i]!;
      const now = map === null ? set : map[set]!;
      if (now >= 0 && last.fixpoint.consequence[set] === level) found.push(now);
    }
  }
  return found;
}
