import type { CompiledScales } from '../../knowledge/compiled.ts';

/** Levels of the lowest member, the average and the highest member of one set. */
export interface MemberLevels {
  readonly low: number;
  readonly average: number;
  readonly high: number;
}

/** Reconciles what people set for members with each other and with the default; `null`: not set (clause on members). */
export function reconcileMembers(
  scales: CompiledScales,
  asked: { readonly low: number | null; readonly average: number | null; readonly high: number | null },
  fallback: number,
  population: number,
  independent: boolean,
): MemberLevels {
  let { low, average } = asked;
  const { high } = asked;
  if (low !== null && high !== null && low > high) low = high;
  if (average !== null && high !== null && average > high) average = high;
  if (low !== null && average !== null && low > average) low = average;
  if (average === null) {
    average = fallback;
    if (high !== null && average > high) average = high;
    if (low !== null && low > average) average = low;
  }
  const member = (table: readonly (readonly number[])[] | null): number =>
    independent ? (table?.[average]?.[population] ?? average) : average;
  return { low: low ?? member(scales.lowestMember), average, high: high ?? member(scales.highestMember) };
}
