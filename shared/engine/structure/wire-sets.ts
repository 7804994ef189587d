import type { ControlSetTable } from '../analysis.ts';
import type { Wiring } from '../domain/prepare-threat.ts';
import type { PseudoRoots } from './pseudo-roots.ts';

export const AVERAGE = 0;
export const MIN = 1;
export const MAX = 2;

/** The members that a threat may have; these very lists, so that they can be compared by identity. */
export const ONLY_AVERAGE: readonly number[] = [AVERAGE];
const WITH_MIN: readonly number[] = [AVERAGE, MIN];
const WITH_MAX: readonly number[] = [AVERAGE, MAX];
const ALL_MEMBERS: readonly number[] = [AVERAGE, MIN, MAX];

/** The members of a threat that has the average one, and these. */
export const membersWith = (min: boolean, max: boolean): readonly number[] =>
  min ? (max ? ALL_MEMBERS : WITH_MIN) : max ? WITH_MAX : ONLY_AVERAGE;

/**
 * Chooses which member of a set serves one member of a threat or strategy; -1 where the reference gives up.
 * `crossed`: trust and controls, where the likeliest case takes the weakest member; consequences are not crossed.
 * `roots` are asked only where it matters.
 */
export function memberSet(
  table: ControlSetTable,
  set: number,
  member: number,
  wiring: Wiring,
  crossed: boolean,
  roots: PseudoRoots,
): number {
  const min = table.min[set]!;
  const max = table.max[set]!;
  if (min < 0 || max < 0) return set;
  const own = wiring === 'own' || ((wiring === 'all' || wiring === 'any') && roots.has(table.asset[set]!));
  if (own) {
    if (member === AVERAGE) return set;
    return (member === MIN) === crossed ? max : min;
  }
  if (wiring === 'refused') return -1;
  return (wiring === 'all') === crossed ? max : min;
}
