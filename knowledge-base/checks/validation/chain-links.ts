import { csrRow } from '../../../shared/base/csr.ts';
import type { Analysis } from '../../../shared/engine/analysis.ts';
import type { RankedModel } from './ranked-model.ts';

/** Threats that may stand between two that a chain names one after the other. */
const MOST_BETWEEN = 6;

/** What is missing for a chain: a threat that is not live, or a link from one to the next. Empty: it is reproduced. */
export function chainGaps(ranked: RankedModel, chain: readonly string[]): string[] {
  const { analysis } = ranked;
  const gaps: string[] = [];
  let front: ReadonlySet<number> | null = null;
  for (const step of chain) {
    const isConsequence = step.startsWith('C-');
    const wanted = isConsequence ? liveSets(analysis, step) : liveThreats(analysis, step);
    if (wanted.size === 0) {
      gaps.push(`${step} is not live`);
      front = null;
      continue;
    }
    if (front === null) {
      front = isConsequence ? null : wanted;
      continue;
    }
    const reached: ReadonlySet<number> = isConsequence ? reachedSets(analysis, front, wanted) : reachedThreats(analysis, front, wanted);
    if (reached.size === 0) gaps.push(`nothing leads to ${step}`);
    front = isConsequence ? causedBy(analysis, reached) : reached.size > 0 ? reached : wanted;
  }
  return gaps;
}

function liveThreats(analysis: Analysis, id: string): Set<number> {
  const { structure, levels, knowledge } = analysis;
  const found = new Set<number>();
  for (let threat = 0; threat < structure.threats.count; threat++)
    if (levels.threatLikelihood[threat]! > 0 && knowledge.threats[structure.threats.threat[threat]!]!.id === id) found.add(threat);
  return found;
}

function liveSets(analysis: Analysis, id: string): Set<number> {
  const { structure, levels, knowledge } = analysis;
  const found = new Set<number>();
  for (let set = 0; set < structure.consequenceSets.count; set++)
    if (levels.consequenceLikelihood[set]! > 0 && knowledge.consequences[structure.consequenceSets.type[set]!]!.id === id) found.add(set);
  return found;
}

const forward = new WeakMap<Analysis, ReadonlyMap<number, readonly number[]>>();

/** Per consequence set the live threats that need it, or an attribute that it erodes. */
function dependants(analysis: Analysis): ReadonlyMap<number, readonly number[]> {
  const known = forward.get(analysis);
  if (known !== undefined) return known;
  const { structure, levels } = analysis;
  const map = new Map<number, number[]>();
  for (let threat = 0; threat < structure.threats.count; threat++) {
    if (levels.threatLikelihood[threat]! <= 0) continue;
    const causes = [
      ...csrRow(structure.threats.conditions, threat),
      ...Array.from(csrRow(structure.threats.entryPoints, threat), (set) => structure.attributeSets.consequence[set]!),
    ];
    for (const cause of causes) {
      const list = map.get(cause);
      if (list === undefined) map.set(cause, [threat]);
      else list.push(threat);
    }
  }
  forward.set(analysis, map);
  return map;
}

/** Those of `wanted` to which some threat of `from` leads in a few steps. */
function reachedThreats(analysis: Analysis, from: ReadonlySet<number>, wanted: ReadonlySet<number>): Set<number> {
  const map = dependants(analysis);
  const seen = new Set(from);
  const reached = new Set<number>();
  let front = [...from];
  for (let step = 0; step <= MOST_BETWEEN && front.length > 0 && reached.size === 0; step++) {
    const next: number[] = [];
    for (const threat of front) {
      for (const effect of csrRow(analysis.structure.threats.effects, threat)) {
        for (const later of map.get(effect) ?? []) {
          if (wanted.has(later)) reached.add(later);
          if (seen.has(later)) continue;
          seen.add(later);
          next.push(later);
        }
      }
    }
    front = next;
  }
  return reached;
}

function reachedSets(analysis: Analysis, from: ReadonlySet<number>, wanted: ReadonlySet<number>): Set<number> {
  const map = dependants(analysis);
  const seen = new Set(from);
  const reached = new Set<number>();
  let front = [...from];
  for (let step = 0; step <= MOST_BETWEEN && front.length > 0; step++) {
    const next: number[] = [];
    for (const threat of front) {
      for (const effect of csrRow(analysis.structure.threats.effects, threat)) {
        if (wanted.has(effect)) reached.add(effect);
        for (const later of map.get(effect) ?? []) {
          if (seen.has(later)) continue;
          seen.add(later);
          next.push(later);
        }
      }
    }
    front = next;
  }
  return reached;
}

function causedBy(analysis: Analysis, sets: ReadonlySet<number>): Set<number> {
  const found = new Set<number>();
  for (const set of sets) for (const threat of csrRow(analysis.causation.consequenceCausedBy, set)) found.add(threat);
  return found;
}
