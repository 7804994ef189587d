import { describe, expect, test } from 'vitest';
import { evaluateCompliance } from '../../../../shared/assessment/compliance/evaluate-compliance.ts';
import type { RequirementResult } from '../../../../shared/assessment/compliance/compliance-report.ts';
import type { Decision, RuleEntry } from '../../../../shared/knowledge/standards.ts';
import type { ModelRecords } from '../../../../shared/model/records.ts';
import { analysed, bundledKnowledge, template, withControls } from '../../../helpers/bundled-knowledge.ts';
import { modelWith } from '../../../helpers/model-builder.ts';

const { catalogue } = bundledKnowledge();

interface Options {
  readonly decided?: Decision;
  readonly view?: 'today' | 'planned';
  readonly today?: string | null;
  readonly complete?: boolean;
}
/** What one requirement with these rules comes to, everything else being the real knowledge base and engine. */
function evaluated(
  model: ModelRecords,
  rules: readonly RuleEntry[],
  { decided = 'automatic', view = 'today', today = null, complete = true }: Options = {},
) {
  const requirement = {
    id: 'X-1',
    clause: '1',
    title: 'One',
    text: 'One.',
    decided,
    person: decided === 'automatic' ? '' : 'State it.',
    rules,
  };
  const standards = [{ id: 'X', title: 'X', edition: '1', source: 'own', unreviewed: false, requirements: [requirement] }];
  const findings = { ...analysed(model, view).findings, ...(complete ? {} : { complete }) };
  return evaluateCompliance({ model, findings, catalogue: { ...catalogue, standards }, view, today }).standards[0]!
    .requirements[0]! as RequirementResult;
}
const condition = (given: Partial<Extract<RuleEntry, { kind: 'needs' }>['needs'][number]>) => ({
  via: [],
  class: [],
  control: [],
  least: 1,
  ...given,
});
const needs = (given: Partial<Extract<RuleEntry, { kind: 'needs' }>>): RuleEntry => ({
  kind: 'needs',
  each: ['Application'],
  where: [],
  unless: [],
  needs: [condition({ control: ['K-Backup'] })],
  gap: 'Not backed up.',
  ...given,
});

