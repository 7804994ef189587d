import type { LevelNetwork } from './level-network.ts';

/** Level of a threat from its causes, before its limit: the weakest of what is needed, the best of each sufficient role. */
export function causedLevel(network: LevelNetwork, trust: Uint8Array, consequence: Uint8Array, threat: number): number {
  const { attributeCount, all, groups, units, unitCauses } = network;
  const top = network.domain.size - 1;
  let level = top;
  for (let i = all.offsets[threat]!; i < all.offsets[threat + 1]!; i++) {
    const cause = all.values[i]!;
    const value = cause < attributeCount ? top - trust[cause]! : consequence[cause - attributeCount]!;
    if (value < level) level = value;
  }
  for (let g = groups.offsets[threat]!; g < groups.offsets[threat + 1]! && level > 0; g++) {
    const group = groups.values[g]!;
    let best = 0;
    for (let u = units.offsets[group]!; u < units.offsets[group + 1]! && best < level; u++) {
      const unit = units.values[u]!;
      let weakest = top;
      for (let i = unitCauses.offsets[unit]!; i < unitCauses.offsets[unit + 1]!; i++) {
        const cause = unitCauses.values[i]!;
        const value = cause < attributeCount ? top - trust[cause]! : consequence[cause - attributeCount]!;
        if (value < weakest) weakest = value;
      }
      if (weakest > best) best = weakest;
    }
    if (best < level) level = best;
  }
  return level;
}
