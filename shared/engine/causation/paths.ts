import { IntBuffer } from '../int-buffer.ts';
import type { LevelNetwork } from '../levels/level-network.ts';
import type { CauseRule } from './cause-rule.ts';
import type { CauseLinks } from './links.ts';
import { allCausesReached, causesExplain, type Reached } from './support.ts';

/** Initial causes, root causes, and what normal operation brings about; with what is needed to follow the paths again. */
export interface PathFlags {
  readonly initialCause: Uint8Array;
  readonly rootCause: Uint8Array;
  readonly normalOperationEffect: Uint8Array;
  readonly normal: Walk;
  readonly attack: Walk;
}
/** One walk along paths: where it may start, which threats it may pass, and what it reached. */
export interface Walk {
  readonly origins: Int32Array;
  readonly passes: (threat: number) => boolean;
  /** Reached from the start, without an origin. */
  readonly start: Reached;
  /** Reached through an origin. */
  readonly threats: Uint8Array;
  readonly consequences: Uint8Array;
}

/** Finds the flags of clauses on normal operation and root causes. */
export function pathFlags(network: LevelNetwork, rule: CauseRule, links: CauseLinks): PathFlags {
  const { structure, domain } = network;
  const { threats } = structure;
  const { threats: entries, behaviour } = domain.knowledge;
  const { levels } = rule;
  const entryOf = (threat: number): { normalOperation: boolean; secondary: boolean } => entries[threats.threat[threat]!]!;
  const isNormal = (threat: number): boolean => entryOf(threat).normalOperation || entryOf(threat).secondary;
  const isAttack = (threat: number): boolean => !entryOf(threat).normalOperation;
  const explained = (threat: number, reached: Reached): boolean =>
    behaviour.demandUnneededCauses
      ? allCausesReached(network, links.externalAttribute, reached, threat)
      : causesExplain(rule, links.externalAttribute, reached, threat);

  const externals: Reached = { attributes: links.externalAttribute, consequences: links.externalConsequence };
  const initialCause = new Uint8Array(threats.count);
  for (let t = 0; t < threats.count; t++)
    if (
      isNormal(t) &&
      levels.threat[t]! > 0 &&
      links.directEffects.offsets[t + 1]! > links.directEffects.offsets[t]! &&
      explained(t, externals)
    )
      initialCause[t] = 1;
  const normal = walk(network, rule, links, indicesOf(initialCause), isNormal, externalCausesOf(network, links, isNormal));

  const attackStart = externalCausesOf(network, links, () => true);
  for (let set = 0; set < normal.consequences.length; set++) if (normal.consequences[set] === 1) attackStart.consequences[set] = 1;
  const rootCause = new Uint8Array(threats.count);
  for (let t = 0; t < threats.count; t++) if (isAttack(t) && levels.threat[t]! > 0 && explained(t, attackStart)) rootCause[t] = 1;
  const attack = walk(network, rule, links, indicesOf(rootCause), isAttack, attackStart);

  const normalOperationEffect = normal.start.consequences.slice();
  for (let set = 0; set < normalOperationEffect.length; set++) if (normal.consequences[set] === 1) normalOperationEffect[set] = 1;
  return { initialCause, rootCause, normalOperationEffect, normal, attack };
}

/** External causes that cause at least one of these threats. */
function externalCausesOf(network: LevelNetwork, links: CauseLinks, wanted: (threat: number) => boolean): Reached {
  const causesSome = (row: { offsets: Int32Array; values: Int32Array }, set: number): boolean => {
    for (let i = row.offsets[set]!; i < row.offsets[set + 1]!; i++) if (wanted(row.values[i]!)) return true;
    return false;
  };
  const attributes = new Uint8Array(network.attributeCount);
  for (let set = 0; set < attributes.length; set++)
    if (links.externalAttribute[set] === 1 && causesSome(links.attributeCauses, set)) attributes[set] = 1;
  const consequences = new Uint8Array(network.structure.consequenceSets.count);
  for (let set = 0; set < consequences.length; set++)
    if (links.externalConsequence[set] === 1 && causesSome(links.consequenceCauses, set)) consequences[set] = 1;
  return { attributes, consequences };
}

function walk(
  network: LevelNetwork,
  rule: CauseRule,
  links: CauseLinks,
  origins: Int32Array,
  passes: (threat: number) => boolean,
  start: Reached,
): Walk {
  const threats = new Uint8Array(network.structure.threats.count);
  const consequences = new Uint8Array(network.structure.consequenceSets.count);
  const reached: Reached = { attributes: start.attributes, consequences: start.consequences.slice() };
  const queue = new IntBuffer(origins.length + 16);
  for (const origin of origins) {
    threats[origin] = 1;
    queue.push(origin);
  }
  for (let at = 0; at < queue.length; at++) {
    const t = queue.data[at]!;
    for (let i = links.directEffects.offsets[t]!; i < links.directEffects.offsets[t + 1]!; i++) {
      const set = links.directEffects.values[i]!;
      if (consequences[set] === 1) continue;
      consequences[set] = 1;
      reached.consequences[set] = 1;
      for (let j = links.consequenceCauses.offsets[set]!; j < links.consequenceCauses.offsets[set + 1]!; j++) {
        const next = links.consequenceCauses.values[j]!;
        if (threats[next] === 1 || !passes(next) || !realCausesReached(rule, links, reached, next)) continue;
        threats[next] = 1;
        queue.push(next);
      }
    }
  }
  return { origins, passes, start, threats, consequences };
}

/** Inside a path only causes that contributed are asked for; corrected, one whole asset of a sufficient role is enough. */
function realCausesReached(rule: CauseRule, links: CauseLinks, reached: Reached, threat: number): boolean {
  if (!rule.network.domain.knowledge.behaviour.demandUnneededCauses) return causesExplain(rule, links.externalAttribute, reached, threat);
  for (let i = links.byAttributes.offsets[threat]!; i < links.byAttributes.offsets[threat + 1]!; i++)
    if (reached.attributes[links.byAttributes.values[i]!] === 0) return false;
  for (let i = links.byConsequences.offsets[threat]!; i < links.byConsequences.offsets[threat + 1]!; i++)
    if (reached.consequences[links.byConsequences.values[i]!] === 0) return false;
  return true;
}

function indicesOf(flags: Uint8Array): Int32Array {
  const list: number[] = [];
  flags.forEach((flag, index) => flag === 1 && list.push(index));
  return Int32Array.from(list);
}
