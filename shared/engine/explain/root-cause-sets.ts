import type { Analysis } from '../analysis.ts';
import { causeRule, isCauseOf } from '../causation/cause-rule.ts';
import { levelNetwork } from '../levels/level-network.ts';

/** Sets of root threats, each set enough for the target and none with a superfluous member. */
export interface RootCauseSets {
  readonly sets: readonly (readonly number[])[];
  /** False: there are more than were kept. */
  readonly complete: boolean;
}

/**
 * The smallest sets of root causes that explain a threat at its likelihood (minimal cut sets of a fault tree read
 * the other way round). Bounded: at most `limit` sets per threat and consequence are carried, the smallest first.
 */
export function rootCauseSets(analysis: Analysis, target: number, limit = 32): RootCauseSets {
  const network = levelNetwork(analysis.knowledge, analysis.structure);
  const { causation, levels, structure } = analysis;
  const fixpoint = { trust: levels.inferredTrust, consequence: levels.consequenceLikelihood, threat: levels.threatLikelihood };
  const rule = causeRule(network, { trust: levels.assertedTrust }, fixpoint, new Map());
  const cone = upstream(analysis, target);
  const ofThreat = new Map<number, Sets>();
  const ofConsequence = new Map<number, Sets>();
  let complete = true;
  const keep = (sets: Sets): Sets => {
    const minimal = minimise(sets);
    if (minimal.length > limit) complete = false;
    return minimal.slice(0, limit);
  };
  const behind = (cause: number): Sets => {
    if (cause >= network.attributeCount) return ofConsequence.get(cause - network.attributeCount) ?? [];
    if (causation.externalAttribute[cause] === 1) return [[]];
    return ofConsequence.get(structure.attributeSets.consequence[cause]!) ?? [];
  };
  const needs = (threat: number): Sets => {
    let sets: Sets = [[]];
    const { all, groups, units, unitCauses } = network;
    for (let i = all.offsets[threat]!; i < all.offsets[threat + 1]!; i++) sets = keep(product(sets, behind(all.values[i]!)));
    for (let g = groups.offsets[threat]!; g < groups.offsets[threat + 1]!; g++) {
      const group = groups.values[g]!;
      const alternatives: Sets = [];
      for (let u = units.offsets[group]!; u < units.offsets[group + 1]!; u++) {
        const unit = units.values[u]!;
        const causes = Array.from(unitCauses.values.subarray(unitCauses.offsets[unit]!, unitCauses.offsets[unit + 1]!));
        if (!causes.every((cause) => isCauseOf(rule, threat, cause))) continue;
        alternatives.push(...causes.reduce<Sets>((all, cause) => product(all, behind(cause)), [[]]));
      }
      sets = keep(product(sets, keep(alternatives)));
    }
    return sets;
  };

  for (let changed = true; changed;) {
    changed = false;
    for (const threat of cone.threats) {
      const sets = causation.rootCause[threat] === 1 ? [[threat]] : needs(threat);
      if (same(ofThreat.get(threat) ?? [], sets)) continue;
      ofThreat.set(threat, sets);
      changed = true;
    }
    for (const set of cone.consequences) {
      const row = causation.consequenceCausedBy;
      const sets = keep(
        Array.from(row.values.subarray(row.offsets[set]!, row.offsets[set + 1]!)).flatMap((threat) => ofThreat.get(threat) ?? []),
      );
      if (same(ofConsequence.get(set) ?? [], sets)) continue;
      ofConsequence.set(set, sets);
      changed = true;
    }
  }
  return { sets: ofThreat.get(target) ?? [], complete };
}

type Sets = (readonly number[])[];

/** Threats and consequences from which the target follows. */
function upstream(analysis: Analysis, target: number): { threats: number[]; consequences: number[] } {
  const { threatCausedByConsequences: causes, consequenceCausedBy } = analysis.causation;
  const threats = new Set([target]);
  const consequences = new Set<number>();
  for (const threat of threats)
    for (let i = causes.offsets[threat]!; i < causes.offsets[threat + 1]!; i++) {
      const set = causes.values[i]!;
      if (consequences.has(set)) continue;
      consequences.add(set);
      for (let j = consequenceCausedBy.offsets[set]!; j < consequenceCausedBy.offsets[set + 1]!; j++)
        threats.add(consequenceCausedBy.values[j]!);
    }
  return { threats: [...threats].sort((a, b) => a - b), consequences: [...consequences].sort((a, b) => a - b) };
}

const product = (left: Sets, right: Sets): Sets => left.flatMap((a) => right.map((b) => [...new Set([...a, ...b])].sort((x, y) => x - y)));

/** Drops sets that contain another one; smaller ones first, then by their members. */
function minimise(sets: Sets): Sets {
  const sorted = [...sets].sort((a, b) => a.length - b.length || compare(a, b));
  const kept: Sets = [];
  for (const set of sorted) if (!kept.some((smaller) => smaller.every((member) => set.includes(member)))) kept.push(set);
  return kept;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}

const same = (a: Sets, b: Sets): boolean =>
  a.length === b.length && a.every((set, i) => set.length === b[i]!.length && compare(set, b[i]!) === 0);
