import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelProblems } from '../../../shared/assessment/system-input.ts';
import { explainFinding } from '../../../shared/assessment/explain-finding.ts';
import { statedLevels } from '../../../shared/knowledge/stated-times.ts';
import type { CompiledTimes } from '../../../shared/knowledge/compiled.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { analysed, bundledKnowledge, template, withControls } from '../../helpers/bundled-knowledge.ts';
import { expectEditsAsAnew } from '../../helpers/edits-as-anew.ts';
import { modelWith } from '../../helpers/model-builder.ts';

const { compiled, catalogue } = bundledKnowledge();

/** The model with times stated at one asset; `undefined` takes them away. */
const stating = (model: ModelRecords, id: string, quantities: Readonly<Record<string, number>> | undefined): ModelRecords => {
  const { quantities: _before, ...asset } = model.assets[id]!;
  return { ...model, assets: { ...model.assets, [id]: quantities === undefined ? asset : { ...asset, quantities } } };
};
const likelihoodOf = (model: ModelRecords, finding: string): string | undefined =>
  analysed(model).findings.threats.find(({ id }) => id === finding)?.likelihood;

const times: CompiledTimes = {
  quantities: [
    { id: 'battery', unit: 1, min: 0, max: 600 },
    { id: 'fuel', unit: 60, min: 0, max: 100 },
  ],
  defaults: [
    [],
    [
      { quantity: 0, value: 15 },
      { quantity: 1, value: 0 },
    ],
  ],
  outages: [
    {
      id: 'cut',
      longer: [
        { than: 60, likelihood: 3 },
        { than: 240, likelihood: 2 },
      ],
    },
  ],
  attributes: [{ type: 7, outage: 0, sum: [0, 1] }],
  controls: [{ type: 4, outage: 0, sum: [1] }],
};

describe('stated times as levels', () => {
  test('are added up in minutes and measured on how long outages last', () => {
    const trust = (stated: Readonly<Record<string, number>>) => statedLevels(times, 1, stated).attributes.get(7);
    expect(trust({ battery: 59 })).toBe(0);
    expect(trust({ battery: 60 })).toBe(2);
    expect(trust({ battery: 0, fuel: 3 })).toBe(2);
    // Fifteen minutes are usual where only the fuel is stated: 15 + 225 reach four hours.
    expect(trust({ fuel: 3.75 })).toBe(3);
  });
  test('count for nothing out of range, at another class, or where nothing follows from them', () => {
    expect(statedLevels(times, 1, { battery: 601 }).attributes.size).toBe(0);
    expect(statedLevels(times, 0, { battery: 60 }).attributes.size).toBe(0);
    expect(statedLevels(times, 1, { colour: 3 }).attributes.size).toBe(0);
    expect(statedLevels(times, 1, { battery: 60 }).controls.size).toBe(0);
  });
});

