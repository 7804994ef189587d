import { fail, ok, type Problem, type Result } from '../../base/result.ts';
import { IMPACTS, LIKELIHOODS, POPULATIONS, RISKS, TRUST_LEVELS } from '../../model/records.ts';
import type { CompiledKnowledge, CompiledScales } from '../compiled.ts';

/**
 * Cordon's names for the levels of scales of these sizes, from low to high. A scale of five has no `negligible`
 * and no `safe`; the three populations of older domain models are one, few and many.
 */
const NAMES = {
  trust: { 5: TRUST_LEVELS.slice(0, 5), 6: TRUST_LEVELS },
  likelihood: { 5: LIKELIHOODS.slice(1), 6: LIKELIHOODS },
  impact: { 5: IMPACTS.slice(1), 6: IMPACTS },
  risk: { 5: RISKS },
  population: { 3: POPULATIONS.slice(0, 3), 5: POPULATIONS },
} satisfies Record<string, Readonly<Record<number, readonly string[]>>>;

const SCALES = ['trust', 'likelihood', 'impact', 'risk', 'population'] as const;

/**
 * The same knowledge with its levels under Cordon's names, so that records, findings and screens can speak of them.
 * Only names change, never a number. A scale of a size that Cordon has no words for is refused.
 */
export function withCordonLevels(knowledge: CompiledKnowledge, place: string): Result<CompiledKnowledge, Problem[]> {
  const problems: Problem[] = [];
  const named = Object.fromEntries(
    SCALES.map((scale) => {
      const sizes: Readonly<Record<number, readonly string[]>> = NAMES[scale];
      const names = sizes[knowledge.scales[scale].length];
      if (names === undefined) problems.push(wrongSize(place, scale, knowledge.scales[scale].length, Object.keys(sizes)));
      return [scale, names ?? []];
    }),
  ) as Pick<CompiledScales, (typeof SCALES)[number]>;
  return problems.length > 0 ? fail(problems) : ok({ ...knowledge, scales: { ...knowledge.scales, ...named } });
}

const wrongSize = (place: string, scale: string, size: number, sizes: readonly string[]): Problem => ({
  kind: 'scale-size',
  place: `${place}, scale of ${scale}`,
  found: `${String(size)} levels`,
  expected: `${sizes.join(' or ')} levels`,
  tip: 'Cordon can analyse such a domain model on the command line (`cordon ssm`), but has no words for its levels on screen.',
});
