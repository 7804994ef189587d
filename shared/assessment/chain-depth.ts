import { csrRow } from '../base/csr.ts';
import type { Analysis } from '../engine/analysis.ts';
import { causeGroups } from './cause-groups.ts';

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

function measureDepths(analysis: Analysis): ChainDepths {
  const { structure, levels, causation } = analysis;
  const count = structure.threats.count;
  const threats = new Int32Array(count);
  const consequences = new Int32Array(structure.consequenceSets.count);
  // Which (threat, group) wait for a consequence; a group is met by the first of its causes.
  const waiting = new Map<number, number[]>();
  const groupThreat: number[] = [];
  const groupMet: boolean[] = [];
  const openGroups = new Int32Array(count);
  let front: number[] = [];
  for (let threat = 0; threat < count; threat++) {
    const likelihood = levels.threatLikelihood[threat]!;
    if (likelihood <= 0) continue;
    for (const group of causeGroups(analysis, threat)) {
      const able = group.causes.filter((cause) => cause.likelihood >= likelihood);
      if (able.some((cause) => cause.kind !== 'consequence')) continue;
      const id = groupThreat.length;
      groupThreat.push(threat);
      groupMet.push(false);
      openGroups[threat]!++;
      for (const cause of able) {
        if (cause.kind !== 'consequence') continue;
        const list = waiting.get(cause.consequenceSet);
        if (list) list.push(id);
        else waiting.set(cause.consequenceSet, [id]);
      }
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
        for (const group of waiting.get(effect) ?? []) {
          if (groupMet[group]) continue;
          groupMet[group] = true;
          const dependant = groupThreat[group]!;
          if (--openGroups[dependant]! === 0) next.push(dependant);
        }
      }
    }
    front = next;
  }
  return { threats, consequences };
}