describe('needs', () => {
  const model = modelWith({
    assets: {
      chart: 'HealthRecordSystem',
      portal: 'PatientPortal',
      s: 'Server',
      v: 'VirtualMachine',
      b: 'BackupServer',
      d: 'HealthRecord',
    },
    relations: ['chart hostedOn v', 'v hostedOn s', 's backedUpBy b', 'chart stores d'],
  });

  test('names every asset of the class, or of a class below it, that lacks the control', () => {
    expect(evaluated(model, [needs({})])).toMatchObject({
      state: 'gap',
      checked: 2,
      gaps: [{ why: 'Not backed up.', assets: ['chart', 'portal'], controls: ['K-Backup'] }],
    });
  });
  test('is met by a control in place, and by a planned one only in the planned view', () => {
    const places = [
      { asset: 'chart', control: 'K-Backup' },
      { asset: 'portal', control: 'K-Backup' },
    ];
    expect(evaluated(withControls(model, places), [needs({})]).state).toBe('met');
    const planned = withControls(model, places, 'planned');
    expect(evaluated(planned, [needs({})]).state).toBe('gap');
    expect(evaluated(planned, [needs({})], { view: 'planned' }).state).toBe('met');
    expect(evaluated(withControls(model, places, 'not-possible'), [needs({})], { view: 'planned' }).state).toBe('gap');
  });
  test('follows a path over any number of steps, forwards and against the arrow', () => {
    const rule = needs({ needs: [condition({ via: ['hostedOn*', 'backedUpBy'], class: ['BackupServer'] })] });
    expect(evaluated(model, [rule]).gaps[0]!.assets).toEqual(['portal']);
    const back = needs({
      each: ['BackupServer'],
      needs: [condition({ via: ['^backedUpBy', '^hostedOn*', 'stores|displays'], class: ['PersonalData'] })],
    });
    expect(evaluated(model, [back]).state).toBe('met');
  });
  test('matches a relation through its super-relation', () => {
    const located = modelWith({ assets: { s: 'Server', r: 'DataCentreRoom' }, relations: ['s locatedIn r'] });
    expect(evaluated(located, [needs({ each: ['Server'], needs: [condition({ via: ['within'] })] })]).state).toBe('met');
  });
  test('looks only at what where picks, counts with whereLeast, and lets unless exempt', () => {
    const stores = condition({ via: ['stores'], class: ['PersonalData'] });
    const hosted = condition({ via: ['hostedOn'] });
    expect(evaluated(model, [needs({ where: [stores] })]).gaps[0]!.assets).toEqual(['chart']);
    expect(evaluated(model, [needs({ where: [stores, condition({ class: ['PatientPortal'] })] })])).toMatchObject({
      state: 'undecided',
      why: 'nothing-modelled',
    });
    expect(evaluated(model, [needs({ where: [stores, condition({ class: ['PatientPortal'] })], whereLeast: 1 })]).gaps[0]!.assets).toEqual([
      'chart',
      'portal',
    ]);
    expect(evaluated(model, [needs({ unless: [hosted] })]).gaps[0]!.assets).toEqual(['portal']);
  });
  test('asks for stated facts, population and a number of different assets', () => {
    const stated: ModelRecords = {
      ...model,
      assets: { ...model.assets, d: { ...model.assets['d']!, facts: { retention: '10 years' }, population: 'high' } },
    };
    const fact = needs({ each: ['HealthRecord'], needs: [condition({ fact: 'retention' })] });
    expect(evaluated(model, [fact])).toMatchObject({ state: 'gap', gaps: [{ facts: ['retention'] }] });
    expect(evaluated(stated, [fact]).state).toBe('met');
    const many = needs({ each: ['HealthRecord'], needs: [condition({ population: 'medium' })] });
    expect([evaluated(model, [many]).state, evaluated(stated, [many]).state]).toEqual(['gap', 'met']);
    const backed = condition({ via: ['backedUpBy'] });
    expect(
      evaluated(model, [needs({ each: ['Server'], where: [backed], needs: [condition({ via: ['^hostedOn*'], least: 3 })] })]).state,
    ).toBe('met');
    expect(
      evaluated(model, [needs({ each: ['Server'], where: [backed], needs: [condition({ via: ['^hostedOn*'], least: 4 })] })]).state,
    ).toBe('gap');
  });
  test('ends on a model whose relations run in a circle', () => {
    const circle = modelWith({ assets: { a: 'Server', b: 'Hypervisor' }, relations: ['a hostedOn b', 'b hostedOn a'] });
    expect(
      evaluated(circle, [needs({ each: ['Server'], needs: [condition({ via: ['hostedOn*'], class: ['BackupServer', 'Printer'] })] })])
        .gaps[0]!.assets,
    ).toEqual(['a']);
  });
});

