import type { Verdict } from './judge-claim.ts';

/** How many claims of a kind hold. A chain counts with what had to show, a removal with what had to fall. */
export type ClaimCounts = Readonly<Record<'shows' | 'hides' | 'lowers' | 'leaves', { readonly held: number; readonly all: number }>>;

/** The totals of a set of verdicts. */
export function claimCounts(verdicts: readonly Verdict[]): ClaimCounts {
  const of = (...kinds: readonly Verdict['claim']['kind'][]): { held: number; all: number } => {
    const wanted = verdicts.filter(({ claim }) => kinds.includes(claim.kind));
    return { held: wanted.filter(({ holds }) => holds).length, all: wanted.length };
  };
  return { shows: of('shows', 'chain'), hides: of('hides'), lowers: of('lowers', 'removes'), leaves: of('leaves') };
}
