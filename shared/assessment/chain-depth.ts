import { csrRow } from '../base/csr.ts';
import type { Analysis } from '../engine/analysis.ts';
import { causeGroups, hasAlternatives } from './cause-groups.ts';

/**
 * How many threats stand between the roots (agents, default or set trust) and each threat and consequence,
 * itself included, on the shortest chain that explains its likelihood. 0: not live, or nothing produces it.
 * A threat needs all its causes, so its depth is one more than that of its deepest needed cause; of causes
 * that stand for each other the shallowest counts. Depths strictly fall along a chain: it has no circles.
 */
export interface ChainDepths {
  readonly threats: Int32Array;
  readonly consequences: Int32Array;
}

const known = new WeakMap<Analysis, ChainDepths>();

/** The depths of an analysis, measured once. */
export function chainDepths(analysis: Analysis): ChainDepths {
  const before = known.get(analysis);
  if (before) return before;
  const depths = measureDepths(analysis);
  known.set(analysis, depths);
  return depths;
}

/** Who waits for a consequence: a linked list per consequence set, so that a large model needs no object per wait. */
class WaitList {
  readonly #first: Int32Array;
  readonly #next: number[] = [];
  readonly #group: number[] = [];

  constructor(size: number) {
    this.#first = new Int32Array(size).fill(-1);
  }

  add(set: number, group: number): void {
    this.#next.push(this.#first[set]!);
    this.#group.push(group);
    this.#first[set] = this.#group.length - 1;
  }

  forEach(set: number, visit: (group: number) => void): void {
    for (let at = this.#first[set]!; at >= 0; at = this.#next[at]!) visit(this.#group[at]!);
  }
}

function measureDepths(analysis: Analysis): ChainDepths {
  const { structure, levels, causation, knowledge } = analysis;
  const { attributeSets } = structure;
  const count = structure.threats.count;
  const threats = new Int32Array(count);
  const consequences = new Int32Array(structure.consequenceSets.count);
  const waiting = new WaitList(consequences.length);
  // A group of causes is met by the first of them; a threat needs all its groups.
  const groupThreat: number[] = [];
  const groupMet: boolean[] = [];
  const openGroups = new Int32Array(count);
  const newGroup = (threat: number): number => {
    openGroups[threat]!++;
    groupMet.push(false);
    return groupThreat.push(threat) - 1;
  };
  const top = knowledge.scales.trust.length - 1;
  let front: number[] = [];
  for (let threat = 0; threat < count; threat++) {
    const likelihood = levels.threatLikelihood[threat]!;
    if (likelihood <= 0) continue;
    if (hasAlternatives(analysis, structure.threats.threat[threat]!)) {
      for (const { causes } of causeGroups(analysis, threat)) {
        const able = causes.filter((cause) => cause.likelihood >= likelihood);
        if (able.some((cause) => cause.kind !== 'consequence')) continue;
        const group = newGroup(threat);
        for (const cause of able) if (cause.kind === 'consequence') waiting.add(cause.consequenceSet, group);
      }
    } else {
      // What `causeGroups` gives without alternatives: each eroded attribute and each condition is a group of its own.
      for (const set of csrRow(structure.threats.entryPoints, threat)) {
        const trust = levels.inferredTrust[set]!;
        if (trust < levels.assertedTrust[set]! && trust < top) waiting.add(attributeSets.consequence[set]!, newGroup(threat));
      }
      for (const set of csrRow(structure.threats.conditions, threat)) waiting.add(set, newGroup(threat));
    }
    if (openGroups[threat] === 0) front.push(threat);
  }
  for (let depth = 1; front.length > 0; depth++) {
    const next: number[] = [];
    for (const threat of front) threats[threat] = depth;
    for (const threat of front) {
      for (const effect of csrRow(causation.threatDirectEffects, threat)) {
        if (consequences[effect] !== 0) continue;
        consequences[effect] = depth;
        waiting.forEach(effect, (group) => {
          if (groupMet[group]) return;
          groupMet[group] = true;
          const dependant = groupThreat[group]!;
          if (--openGroups[dependant]! === 0) next.push(dependant);
        });
      }
    }
    front = next;
  }
  return { threats, consequences };
}
