import type { Causation } from '../analysis.ts';
import type { LevelNetwork } from '../levels/level-network.ts';
import type { CauseRule } from './cause-rule.ts';
import { indirectEffects, type Indirect } from './indirect.ts';
import { causeLinks } from './links.ts';
import { pathFlags } from './paths.ts';

/** Everything about who caused what. Indirect effects grow with the square of a model, so they are worked out when first read. */
export function buildCausation(network: LevelNetwork, rule: CauseRule, assertedTrust: Uint8Array): Causation {
  const links = causeLinks(network, rule, assertedTrust);
  const flags = pathFlags(network, rule, links);
  let indirect: Indirect | null = null;
  const follow = (): Indirect => (indirect ??= indirectEffects(network, links, flags));
  return {
    threatCausedByAttributes: links.byAttributes,
    threatCausedByConsequences: links.byConsequences,
    threatDirectEffects: links.directEffects,
    get threatIndirectEffects() {
      return follow().effects;
    },
    get threatIndirectThreats() {
      return follow().threats;
    },
    consequenceCausedBy: links.consequenceCausedBy,
    consequenceCauses: links.consequenceCauses,
    attributeCauses: links.attributeCauses,
    externalAttribute: links.externalAttribute,
    externalConsequence: links.externalConsequence,
    normalOperationEffect: flags.normalOperationEffect,
    initialCause: flags.initialCause,
    rootCause: flags.rootCause,
  };
}
