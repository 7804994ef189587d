import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildFindings } from '../../../../shared/assessment/build-findings.ts';
import { systemInput } from '../../../../shared/assessment/system-input.ts';
import { openSession } from '../../../../shared/engine/open-session.ts';
import { layerPacks, type LayeredKnowledge } from '../../../../shared/knowledge/packs/layer-packs.ts';
import type { ModelRecords } from '../../../../shared/model/records.ts';
import { analysed, bundledKnowledge, template } from '../../../helpers/bundled-knowledge.ts';
import { knowledgeSources } from '../../../helpers/knowledge-sources.ts';
import { modelWith } from '../../../helpers/model-builder.ts';

const base = knowledgeSources().sources;
const { compiled } = bundledKnowledge();
const ward = readFileSync(new URL('../../../fixtures/packs/ward-devices.yaml', import.meta.url), 'utf8');
const layer = (...texts: readonly string[]): LayeredKnowledge =>
  layerPacks(
    base,
    compiled.sha256,
    texts.map((text, i) => ({ key: `p${String(i)}`, text })),
  );
const findingsOf = (knowledge: LayeredKnowledge, model: ModelRecords, budget?: { maxMatchesPerPattern: number }) => {
  const session = openSession(knowledge.compiled, systemInput(model, knowledge.compiled, 'today'), budget ? { budget } : {});
  return buildFindings({ analysis: session.analysis, model, catalogue: knowledge.catalogue, modelSha256: '', compileMilliseconds: null });
};
const withPart = (text: string): string => `pack: own-things\nversion: 1.0.0\ntitle: Own things\n${text}`;
const cls = (id: string, parents: string): string => `  - { id: ${id}, label: ${id}, parents: [${parents}], description: Own. }\n`;
const threat = (id: string, pattern: string, effects: string): string =>
  `  - id: ${id}\n    title: Own threat ${id}\n    kinds: [cyber]\n    pattern: ${pattern}\n    causes: [agent fault]\n    effects: [${effects}]\n` +
  '    frequency: low\n    frequencyReason: Own.\n    reason: Own.\n    how: Own.\n    does: Own.\n    noticed: Own.\n    stopped: Own.\n    notToConfuse: Own.\n    sources: [own]\n';
/** The base as it is without any pack, to be told from a base that a bad pack has touched. */
const untouched = layer();

describe('a pack', () => {
  const layered = layer(ward);
  const model = modelWith({
    assets: { s: 'FeedingStation', f: 'FeedingPump', i: 'Inpatient' },
    relations: ['s programmes f', 'f attachedTo i'],
  });

  test('adds classes, relations, threats, controls, impacts and translations', () => {
    expect(layered.packs).toMatchObject([
      {
        isAccepted: true,
        pack: 'ward-devices',
        problems: [{ severity: 'warning', kind: 'part-of-role', place: 'packs/p0.yaml:60, place 1 controls[0]' }],
      },
    ]);
    expect(layered.compiled.version).toBe(`${compiled.version}+ward-devices-1.0.0`);
    expect(layered.compiled.sha256).not.toBe(compiled.sha256);
    expect(layered.messages).toEqual([
      { format: 'cordon-messages/1', language: 'fr', texts: { classes: { FeedingPump: 'Pompe d’alimentation' } } },
    ]);
    expect(layered.catalogue.controls.find(({ id }) => id === 'K-ProgrammeCheck')?.group).toBe('Ward devices of our house');
  });
  test('makes its threats live with the reasons and the cascades of the base', () => {
    const findings = findingsOf(layered, model);
    const own = findings.threats.find(({ id }) => id === 'T-FEED-01@s,f')!;
    expect(own.likelihood).toBe('medium');
    expect(findings.consequences.find(({ id }) => id === 'C-WrongTherapy@f')).toMatchObject({ impact: 'medium' });
    expect(findings.consequences.find(({ id }) => id === 'C-PatientHarmed@i')?.likelihood).not.toBe('negligible');
  });
  test('lets its control stand in a threat of the base', () => {
    const pump = modelWith({
      assets: { f: 'FeedingPump', i: 'Inpatient', n: 'ClinicalDeviceNetwork' },
      relations: ['f attachedTo i', 'f connectedTo n'],
    });
    expect(
      findingsOf(layered, pump).strategies.some(
        ({ strategy, blocks }) => strategy === 'K-ProgrammeCheck' && blocks.some((id) => id.startsWith('T-DEV-01@')),
      ),
    ).toBe(true);
  });
  test('changes no finding of a model that uses nothing of it, and not the base', () => {
    const chart = template('pocket-ehr');
    const { threats, consequences, riskIndex } = findingsOf(layered, chart);
    const before = analysed(chart).findings;
    expect(riskIndex).toBe(before.riskIndex);
    expect(consequences).toEqual(before.consequences);
    expect(threats).toEqual(before.threats);
    expect(layer().compiled).toEqual(untouched.compiled);
  });
  test('can build on a pack below it, and not the other way round', () => {
    const above = withPart(`classes:\n${cls('BabyFeedingPump', 'FeedingPump')}`);
    expect(layer(ward, above).packs.map(({ isAccepted }) => isAccepted)).toEqual([true, true]);
    const wrong = layer(above, ward);
    expect(wrong.packs.map(({ isAccepted }) => isAccepted)).toEqual([false, true]);
    expect(wrong.packs[0]!.problems[0]).toMatchObject({ kind: 'unknown-class', found: 'FeedingPump' });
  });
});