describe('times in a model', () => {
  const ward = template('intensive-care-ward');
  const support = 'T-UTL-04@power,ventilator,patient';

  test('a battery bridges an outage only as long as it lasts', () => {
    expect(likelihoodOf(stating(ward, 'ventilator', { battery: 15, byHandAtBed: 0 }), support)).toBe('medium');
    expect(likelihoodOf(stating(ward, 'ventilator', { battery: 240, byHandAtBed: 0 }), support)).toBe('low');
    expect(likelihoodOf(stating(ward, 'ventilator', { battery: 200, byHandAtBed: 40 }), support)).toBe('low');
  });
  test('a battery supply that is in place covers minutes only, a generator with fuel for days covers days', () => {
    const cut = 'T-UTL-01@power,ventilator';
    const batteries = withControls(ward, [{ asset: 'ups', control: 'K-Ups' }]);
    expect(likelihoodOf(batteries, cut)).toBe('medium');
    expect(likelihoodOf(stating(batteries, 'ups', { bridging: 480 }), cut)).toBe('low');
    const set = modelWith({
      assets: { mains: 'MainsPower', power: 'PowerDistribution', vent: 'Ventilator', gen: 'BackupGenerator' },
      relations: ['mains feeds power', 'power feeds vent', 'gen backsUpUtility mains'],
    });
    const running = withControls(set, [{ asset: 'gen', control: 'K-Generator' }]);
    const lost = (hours: number) => likelihoodOf(stating(running, 'gen', { runsFor: hours }), 'T-UTL-01@power,vent');
    expect([lost(0), lost(2), lost(8)]).toEqual(['medium', 'medium', 'low']);
  });
  test('a service that tolerates a day is stopped by the outages that last longer', () => {
    const centre = modelWith({
      assets: {
        care: 'RadiotherapyService',
        plan: 'OncologySystem',
        srv: 'Server',
        net: 'ServerNetwork',
        pc: 'Workstation',
        web: 'Internet',
      },
      relations: ['care dependsOn plan', 'plan hostedOn srv', 'srv connectedTo net', 'pc connectedTo net', 'web conduitTo net'],
    });
    const stopped = (minutes: number) => likelihoodOf(stating(centre, 'care', { tolerates: minutes }), 'T-CAR-02@care,plan');
    const levels = ['negligible', 'very-low', 'low', 'medium', 'high', 'very-high'];
    const worth = [0, 1440, 10080, 40000].map((minutes) => levels.indexOf(stopped(minutes)!));
    expect(worth[0]).toBeGreaterThan(worth[2]!);
    expect(worth).toEqual([...worth].sort((a, b) => b - a));
    expect(worth[3]).toBe(1);
  });
  test('a level that somebody set says more than a time', () => {
    const stated = stating(ward, 'ventilator', { battery: 6000 });
    const set = {
      ...stated,
      levels: { 'ventilator|Endurance': { asset: 'ventilator', attribute: 'Endurance', level: 'very-low' as const } },
    };
    expect(likelihoodOf(set, support)).toBe('medium');
    expect(likelihoodOf(stated, support)).not.toBe('medium');
  });
  test('times that count for nothing are told with their place', () => {
    const odd = stating(stating(ward, 'ups', { bridging: 9999, bridgeing: 5 }), 'mail', { battery: 5 });
    expect(
      modelProblems(odd, compiled)
        .map(({ kind, place }) => `${kind} ${place}`)
        .sort(),
    ).toEqual([
      'quantity-out-of-range asset ups quantities.bridging',
      'unknown-quantity asset mail quantities.battery',
      'unknown-quantity asset ups quantities.bridgeing',
    ]);
    expect(modelProblems(ward, compiled)).toEqual([]);
  });
  test('an explanation names the times on its way and what the service that is hit tolerates', () => {
    const { session } = analysed(ward);
    const { times: told } = explainFinding({ analysis: session.analysis, model: ward, catalogue }, support)!;
    expect(told?.map(({ label, parts }) => `${label}: ${parts.map(({ quantity, value }) => `${quantity} ${value}`).join(', ')}`)).toEqual([
      'Batteries (UPS): bridging 30',
      'Ventilators: battery 45, byHandAtBed 10',
      'Intensive care: tolerates 0',
    ]);
  });
  test('edits of times, levels, controls and classes give the same as analysing anew', () => {
    const places = ['ups', 'ventilator', 'syringe-pump', 'intensive-care', 'power'];
    const edit = fc.oneof(
      fc
        .record({
          at: fc.constantFrom(...places),
          quantity: fc.constantFrom('bridging', 'battery', 'tolerates', 'worksByHand'),
          value: fc.nat(3000),
        })
        .map(
          ({ at, quantity, value }) =>
            (model: ModelRecords) =>
              stating(model, at, { ...model.assets[at]?.quantities, [quantity]: value }),
        ),
      fc.constantFrom(...places).map((at) => (model: ModelRecords) => stating(model, at, undefined)),
      fc
        .constantFrom('in-place' as const, 'not-possible' as const)
        .map((state) => (model: ModelRecords) => withControls(model, [{ asset: 'ups', control: 'K-Ups' }], state)),
      fc.constant((model: ModelRecords) => ({ ...model, controls: {} })),
      fc.constantFrom('very-low' as const, 'safe' as const).map((level) => (model: ModelRecords) => ({
        ...model,
        levels: { ...model.levels, 'ventilator|Endurance': { asset: 'ventilator', attribute: 'Endurance', level } },
      })),
      fc.constant((model: ModelRecords) => ({ ...model, levels: {} })),
      fc.constantFrom('Ventilator', 'InfusionPump', 'PatientMonitor').map((type) => (model: ModelRecords) => ({
        ...model,
        assets: { ...model.assets, ventilator: { ...model.assets['ventilator']!, type } },
      })),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 10 }), (edits) => expectEditsAsAnew(ward, edits)),
      { numRuns: 40 },
    );
  });
});
