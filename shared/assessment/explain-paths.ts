import type { Analysis } from '../engine/analysis.ts';
import { Prover } from '../engine/explain/prove.ts';
import { rootCauseSets } from '../engine/explain/root-cause-sets.ts';
import type { ExplainedPaths } from './findings.ts';

/** The ways that lead to a threat: the likeliest and the shortest, and the least that has to be stopped at their roots. */
export function explainPaths(analysis: Analysis, threat: number): ExplainedPaths {
  const ids = (threats: readonly number[]): string[] => threats.map((one) => analysis.structure.threats.ids[one]!);
  const { sets, complete } = rootCauseSets(analysis, threat);
  return {
    likeliest: ids(new Prover(analysis, 'likeliest').path(threat)),
    shortest: ids(new Prover(analysis, 'shortest').path(threat)),
    rootCauses: sets.map(ids),
    complete,
  };
}
