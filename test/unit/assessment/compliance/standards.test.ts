import { describe, expect, test } from 'vitest';
import type { ComplianceReport } from '../../../../shared/assessment/compliance/compliance-report.ts';
import { evaluateCompliance } from '../../../../shared/assessment/compliance/evaluate-compliance.ts';
import type { ModelRecords } from '../../../../shared/model/records.ts';
import { analysed, bundledKnowledge, template, withControls } from '../../../helpers/bundled-knowledge.ts';

const { catalogue } = bundledKnowledge();
const report = (model: ModelRecords): ComplianceReport =>
  evaluateCompliance({ model, findings: analysed(model).findings, catalogue, view: 'today', today: null });
const requirement = (of: ComplianceReport, id: string) =>
  of.standards.flatMap(({ requirements }) => requirements).find((one) => one.id === id)!;

const pumps = template('infusion-pump-fleet');
const chart = template('pocket-ehr');
const research = template('research-platform');
const [pumpReport, chartReport, researchReport] = [report(pumps), report(chart), report(research)];

test('the knowledge base holds the sets that it promises', () => {
  const clauses = Object.fromEntries((catalogue.standards ?? []).map(({ id, requirements }) => [id, requirements.map((one) => one.id)]));
  expect(Object.keys(clauses).sort()).toEqual(['GDPR', 'HICP', 'IEC-81001-5-1', 'ISO-27002', 'MDR', 'NIS2']);
  for (const article of [
    'GDPR-5-1-a',
    'GDPR-9',
    'GDPR-25-1',
    'GDPR-28',
    'GDPR-32-1-a',
    'GDPR-33',
    'GDPR-34',
    'GDPR-35-1',
    'GDPR-44',
    'GDPR-49',
  ])
    expect(clauses['GDPR']).toContain(article);
  for (const letter of 'abcdefghij') expect(clauses['NIS2']).toContain(`NIS2-21-2-${letter}`);
  expect(clauses['MDR']).toEqual(expect.arrayContaining(['MDR-17.2', 'MDR-18.8']));
  expect(clauses['ISO-27002']).toHaveLength(93);
  expect(clauses['HICP']).toHaveLength(10);
});

describe('on the templates', () => {
  test('GDPR: the transfer to a third country is a gap until its safeguard is there', () => {
    const before = requirement(researchReport, 'GDPR-44').gaps.flatMap(({ why, assets }) =>
      why.startsWith('Data are held under') ? assets : [],
    );
    expect(before).toEqual(['tenant']);
    const after = report(withControls(research, [{ asset: 'tenant', control: 'K-TransferSafeguard' }]));
    expect(requirement(after, 'GDPR-44').gaps.some(({ why }) => why.startsWith('Data are held under'))).toBe(false);
  });
  test('GDPR: an impact assessment is due where health data of many patients are processed', () => {
    expect(requirement(chartReport, 'GDPR-35-1')).toMatchObject({ state: 'gap', gaps: [{ assets: ['processing'], controls: ['K-Dpia'] }] });
    const done = report(withControls(chart, [{ asset: 'processing', control: 'K-Dpia' }]));
    expect(requirement(done, 'GDPR-35-1')).toMatchObject({ state: 'undecided', why: 'person' });
  });
  test('NIS2: care without a fallback is named, and a paper plan closes that gap', () => {
    const gap = (of: ComplianceReport) => requirement(of, 'NIS2-21-2-c').gaps.find(({ why }) => why.includes('fall back'))?.assets;
    expect(gap(pumpReport)).toEqual(['medication']);
    expect(gap(report(withControls(pumps, [{ asset: 'medication', control: 'K-PaperPlan' }])))).toBeUndefined();
  });
  test('MDR: pumps that anybody can reach are a gap; a model without devices leaves it open', () => {
    expect(requirement(pumpReport, 'MDR-18.8')).toMatchObject({ state: 'gap' });
    expect(requirement(pumpReport, 'MDR-18.8').gaps[0]!.findings.length).toBeGreaterThan(0);
    expect(requirement(chartReport, 'MDR-18.8')).toMatchObject({ state: 'undecided', why: 'nothing-modelled', checked: 0 });
  });
  test('IEC 81001-5-1: harm behind a single barrier is a gap', () => {
    expect(requirement(pumpReport, 'IEC81001-5.3').state).toBe('gap');
    expect(requirement(pumpReport, 'IEC81001-5.7')).toMatchObject({ state: 'undecided', why: 'person' });
  });
  test('ISO 27002: a clause is open where its controls would lower a serious threat, and a person states what no control stands for', () => {
    const patching = requirement(pumpReport, 'ISO27002-8.8');
    expect(patching.state).toBe('gap');
    expect(patching.gaps[0]!.controls).toContain('K-Patch');
    expect(requirement(pumpReport, 'ISO27002-5.32')).toMatchObject({ decided: 'manual', why: 'person' });
  });
  test('HICP: unfiltered mail is a gap of the first practice only where there is mail', () => {
    expect(requirement(pumpReport, 'HICP-1').gaps.flatMap(({ assets }) => assets)).toContain('mail');
    expect(requirement(chartReport, 'HICP-1').gaps.some(({ why }) => why.includes('comes by mail'))).toBe(false);
  });
  test('every gap names assets of the model, and counts add up', () => {
    for (const [model, one] of [
      [pumps, pumpReport],
      [chart, chartReport],
      [research, researchReport],
    ] as const)
      for (const { counts, requirements } of one.standards) {
        expect(counts.gap + counts.undecided + counts.met).toBe(requirements.length);
        for (const { gaps } of requirements)
          for (const { assets } of gaps) expect(assets.every((id) => model.assets[id] !== undefined)).toBe(true);
      }
  });
});
