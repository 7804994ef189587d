import { assetsOfNode } from '../analysis.ts';
import type { Settings } from './apply-settings.ts';
import type { LevelNetwork } from './level-network.ts';
import type { StrategyStates } from './strategy-states.ts';
import { inhibitedSets, type Suppressions } from './suppression.ts';

/**
 * The rare threats whose level is not a plain minimum and maximum of causes: those with suppressed causes, and
 * those switched on by strategies with optional controls (clause on triggered threats).
 */
export interface GeneralThreats {
  readonly threats: readonly number[];
  readonly is: Uint8Array;
}

/** Which threats need the general rule, because a strategy suppresses them or has optional controls. */
export function generalThreats(network: LevelNetwork, states: StrategyStates, suppressed: Suppressions): GeneralThreats {
  const { threats, strategies } = network.structure;
  const is = new Uint8Array(threats.count);
  for (const threat of suppressed.keys()) is[threat] = 1;
  if (strategies.optional.values.length > 0)
    for (let threat = 0; threat < threats.count; threat++)
      if (threats.triggered[threat] === 1 && optionalTriggers(network, states, threat).length > 0) is[threat] = 1;
  const list: number[] = [];
  is.forEach((yes, threat) => yes === 1 && list.push(threat));
  return { threats: list, is };
}

/** The level of such a threat before its limit, from the levels of attributes (trust) and consequences (likelihood). */
export function generalLevel(
  network: LevelNetwork,
  settings: Settings,
  states: StrategyStates,
  suppressed: Suppressions,
  trust: Uint8Array,
  likelihood: Uint8Array,
  threat: number,
): number {
  const { domain, structure } = network;
  const { threats, matches, attributeSets, consequenceSets } = structure;
  const top = domain.size - 1;
  const held = suppressed.get(threat);
  /** Trust that stands in the way, by asset. */
  const blocking =
    threats.triggered[threat] === 1 ? triggerLevels(network, settings, states, likelihood, threat) : new Map<number, number>();
  const meet = (asset: number, level: number): void => void blocking.set(asset, Math.max(blocking.get(asset) ?? 0, level));
  for (let i = threats.entryPoints.offsets[threat]!; i < threats.entryPoints.offsets[threat + 1]!; i++) {
    const set = threats.entryPoints.values[i]!;
    meet(attributeSets.asset[set]!, Math.max(trust[set]!, held?.get(set) ?? 0));
  }
  for (let i = threats.conditions.offsets[threat]!; i < threats.conditions.offsets[threat + 1]!; i++) {
    const set = threats.conditions.values[i]!;
    meet(consequenceSets.asset[set]!, Math.max(top - likelihood[set]!, held?.get(network.attributeCount + set) ?? 0));
  }
  const match = threats.match[threat]!;
  let level = 0;
  domain.knowledge.patterns[matches.pattern[match]!]!.nodes.forEach((node, at) => {
    const levels = Array.from(assetsOfNode(matches, match, at)).flatMap((asset) => blocking.get(asset) ?? []);
    if (levels.length > 0) level = Math.max(level, node.kind === 'sufficient' ? Math.min(...levels) : Math.max(...levels));
  });
  return top - level;
}

interface OptionalTrigger {
  readonly strategy: number;
  readonly set: number;
}

function optionalTriggers(network: LevelNetwork, states: StrategyStates, threat: number): OptionalTrigger[] {
  const { threats, strategies, controlSets } = network.structure;
  const mayBeIdle = network.domain.knowledge.behaviour.optionalControlsReplaceCap;
  const found: OptionalTrigger[] = [];
  for (let i = threats.triggeredBy.offsets[threat]!; i < threats.triggeredBy.offsets[threat + 1]!; i++) {
    const strategy = threats.triggeredBy.values[i]!;
    if (states.enabled[strategy] === 0) continue;
    for (let j = strategies.optional.offsets[strategy]!; j < strategies.optional.offsets[strategy + 1]!; j++) {
      const set = flipped(network, threat, strategy, strategies.optional.values[j]!);
      if (mayBeIdle || inhibitedSets(network, set, controlSets.type[set]!, false).length > 0) found.push({ strategy, set });
    }
  }
  return found;
}

