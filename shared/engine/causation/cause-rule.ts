import type { Settings } from '../levels/apply-settings.ts';
import type { LevelNetwork } from '../levels/level-network.ts';
import type { Suppressions } from '../levels/suppression.ts';
import type { Fixpoint } from '../levels/sweep.ts';

/** What decides whether a cause contributed to a threat. */
export interface CauseRule {
  readonly network: LevelNetwork;
  readonly levels: Fixpoint;
  readonly suppressed: Suppressions;
  /** Is the attribute weak by itself, so that it is a cause from outside? */
  isExternal(attributeSet: number): boolean;
}

/** When a cause counts as the reason for a level, for one state of the calculation. */
export function causeRule(network: LevelNetwork, settings: Pick<Settings, 'trust'>, levels: Fixpoint, suppressed: Suppressions): CauseRule {
  const top = network.domain.size - 1;
  const mixed = network.domain.knowledge.features.mixedThreatCauses;
  return {
    network,
    levels,
    suppressed,
    isExternal: (set) => mixed && levels.trust[set]! < top && levels.trust[set] === settings.trust[set],
  };
}

/** Did this cause contribute to the threat? D5: the reference takes attributes one level too generously. */
export function isCauseOf({ network, levels, suppressed }: CauseRule, threat: number, cause: number): boolean {
  const likelihood = levels.threat[threat]!;
  if (likelihood <= 0) return false;
  const size = network.domain.size;
  const held = suppressed.get(threat)?.get(cause) ?? 0;
  const strict = network.domain.knowledge.behaviour.tolerantAttribution ? 0 : 1;
  if (cause < network.attributeCount) return size - strict - Math.max(levels.trust[cause]!, held) >= likelihood;
  return Math.min(levels.consequence[cause - network.attributeCount]!, size - strict - held) >= likelihood;
}
