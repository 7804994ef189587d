import { LIKELIHOODS, TRUST_LEVELS } from '../../model/records.ts';
import type { CompiledClass, CompiledRole } from '../compiled.ts';
import { likelihoodIndex, type CompileContext } from './compile-context.ts';
import type { ThreatResult } from './compile-threat.ts';

/** Which classes a role takes, and what assets of them are trusted with from the start. */
export interface Defaults {
  readonly classes: readonly CompiledClass[];
  readonly roles: readonly CompiledRole[];
}

/**
 * How likely a threat can be as long as nothing else has gone wrong: its frequency, at most the level of each outside cause that
 * it needs, at most what the least trusted kind of asset in each weak role allows. Trust that only a threat can take away says
 * nothing about how often that happens, so it is no bound. What is rarer than low only because all are well trusted counts as low:
 * in a model where they are not, it is.
 */
export function threatReach(context: CompileContext, { classes, roles }: Defaults, { threat }: ThreatResult): number {
  const agents = threat.agents.map((agent) => likelihoodIndex(context.sources.agents[agent]!.value.level));
  const weaknesses = threat.entryPoints.flatMap(({ role, type }) => {
    const of = roles[role]!.classes.map((index) => classes[index]!.id);
    const levels = classes
      .filter(({ id, assertable }) => assertable && of.some((over) => context.classes.isA(id, over)))
      .flatMap(({ attributes }) => attributes.filter(({ attribute }) => attribute === type).map(({ level }) => level));
    const worst = Math.min(...levels);
    return worst < TRUST_LEVELS.length - 1 ? [LIKELIHOODS.length - 1 - worst] : [];
  });
  const reach = Math.min(threat.frequency, ...agents, ...weaknesses);
  return Math.max(reach, Math.min(threat.frequency, LOW));
}
const LOW = LIKELIHOODS.indexOf('low');
