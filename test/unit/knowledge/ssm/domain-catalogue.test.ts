import { describe, expect, test } from 'vitest';
import { REFERENCE_BEHAVIOUR } from '../../../../shared/knowledge/behaviour.ts';
import { compileDomain } from '../../../../shared/knowledge/ssm/compile-domain.ts';
import { withCordonLevels } from '../../../../shared/knowledge/ssm/cordon-levels.ts';
import { domainCatalogue } from '../../../../shared/knowledge/ssm/domain-catalogue.ts';
import { plainWords } from '../../../../shared/knowledge/ssm/plain-words.ts';
import { viewQuads } from '../../../../shared/knowledge/ssm/quad-view.ts';
import { readQuadFile } from '../../../../shared/knowledge/ssm/read-quad-file.ts';
import { smallDomainFile } from '../../../helpers/small-domain.ts';

function read(file = smallDomainFile()) {
  const table = readQuadFile(file, 'workshop.nq');
  if (!table.ok) throw new Error(JSON.stringify(table.error));
  const view = viewQuads(table.value);
  return { view, native: compileDomain(view, '', REFERENCE_BEHAVIOUR) };
}
function catalogue() {
  const { view, native } = read();
  const named = withCordonLevels(native, 'workshop.nq');
  if (!named.ok) throw new Error(JSON.stringify(named.error));
  return domainCatalogue(view, named.value);
}

describe('the texts of a domain model', () => {
  test('carry its title, version and classes, grouped by palette', () => {
    const { id, version, title, classes } = catalogue();
    expect([id, version, title]).toEqual(['workshop-domain', '1a', 'Workshop']);
    expect(classes.find((entry) => entry.id === 'MillingMachine')).toMatchObject({
      label: 'Milling machine',
      description: 'Cuts metal.',
      group: 'Machine',
      assertable: true,
    });
    expect(classes.find((entry) => entry.id === 'Thing')?.assertable).toBe(false);
  });

  test('turn the comment of a threat into a title and a sentence with roles', () => {
    const [threat] = catalogue().threats;
    expect(threat).toMatchObject({
      id: 'M.O.FM.1',
      title: 'Machine stops when feed fails',
      reason: 'Machine {Role_Machine} stops when {Role_Feed} fails.',
      group: 'Failures',
      links: ['Role_Feed feeds Role_Machine'],
      causes: ['Steadiness @ Role_Feed'],
      effects: ['LossOfOutput @ Role_Machine'],
      controls: ['Battery @ Role_Feed'],
      frequency: 'very-high',
      sources: [],
      unreviewed: false,
    });
  });

  test('say where controls sit, what they cost and which strategies they make', () => {
    const { controls, strategies, consequences } = catalogue();
    expect(controls[0]).toMatchObject({ id: 'Battery', at: ['Supply'], effort: 4, runningCost: 3 });
    expect(strategies[0]).toMatchObject({ title: 'Bridge the gap', controls: ['Battery'], blocks: ['M.O.FM.1'], strength: 'very-high' });
    expect(consequences[0]).toMatchObject({ label: 'Loss of output', group: 'general', at: ['MillingMachine'] });
  });
});

describe('the levels of a domain model', () => {
  test('get the names of Cordon by their place, five without the outermost', () => {
    const named = withCordonLevels(read().native, 'workshop.nq');
    expect(named.ok && named.value.scales).toMatchObject({
      trust: ['very-low', 'low', 'medium', 'high', 'very-high'],
      impact: ['very-low', 'low', 'medium', 'high', 'very-high'],
      population: ['singleton', 'few', 'medium'],
    });
  });

  test('are refused where Cordon has no words for so many', () => {
    const named = withCordonLevels(read(smallDomainFile(['No', 'Some', 'Full'])).native, 'workshop.nq');
    expect(named.ok ? [] : named.error).toMatchObject([
      { kind: 'scale-size', place: 'workshop.nq, scale of trust', found: '3 levels', expected: '5 or 6 levels' },
    ]);
  });
});

test.each([
  ['LossOfConfidentiality', 'Loss of confidentiality'],
  ['IoTThing', 'IoT thing'],
  ['TLS', 'TLS'],
  ['Asset Usage', 'Asset Usage'],
  ['connectedTo', 'Connected to'],
])('%s is read as %s', (name, words) => {
  expect(plainWords(name)).toBe(words);
});
