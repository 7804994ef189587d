import type { Problem } from '../../base/result.ts';
import { indexEntities } from './domain-index.ts';
import type { QuadView } from './quad-view.ts';
import { CORE, DOMAIN, OWL_CLASS, OWL_OBJECT_PROPERTY, SUB_CLASS_OF, SUB_PROPERTY_OF } from './vocabulary.ts';

/** How much a domain model may hold: ten times the largest published one and more. Tables grow with products of these. */
const MOST: readonly (readonly [what: string, type: string, most: number])[] = [
  ['asset classes', OWL_CLASS, 3_000],
  ['relation types', OWL_OBJECT_PROPERTY, 3_000],
  ['roles', `${CORE}Role`, 5_000],
  ['controls', `${CORE}Control`, 10_000],
  ['misbehaviours', `${CORE}Misbehaviour`, 10_000],
  ['trustworthiness attributes', `${CORE}TrustworthinessAttribute`, 10_000],
  ['matching patterns', `${CORE}MatchingPattern`, 30_000],
  ['construction patterns', `${CORE}ConstructionPattern`, 30_000],
  ['threats', `${CORE}Threat`, 50_000],
  ['control strategies', `${CORE}ControlStrategy`, 50_000],
];
/** Pairs of a class (or relation) and one above it, and pairs of a class and a type. */
const MOST_ANCESTORS = 200_000;
const MOST_PLACES = 4_000_000;
const LARGEST_SCALE = 32;

/** Why these statements cannot be compiled as a domain model; empty when they can. To be asked before compiling. */
export function checkDomain(view: QuadView, place: string): Problem[] {
  const problems: Problem[] = [];
  const tell = (kind: string, found: string, expected: string, tip: string): void =>
    void problems.push({ kind, place, found, expected, tip });
  const count = (type: string): number => view.ofType(type).length;
  const trust = count(`${CORE}TrustworthinessLevel`);
  const likelihood = count(`${CORE}Likelihood`);
  if (count(OWL_CLASS) === 0 || trust === 0) {
    tell(
      'no-domain-model',
      'no asset classes or no trustworthiness levels',
      'a domain model',
      'Name the domain model first and the system model second.',
    );
    return problems;
  }
  if (trust !== likelihood)
    tell('bad-scales', `${trust} trustworthiness levels and ${likelihood} likelihood levels`, 'as many of the one as of the other', '');
  for (const scale of ['TrustworthinessLevel', 'ImpactLevel', 'RiskLevel', 'PopulationLevel'])
    if (count(CORE + scale) > LARGEST_SCALE)
      tell('bad-scales', `${count(CORE + scale)} levels on one scale`, `at most ${LARGEST_SCALE}`, '');
  for (const scale of ['ImpactLevel', 'RiskLevel'])
    if (count(CORE + scale) === 0) tell('bad-scales', `no ${scale}`, 'a scale of levels', '');
  for (const [what, type, most] of MOST)
    if (count(type) > most) tell('too-large', `${count(type)} ${what}`, `at most ${most}`, 'Check that it is the right file.');
  if (problems.length > 0) return problems;
  const types = ['Control', 'Misbehaviour', 'TrustworthinessAttribute'].reduce((sum, type) => sum + count(CORE + type), 0);
  if (count(OWL_CLASS) * types > MOST_PLACES)
    tell(
      'too-large',
      `${count(OWL_CLASS)} asset classes with ${types} types of controls, misbehaviours and attributes`,
      'fewer of them',
      'Check that it is the right file.',
    );
  for (const [what, type, predicate] of [
    ['asset classes', OWL_CLASS, SUB_CLASS_OF],
    ['relation types', OWL_OBJECT_PROPERTY, SUB_PROPERTY_OF],
  ] as const)
    if (hasDeepHierarchy(view, type, predicate))
      tell('too-large', `${what} above each other in too many ways`, `at most ${MOST_ANCESTORS} pairs`, 'Check that it is the right file.');
  return problems;
}

function hasDeepHierarchy(view: QuadView, type: string, predicate: string): boolean {
  const index = indexEntities(view.ofType(type).filter((iri) => iri.startsWith(DOMAIN)));
  const parents = index.iris.map((iri) => index.ofAll(view.all(iri, predicate)));
  let pairs = 0;
  for (let start = 0; start < parents.length; start++) {
    const seen = new Set([start]);
    for (const node of seen) {
      if (++pairs > MOST_ANCESTORS) return true;
      for (const parent of parents[node]!) seen.add(parent);
    }
  }
  return false;
}
