import type { LevelNetwork } from '../levels/level-network.ts';
import { isCauseOf, type CauseRule } from './cause-rule.ts';

/** What a path starts from or has reached: attribute sets and consequence sets. */
export interface Reached {
  readonly attributes: Uint8Array;
  readonly consequences: Uint8Array;
}

/** How a cause counts for a threat: the attribute set itself when external, else the consequence behind it. */
function isReached(network: LevelNetwork, external: Uint8Array, reached: Reached, cause: number): boolean {
  if (cause >= network.attributeCount) return reached.consequences[cause - network.attributeCount] === 1;
  if (external[cause] === 1) return reached.attributes[cause] === 1;
  const by = network.structure.attributeSets.consequence[cause]!;
  return by >= 0 && reached.consequences[by] === 1;
}

/** Are all causes of a threat reached, those that did not contribute too? (The reference's test for roots: D6.) */
export function allCausesReached(network: LevelNetwork, external: Uint8Array, reached: Reached, threat: number): boolean {
  const { threats } = network.structure;
  for (let i = threats.entryPoints.offsets[threat]!; i < threats.entryPoints.offsets[threat + 1]!; i++)
    if (!isReached(network, external, reached, threats.entryPoints.values[i]!)) return false;
  for (let i = threats.conditions.offsets[threat]!; i < threats.conditions.offsets[threat + 1]!; i++)
    if (reached.consequences[threats.conditions.values[i]!] === 0) return false;
  return true;
}

/**
 * Do the reached causes explain the threat's likelihood? All that is needed, and of each sufficient role one asset
 * whose causes all contributed.
 */
export function causesExplain(rule: CauseRule, external: Uint8Array, reached: Reached, threat: number): boolean {
  const { network } = rule;
  const { all, groups, units, unitCauses } = network;
  for (let i = all.offsets[threat]!; i < all.offsets[threat + 1]!; i++)
    if (!isReached(network, external, reached, all.values[i]!)) return false;
  for (let g = groups.offsets[threat]!; g < groups.offsets[threat + 1]!; g++) {
    const group = groups.values[g]!;
    let explained = false;
    for (let u = units.offsets[group]!; !explained && u < units.offsets[group + 1]!; u++) {
      const unit = units.values[u]!;
      explained = true;
      for (let i = unitCauses.offsets[unit]!; explained && i < unitCauses.offsets[unit + 1]!; i++)
        explained = isCauseOf(rule, threat, unitCauses.values[i]!) && isReached(network, external, reached, unitCauses.values[i]!);
    }
    if (!explained) return false;
  }
  return true;
}
