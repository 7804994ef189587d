import { expect, test } from 'vitest';
import { compileKnowledge } from '../../../../shared/knowledge/hospital/compile-knowledge.ts';
import { loadSources } from '../../../../shared/knowledge/hospital/load-sources.ts';
import { ProblemList } from '../../../../shared/knowledge/hospital/source-file.ts';
import { knowledgeFiles } from '../../../helpers/knowledge-sources.ts';

const base = knowledgeFiles().filter(({ path }) => !path.startsWith('standards/'));

function compiled(requirement: string, rules: string) {
  const text = `id: X\ntitle: X\nedition: '1'\nsource: own\nrequirements:\n  - id: X-1\n    clause: '1'\n    title: One\n    text: One.\n${requirement}\n    rules:\n${rules}\n`;
  const problems = new ProblemList();
  const { catalogue } = compileKnowledge(loadSources([...base, { path: 'standards/x.yaml', text }], problems), '', problems);
  const own = problems.all.filter(({ place }) => place.startsWith('standards/x.yaml'));
  return { own, requirements: catalogue.standards?.[0]?.requirements ?? [] };
}
const needs = (rest: string) => `      - kind: needs\n        each: [Server]\n        gap: Missing.\n${rest}`;

test('a rule that fits compiles', () => {
  expect(compiled('    decided: automatic', needs('        needs: [{ control: [K-Patch] }]'))).toMatchObject({
    own: [],
    requirements: [{ id: 'X-1' }],
  });
});

test.each([
  ['a class', 'needs: [{ class: [Serverr] }]', 'Serverr', 'needs[0].class[0]'],
  ['a control', 'needs: [{ control: [K-Nothing] }]', 'K-Nothing', 'needs[0].control[0]'],
  ['a relation', 'needs: [{ via: [standsOn] }]', 'standsOn', 'needs[0].via[0]'],
  ['a relation that is only inferred', 'needs: [{ via: [ranAt] }]', 'ranAt', 'needs[0].via[0]'],
  [
    'a control that cannot sit there',
    'needs: [{ via: [locatedIn], class: [Space], control: [K-Patch] }]',
    'K-Patch',
    'needs[0].control[0]',
  ],
  ['a condition that says nothing', 'needs: [{}]', 'a condition that is always true', 'needs[0]'],
])('%s that does not exist is named with its place, and the requirement is left out', (_, rest, found, field) => {
  const { own, requirements } = compiled('    decided: automatic', needs(`        ${rest}`));
  expect(requirements).toEqual([]);
  expect(own).toEqual([expect.objectContaining({ severity: 'error', kind: 'bad-rule', found })]);
  expect(own[0]!.place).toContain(`X-1 rules[0].${field}`);
});

test('what the model decides in part says what a person must state', () => {
  expect(compiled('    decided: partial', needs('        needs: [{ control: [K-Patch] }]')).own[0]).toMatchObject({
    expected: expect.stringContaining('a person must state') as string,
  });
});

test('an unknown kind of rule, a code without a control and a threat that does not exist are refused', () => {
  expect(compiled('    decided: automatic', '      - kind: hopes\n        gap: Missing.').own).not.toEqual([]);
  const coverage = '      - { kind: coverage, mapping: iso27002, codes: ["9.99"], above: medium, gap: Missing. }';
  expect(compiled('    decided: automatic', coverage).own[0]).toMatchObject({ found: '9.99' });
  const threat = '      - { kind: no-threat, threats: [T-XXX-01], at: [Server], above: medium, gap: Missing. }';
  expect(compiled('    decided: automatic', threat).own[0]).toMatchObject({ found: 'T-XXX-01' });
});
