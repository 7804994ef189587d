import type { ControlSetTable } from '../analysis.ts';
import type { Wiring } from '../domain/prepare-threat.ts';

export const AVERAGE = 0;
export const MIN = 1;
export const MAX = 2;

/**
 * Chooses which member of a set serves one member of a threat or strategy; -1 where the reference gives up.
 * `crossed`: trust and controls, where the likeliest case takes the weakest member; consequences are not crossed.
 * `pseudoRoot` is asked only where it matters.
 */
export function memberSet(
  table: ControlSetTable,
  set: number,
  member: number,
  wiring: Wiring,
  crossed: boolean,
  pseudoRoot: (asset: number) => boolean,
): number {
  const min = table.min[set]!;
  const max = table.max[set]!;
  if (min < 0 || max < 0) return set;
  const own = wiring === 'own' || pseudoRootOf(wiring, pseudoRoot, table.asset[set]!);
  if (own) {
    if (member === AVERAGE) return set;
    return (member === MIN) === crossed ? max : min;
  }
  if (wiring === 'refused') return -1;
  return (wiring === 'all') === crossed ? max : min;
}

const pseudoRootOf = (wiring: Wiring, pseudoRoot: (asset: number) => boolean, asset: number): boolean =>
  (wiring === 'all' || wiring === 'any') && pseudoRoot(asset);
