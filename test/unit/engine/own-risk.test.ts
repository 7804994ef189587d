import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Analysis } from '../../../shared/engine/analysis.ts';
import { csrRow } from '../../../shared/base/csr.ts';
import { openSession } from '../../../shared/engine/open-session.ts';
import { arbitraryStart, arbitraryStep, EditedModel, richDomain } from '../../helpers/engine-random.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Per threat: the highest risk on any way from it, walked step by step, each thing at the least likelihood before it. */
function byWalking({ knowledge, structure, levels }: Analysis): number[] {
  const { threats, attributeSets, consequenceSets } = structure;
  const { riskTable, trust: scale } = knowledge.scales;
  const top = scale.length - 1;
  const riskOf = (set: number, likelihood: number): number => riskTable[levels.impact[set]!]![likelihood]!;
  const follows: number[][] = Array.from({ length: consequenceSets.count }, () => []);
  for (let t = 0; t < threats.count; t++) {
    const own = levels.threatLikelihood[t]!;
    if (own <= 0) continue;
    for (const set of csrRow(threats.conditions, t)) if (levels.consequenceLikelihood[set]! >= own) follows[set]!.push(t);
    for (const set of csrRow(threats.entryPoints, t)) {
      const isExternal =
        knowledge.features.mixedThreatCauses && levels.inferredTrust[set]! < top && levels.inferredTrust[set] === levels.assertedTrust[set];
      const by = attributeSets.consequence[set]!;
      if (by >= 0 && !isExternal && top - levels.inferredTrust[set]! >= own) follows[by]!.push(t);
    }
  }
  return Array.from({ length: threats.count }, (_, start) => {
    const own = levels.threatLikelihood[start]!;
    if (own <= 0) return own;
    const seen = new Set<string>();
    const walk = (t: number, likelihood: number): number => {
      const key = `${t} ${likelihood}`;
      if (seen.has(key)) return 0;
      seen.add(key);
      let worst = 0;
      for (const set of csrRow(threats.effects, t)) {
        worst = Math.max(worst, riskOf(set, likelihood));
        for (const next of follows[set]!) worst = Math.max(worst, walk(next, Math.min(likelihood, levels.threatLikelihood[next]!)));
      }
      return worst;
    };
    return walk(start, own);
  });
}

describe('the risk of a threat by its own likelihood', () => {
  it.each([true, false])('is the highest on any way from it (mixed causes: %s)', (mixed) => {
    const knowledge = richDomain('corrected', false, mixed);
    let [threats, beyond, second] = [0, 0, 0];
    fc.assert(
      fc.property(arbitraryStart, fc.array(arbitraryStep, { maxLength: 12 }), (start, steps) => {
        const analysis = openSession(knowledge, EditedModel.after(knowledge, 'future', [...start, ...steps]).input()).analysis;
        const { structure, levels } = analysis;
        expect(Array.from(levels.threatRisk)).toEqual(byWalking(analysis));
        for (let t = 0; t < structure.threats.count; t++) {
          threats++;
          if (levels.threatRisk[t]! > levels.threatLocalRisk[t]!) beyond++;
          const isLikeliest = [...csrRow(structure.threats.effects, t)].some(
            (set) => levels.consequenceLikelihood[set] === levels.threatLikelihood[t],
          );
          if (!isLikeliest && levels.threatRisk[t]! > 0) second++;
        }
      }),
      { numRuns: 400 },
    );
    // Random models must meet what the rule is about: risk further on, and risk of a way that is not the likeliest.
    expect(threats).toBeGreaterThan(1000);
    expect(beyond).toBeGreaterThan(5);
    expect(second).toBeGreaterThan(5);
  });
});
