import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModelRecords } from '../../shared/model/records.ts';
import { analysed } from '../helpers/bundled-knowledge.ts';
import { expectEditsAsAnew } from '../helpers/edits-as-anew.ts';
import { modelWith } from '../helpers/model-builder.ts';

/** A chart with a standby that shares nothing with it. */
const apart = {
  chart: 'HealthRecordSystem',
  copy: 'HealthRecordSystem',
  a: 'Server',
  b: 'Server',
  'net-a': 'ServerNetwork',
  'net-b': 'ServerNetwork',
  'dc-a': 'DomainController',
  'dc-b': 'DomainController',
  'east': 'PowerDistribution',
  'west': 'PowerDistribution',
  'farm-a': 'Hypervisor',
  'farm-b': 'Hypervisor',
  care: 'EmergencyCare',
};
const wiring = [
  'chart replicatesTo copy',
  'chart hostedOn a',
  'copy hostedOn b',
  'a connectedTo net-a',
  'b connectedTo net-b',
  'a authenticatesVia dc-a',
  'b authenticatesVia dc-b',
  'east feeds a',
  'west feeds b',
  'a hostedOn farm-a',
  'b hostedOn farm-b',
  'care dependsOn chart',
];
/** What stops the chart itself in a model of these relations, as ids of threats. */
const stops = (relations: readonly string[], assets: Readonly<Record<string, string>> = apart): string[] => {
  const { findings } = analysed(modelWith({ assets, relations }));
  return [...new Set(findings.threats.filter(({ effects }) => effects.includes('C-Unavailable@chart')).map(({ threat }) => threat))].sort();
};

describe('a standby gives credit only for what does not fail it too', () => {
  const independent = stops(wiring);

  test('one that shares nothing takes the credit against machine, network, power, platform and directory', () => {
    expect(independent).not.toContain('T-CAR-14');
    expect(independent).not.toContain('T-CAR-84');
    expect(independent).not.toContain('T-MAL-03');
    expect(independent).not.toContain('T-MAL-09');
    expect(independent.filter((id) => id.startsWith('T-RES') || ['T-CAR-89', 'T-CAR-90'].includes(id))).toEqual([]);
    // Two failures that have nothing to do with each other stay possible.
    expect(independent).toContain('T-CAR-86');
  });

  test.each([
    ['one network', 'b connectedTo net-b', 'b connectedTo net-a', ['T-CAR-84', 'T-CAR-90']],
    ['one login domain', 'b authenticatesVia dc-b', 'b authenticatesVia dc-a', ['T-MAL-03', 'T-MAL-09', 'T-RES-06']],
    ['one platform', 'b hostedOn farm-b', 'b hostedOn farm-a', ['T-CAR-90', 'T-RES-06']],
    ['one machine', 'copy hostedOn b', 'copy hostedOn a', ['T-CAR-14', 'T-CAR-90']],
    ['one switchboard', 'west feeds b', 'east feeds b', ['T-CAR-89']],
  ])('%s for both takes the credit away, and the common thing is named', (_, line, instead, expected) => {
    const shared = stops(wiring.map((relation) => (relation === line ? instead : relation)));
    for (const threat of expected) expect(shared).toContain(threat);
  });

  test('two switchboards on one grid feed are one supply, however they are drawn', () => {
    const grid = { ...apart, mains: 'MainsPower' };
    const fed = [...wiring, 'mains feeds east', 'mains feeds west'];
    expect(stops(fed, grid)).toEqual(expect.arrayContaining(['T-CAR-89', 'T-RES-04']));
    const reserves = { ...grid, 'ups-a': 'UninterruptiblePower', 'ups-b': 'UninterruptiblePower' };
    const { findings } = analysed(
      modelWith({ assets: reserves, relations: [...fed, 'ups-a backsUpUtility east', 'ups-b backsUpUtility west'] }),
    );
    // Batteries of a quarter of an hour only move the moment; it is one cause and not two independent ones, which would be low.
    const both = findings.threats.find(({ threat }) => threat === 'T-RES-04');
    expect(both?.likelihood).toBe('medium');
  });

  test('a third standby elsewhere gives the credit back', () => {
    const shared = wiring.map((relation) => (relation === 'b authenticatesVia dc-b' ? 'b authenticatesVia dc-a' : relation));
    const third = stops([...shared, 'chart replicatesTo far', 'far hostedOn c'], { ...apart, far: 'HealthRecordSystem', c: 'Server' });
    expect(third).not.toContain('T-MAL-03');
    expect(third).not.toContain('T-RES-06');
  });

  test('two internet lines of one provider, or of two that belong together, are one', () => {
    const assets = { one: 'InternetAccess', two: 'InternetAccess', isp: 'TelecomOperator', other: 'TelecomOperator', group: 'Organisation' };
    const lost = (relations: readonly string[]): string[] =>
      analysed(modelWith({ assets, relations: ['two backsUpUtility one', ...relations] }))
        .findings.threats.filter(({ effects }) => effects.includes('C-SupplyLost@one'))
        .map(({ id }) => id);
    // What remains of two lines that share nothing else: one storm over both, or two faults one after the other.
    expect(lost(['isp supplies one', 'other supplies two']).sort()).toEqual(['T-RES-10@one', 'T-RES-14@one,two']);
    expect(lost(['isp supplies one', 'isp supplies two'])).toContain('T-RES-08@one,two,isp');
    expect(lost(['isp supplies one', 'other supplies two', 'group owns isp', 'group owns other'])).toContain('T-RES-08@one,two,group');
  });

  test('edits of stand-ins and of what they hang on give the same as analysing anew', () => {
    const lines = [
      ...wiring,
      'b connectedTo net-a',
      'b authenticatesVia dc-a',
      'b hostedOn farm-a',
      'east feeds b',
      'ups backsUpUtility east',
      'mains feeds east',
      'mains feeds west',
      'a replicatesTo b',
      'care fallsBackTo copy',
      'firm supplies mains',
    ];
    const full = modelWith({ assets: { ...apart, ups: 'UninterruptiblePower', mains: 'MainsPower', firm: 'UtilityCompany' }, relations: lines });
    const ids = Object.keys(full.relations);
    const toggle =
      (id: string) =>
      (model: ModelRecords): ModelRecords => {
        const { [id]: relation, ...others } = model.relations;
        return { ...model, relations: relation ? others : { ...others, [id]: full.relations[id]! } };
      };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 10 }), (toggled) => expectEditsAsAnew(full, toggled.map(toggle))),
      { numRuns: 40 },
    );
  });
});