/** Within a strategy the strongest control per asset counts, across strategies the weakest. */
function triggerLevels(
  network: LevelNetwork,
  settings: Settings,
  states: StrategyStates,
  likelihood: Uint8Array,
  threat: number,
): Map<number, number> {
  const { controlSets } = network.structure;
  const top = network.domain.size - 1;
  const perStrategy = new Map<number, Map<number, number>>();
  for (const { strategy, set } of optionalTriggers(network, states, threat)) {
    let level = top;
    if (settings.proposed[set] === 1) {
      const coverage = Math.min(settings.coverage[set]!, states.coverage[strategy]!);
      const mirrored = inhibitedSets(network, set, controlSets.type[set]!, false).map((consequence) => top - likelihood[consequence]!);
      const least = Math.min(top, ...mirrored);
      if (coverage > least) level = top + least - coverage;
    }
    let assets = perStrategy.get(strategy);
    if (assets === undefined) perStrategy.set(strategy, (assets = new Map<number, number>()));
    const asset = controlSets.asset[set]!;
    assets.set(asset, Math.max(assets.get(asset) ?? 0, level));
  }
  const levels = new Map<number, number>();
  for (const assets of perStrategy.values())
    for (const [asset, level] of assets) levels.set(asset, Math.min(levels.get(asset) ?? top, level));
  return levels;
}

/** D4: a member away from the root is exchanged for its opposite, in the reference whatever the kind of its role. */
function flipped(network: LevelNetwork, threat: number, strategy: number, set: number): number {
  const { structure, domain } = network;
  const table = structure.controlSets;
  const average = table.minOf[set]! >= 0 ? table.minOf[set]! : table.maxOf[set]!;
  if (average < 0 || isPseudoRoot(network, threat, table.asset[set]!)) return set;
  if (!domain.knowledge.behaviour.flipTriggerMemberAlways && !isAtManySidedRole(network, threat, strategy, set)) return set;
  return table.minOf[set]! >= 0 ? table.max[average]! : table.min[average]!;
}

function isAtManySidedRole(network: LevelNetwork, threat: number, strategy: number, set: number): boolean {
  const { structure, domain } = network;
  const match = structure.threats.match[threat]!;
  const pattern = domain.knowledge.patterns[structure.matches.pattern[match]!]!;
  const table = structure.controlSets;
  const average = table.minOf[set]! >= 0 ? table.minOf[set]! : table.maxOf[set]!;
  const entry = domain.knowledge.strategies[structure.strategies.strategy[strategy]!]!;
  return entry.optional.some(
    (at) =>
      at.type === table.type[average]! &&
      pattern.nodes.some(
        (node, index) =>
          node.role === at.role &&
          (node.kind === 'necessary' || node.kind === 'sufficient') &&
          assetsOfNode(structure.matches, match, index).includes(table.asset[set]!),
      ),
  );
}

/** In a necessary or sufficient role, and linked to an asset in a unique role whose population is no smaller. */
function isPseudoRoot(network: LevelNetwork, threat: number, asset: number): boolean {
  const { structure, domain } = network;
  const { relations, assets, matches } = structure;
  const match = structure.threats.match[threat]!;
  const nodes = domain.knowledge.patterns[matches.pattern[match]!]!.nodes;
  const inMany = nodes.some(
    (node, at) => (node.kind === 'necessary' || node.kind === 'sufficient') && assetsOfNode(matches, match, at).includes(asset),
  );
  if (!inMany) return false;
  const unique = new Set(
    nodes.flatMap((node, at) => (node.kind === 'key' || node.kind === 'root' ? [assetsOfNode(matches, match, at)[0]!] : [])),
  );
  for (let i = 0; i < relations.count; i++) {
    const [from, to] = [relations.from[i]!, relations.to[i]!];
    const other = from === asset ? to : to === asset ? from : -1;
    if (other >= 0 && unique.has(other) && assets.populations[other]! >= assets.populations[asset]!) return true;
  }
  return false;
}