describe('a faulty pack is refused whole, with the place of each fault, and the base keeps working', () => {
  const refused = (text: string) => {
    const result = layer(text);
    expect(result.packs[0]!.isAccepted).toBe(false);
    expect(result.compiled).toEqual(untouched.compiled);
    return result.packs[0]!.problems.filter(({ severity }) => severity === 'error');
  };
  test('a class that does not exist', () => {
    expect(refused(withPart(`classes:\n${cls('Thing', 'NoSuchClass')}`))).toMatchObject([
      { kind: 'unknown-class', place: 'packs/p0.yaml:5, Thing parents[0]', found: 'NoSuchClass' },
    ]);
  });
  test('classes that are their own ancestors', () => {
    expect(refused(withPart(`classes:\n${cls('One', 'Two')}${cls('Two', 'One')}`))[0]).toMatchObject({ kind: 'cycle' });
  });
  test('an id of the base, with both places', () => {
    const [problem] = refused(withPart(`classes:\n${cls('InfusionPump', 'Host')}`));
    expect(problem).toMatchObject({ kind: 'taken-id', place: 'packs/p0.yaml:5, InfusionPump id' });
    expect(problem!.expected).toMatch(/assets\/medical-devices\.yaml:\d+, InfusionPump/);
  });
  test('an impact that the base has decided', () => {
    expect(
      refused(withPart('impacts:\n  - { consequence: C-Disclosed, class: HealthData, level: negligible, reason: Own. }'))[0],
    ).toMatchObject({ kind: 'taken-impact' });
  });
  test('ten thousand threats', () => {
    const started = performance.now();
    const many = Array.from({ length: 10_000 }, (_, i) => `  - { id: T-OWN-${String(i).padStart(4, '0')}, title: T${String(i)} }`).join(
      '\n',
    );
    expect(refused(withPart(`threats:\n${many}`))).toMatchObject([{ kind: 'too-many', found: '10000 threats' }]);
    expect(refused(withPart(`# ${'x'.repeat(1_000_001)}`))).toMatchObject([{ kind: 'pack-too-large' }]);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
  test('patterns that match everything, or every pair', () => {
    expect(
      refused(withPart(`threats:\n${threat('T-OWN-01', '{ key: { thing: Asset } }', 'C-Unavailable @ thing')}`)).map(({ kind }) => kind),
    ).toContain('matches-everything');
    expect(refused(withPart(`threats:\n${threat('T-OWN-01', '{ key: { a: Host, b: Host } }', 'C-Unavailable @ a')}`))[0]).toMatchObject({
      kind: 'pattern-too-wide',
    });
    expect(
      refused(withPart(`threats:\n${threat('T-OWN-01', '{ key: { a: Host }, sufficient: { b: Network } }', 'C-Unavailable @ a')}`))[0],
    ).toMatchObject({ kind: 'pattern-too-wide' });
  });
  test('a misspelt field, and text that is no YAML', () => {
    expect(refused(withPart('clases: []'))[0]).toMatchObject({ kind: 'bad-pack' });
    expect(refused('pack: [')[0]).toMatchObject({ kind: 'bad-yaml' });
    expect(refused('just words')[0]).toMatchObject({ kind: 'bad-pack' });
  });
  test('the same pack twice, of which the first stays', () => {
    expect(layer(ward, ward).packs.map(({ isAccepted }) => isAccepted)).toEqual([true, false]);
  });
});

test('a pattern that matches too often is contained by the budget of the engine: the analysis says that it is incomplete', () => {
  const wide = layer(
    withPart(
      `threats:\n${threat('T-OWN-01', '{ key: { a: Host, n: Network, b: Host }, links: [a connectedTo n, b connectedTo n] }', 'C-Unavailable @ a')}`,
    ),
  );
  expect(wide.packs[0]).toMatchObject({ isAccepted: true });
  const findings = findingsOf(wide, template('hospital-1000'), { maxMatchesPerPattern: 2000 });
  expect(findings.complete).toBe(false);
  expect(findings.problems.some(({ entry }) => entry.includes('T-OWN-01'))).toBe(true);
  expect(findings.threats.some(({ threat: id }) => id.startsWith('T-NET-'))).toBe(true);
});
