import { describe, expect, it } from 'vitest';
import { REFERENCE_BEHAVIOUR } from '../../../shared/knowledge/behaviour.ts';
import { compileDomain } from '../../../shared/knowledge/ssm/compile-domain.ts';
import { viewQuads } from '../../../shared/knowledge/ssm/quad-view.ts';
import { readQuads } from '../../../shared/knowledge/ssm/read-quads.ts';

const ROOT = 'http://it-innovation.soton.ac.uk/ontologies/trustworthiness/';
const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

/** Threats of the names given, in a domain with the features given. */
function threats(names: readonly string[], features: readonly string[]): { id: string; secondary: boolean; normalOperation: boolean }[] {
  const lines = [
    ...features.map((feature) => `<${ROOT}domain#Feature-${feature}> ${TYPE} <${ROOT}core#ModelFeature> <g> .`),
    ...names.map((name) => `<${ROOT}domain#${name}> ${TYPE} <${ROOT}core#Threat> <g> .`),
    `<${ROOT}domain#MS-LossOfY-A> ${TYPE} <${ROOT}core#MisbehaviourSet> <g> .`,
  ];
  const table = readQuads(`${lines.join('\n')}\n`, 'test.nq');
  if (!table.ok) throw new Error(JSON.stringify(table.error));
  return compileDomain(viewQuads(table.value), '', REFERENCE_BEHAVIOUR).threats.map(({ id, secondary, normalOperation }) => ({
    id,
    secondary,
    normalOperation,
  }));
}

describe('kinds of threats', () => {
  it('M49 shows in names where the domain has no flags for them', () => {
    expect(threats(['A.X.P.0', 'A.X.P.1', 'A.X.P.8', 'A.X.E-1'], ['MixedThreatCauses'])).toEqual([
      { id: 'A.X.P.0', secondary: true, normalOperation: false },
      { id: 'A.X.P.1', secondary: false, normalOperation: false },
      { id: 'A.X.P.8', secondary: false, normalOperation: true },
      { id: 'A.X.E-1', secondary: false, normalOperation: true },
    ]);
  });
  it('is read from flags where there are any', () => {
    expect(
      threats(['A.X.P.0', 'A.X.P.8'], ['MixedThreatCauses', 'ThreatTypeFlags']).map(({ secondary, normalOperation }) => [
        secondary,
        normalOperation,
      ]),
    ).toEqual([
      [false, false],
      [false, false],
    ]);
  });
});
