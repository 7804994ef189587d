/**
 * How many assets of each kind a generated hospital has. The list is the reference model M-11 of the
 * catalogue; it adds up to 1,084 and is scaled to the size that was asked for.
 */
export const REFERENCE_COUNTS = {
  building: 3,
  zone: 12,
  segment: 24,
  switch: 60,
  gateway: 14,
  server: 110,
  hypervisor: 6,
  workstation: 250,
  mobile: 90,
  pump: 60,
  monitor: 60,
  ventilator: 20,
  modality: 18,
  analyser: 22,
  otherDevice: 40,
  estate: 60,
  application: 70,
  data: 40,
  room: 40,
  utility: 20,
  role: 30,
  organisation: 15,
  service: 20,
} as const;
export type HospitalPart = keyof typeof REFERENCE_COUNTS;
export type HospitalPlan = Readonly<Record<HospitalPart, number>>;

/** A campus has about this many assets; a larger hospital has several, so that segments, rooms and domains keep their size. */
const CAMPUS_SIZE = 1000;
export const SMALLEST_HOSPITAL = 100;
export const LARGEST_HOSPITAL = 50_000;

/** Shares out `total` by weight, at least one each, so that the parts add up exactly (largest remainder). */
export function shareOut<K extends string>(total: number, weights: Readonly<Record<K, number>>): Record<K, number> {
  const keys = Object.keys(weights) as K[];
  const sum = keys.reduce((all, key) => all + weights[key], 0);
  const exact = keys.map((key) => (weights[key] * total) / sum);
  const parts = exact.map((share) => Math.max(1, Math.floor(share)));
  let missing = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = keys
    .map((_, i) => i)
    .sort((a, b) => exact[b]! - Math.floor(exact[b]!) - (exact[a]! - Math.floor(exact[a]!)) || a - b);
  for (let i = 0; missing > 0; i = (i + 1) % keys.length, missing--) parts[byRemainder[i]!]!++;
  // A very small total can be overspent by the minimum of one: take it back where there is most.
  for (; missing < 0; missing++) parts[parts.indexOf(Math.max(...parts))]!--;
  return Object.fromEntries(keys.map((key, i) => [key, parts[i]!])) as Record<K, number>;
}

/** One plan per campus; all of them together have exactly `assets` assets. */
export function hospitalPlans(assets: number): readonly HospitalPlan[] {
  const campuses = Math.max(1, Math.round(assets / CAMPUS_SIZE));
  return Array.from({ length: campuses }, (_, i) => {
    const size = Math.floor(assets / campuses) + (i < assets % campuses ? 1 : 0);
    return shareOut(size, REFERENCE_COUNTS);
  });
}