describe('rules over findings', () => {
  const model = template('infusion-pump-fleet');
  const { findings } = analysed(model);

  test('no-threat lists the live threats above the risk at the class, and only those', () => {
    const rule: RuleEntry = { kind: 'no-threat', threats: ['T-DEV-01'], at: ['MedicalDevice'], above: 'low', gap: 'Reachable.' };
    const expected = findings.threats.filter(({ threat, risk }) => threat === 'T-DEV-01' && ['medium', 'high', 'very-high'].includes(risk));
    expect(expected.length).toBeGreaterThan(0);
    const { gaps, state } = evaluated(model, [rule]);
    expect(state).toBe('gap');
    expect(gaps[0]!.findings).toEqual(expected.map(({ id }) => id));
    expect(gaps[0]!.assets.every((id) => /Pump/.test(model.assets[id]!.type))).toBe(true);
    expect(evaluated(model, [{ ...rule, above: 'very-high' }]).state).toBe('met');
    expect(evaluated(model, [{ ...rule, at: ['LinearAccelerator'] }])).toMatchObject({ state: 'undecided', why: 'nothing-modelled' });
  });

  test('no-consequence honours an acceptance until the end of its last day', () => {
    const worst = findings.consequences.find(({ consequence }) => consequence === 'C-WrongTherapy')!;
    const rule: RuleEntry = {
      kind: 'no-consequence',
      consequences: ['C-WrongTherapy'],
      at: ['MedicalDevice'],
      above: 'low',
      gap: 'Wrong therapy.',
    };
    const open = evaluated(model, [rule]).gaps[0]!.findings;
    expect(open).toContain(worst.id);
    const decided = (expires: string | null): ModelRecords => ({
      ...model,
      decisions: Object.fromEntries(
        open.map((finding) => [finding, { finding, treatment: 'accept', owner: 'Board', due: null, expires, justification: 'Known.' }]),
      ),
    });
    expect(evaluated(decided(null), [rule]).state).toBe('met');
    expect(evaluated(decided('2030-01-01'), [rule], { today: '2030-01-01' }).state).toBe('met');
    expect(evaluated(decided('2030-01-01'), [rule], { today: '2030-01-02' }).state).toBe('gap');
    expect(evaluated(decided('2030-01-01'), [rule]).state).toBe('gap');
  });

  test('barriers counts strategies that share no control', () => {
    const rule = (least: number): RuleEntry => ({
      kind: 'barriers',
      consequences: ['C-WrongTherapy'],
      at: ['MedicalDevice'],
      above: 'very-low',
      least,
      gap: 'Thin.',
    });
    const strategies = new Map(findings.strategies.map((one) => [one.id, one.controls.map(({ control, asset }) => `${control}@${asset}`)]));
    const { gaps, checked } = evaluated(model, [rule(2)]);
    expect(checked).toBeGreaterThan(0);
    for (const id of gaps[0]!.findings) {
      const held = findings.threats.find((threat) => threat.id === id)!.blockedBy.map((one) => strategies.get(one)!);
      const pairs = held.flatMap((a, i) => held.slice(i + 1).map((b) => a.some((control) => b.includes(control))));
      expect(pairs.every(Boolean)).toBe(true);
    }
  });

  test('coverage names what is missing where a serious threat asks for it, and nothing once it is in place', () => {
    const rule: RuleEntry = { kind: 'coverage', mapping: 'iso27002', codes: ['8.8'], above: 'medium', gap: 'Not covered.' };
    const before = evaluated(model, [rule]);
    expect(before.state).toBe('gap');
    const mapped = catalogue.controls.filter(({ mappings }) => mappings['iso27002']?.includes('8.8')).map(({ id }) => id);
    expect(before.gaps[0]!.controls.every((control) => mapped.includes(control))).toBe(true);
    const everywhere = findings.strategies.flatMap(({ controls }) => controls.filter(({ control }) => mapped.includes(control)));
    const after = evaluated(withControls(model, everywhere), [rule]);
    expect(after.gaps[0]?.findings.length ?? 0).toBeLessThan(before.gaps[0]!.findings.length);
    for (const { controls } of after.gaps)
      expect(controls.filter((control) => mapped.includes(control) && everywhere.some((one) => one.control === control))).toEqual([]);
  });
});

describe('the state of a requirement', () => {
  const model = modelWith({ assets: { s: 'Server' } });
  const holds = needs({ each: ['Server'], needs: [condition({ class: ['Host'] })] });
  test('a person has the word where the model decides in part or not at all', () => {
    expect(evaluated(model, [holds])).toMatchObject({ state: 'met', why: null });
    expect(evaluated(model, [holds], { decided: 'partial' })).toMatchObject({ state: 'undecided', why: 'person' });
    expect(evaluated(model, [], { decided: 'manual' })).toMatchObject({ state: 'undecided', why: 'person' });
  });
  test('an incomplete analysis never makes a requirement met, and does not hide a gap', () => {
    expect(evaluated(model, [holds], { complete: false })).toMatchObject({ state: 'undecided', why: 'incomplete' });
    expect(evaluated(model, [needs({ each: ['Server'] })], { complete: false }).state).toBe('gap');
  });
});
