import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkKnowledgeBase } from '../../../../knowledge-base/checks/check-knowledge-base.ts';
import { translations } from '../../../../knowledge-base/checks/translations.ts';
import type { CatalogueMessages } from '../../../../shared/knowledge/messages/catalogue-messages.ts';
import { translateCatalogue } from '../../../../shared/knowledge/messages/translate-catalogue.ts';
import { canonicalSources } from '../../../../shared/knowledge/templates/bundle-knowledge.ts';
import { bundledKnowledge } from '../../../helpers/bundled-knowledge.ts';
import { knowledgeFiles } from '../../../helpers/knowledge-sources.ts';

const french = (texts: CatalogueMessages['texts']): CatalogueMessages => ({ format: 'cordon-messages/1', language: 'fr', texts });
const catalogue = () => bundledKnowledge().catalogue;

test('a catalogue in another language keeps ids, and English where a text is missing', () => {
  const shown = translateCatalogue(
    catalogue(),
    french({ classes: { InfusionPump: 'Pompe à perfusion' }, groups: { 'Medical devices': 'Dispositifs médicaux' } }),
  );
  const pump = shown.classes.find(({ id }) => id === 'InfusionPump');
  expect(pump).toMatchObject({ label: 'Pompe à perfusion', group: 'Dispositifs médicaux', groupKey: 'Medical devices' });
  expect(shown.classes.find(({ id }) => id === 'Ventilator')?.label).toBe('Ventilator');
  expect(shown.threats.map(({ id }) => id)).toEqual(catalogue().threats.map(({ id }) => id));
  expect(shown.language).toBe('fr');
});

test('a sentence that lost a role stays English', () => {
  const [threat] = catalogue().threats.filter(({ reason }) => reason.includes('{'));
  const shown = translateCatalogue(catalogue(), french({ 'threat-reasons': { [threat!.id]: 'Une phrase sans rôle.' } }));
  expect(shown.threats.find(({ id }) => id === threat!.id)?.reason).toBe(threat!.reason);
});

test('a strategy of one control has the title of the control', () => {
  const single = catalogue().strategies.find(({ combined }) => !combined)!;
  const shown = translateCatalogue(catalogue(), french({ controls: { [single.id]: 'Mesure' } }));
  expect(shown.strategies.find(({ id }) => id === single.id)?.title).toBe('Mesure');
});

test('translations change nothing in the hash of a knowledge base', () => {
  const files = knowledgeFiles();
  expect(canonicalSources(files)).toBe(canonicalSources(files.filter(({ path }) => !path.startsWith('messages/'))));
});

test('the check names what is missing, stale, of no entry, or without its roles', () => {
  const files = knowledgeFiles().map((file) =>
    file.path === 'messages/fr/threat-reasons.yaml'
      ? {
          path: file.path,
          text: [
            '- { id: T-DEV-01, of: "Something else.", text: "Autre chose." }',
            `- { id: T-DEV-02, of: ${JSON.stringify(catalogue().threats.find(({ id }) => id === 'T-DEV-02')?.reason)}, text: "Sans rôle." }`,
            '- { id: T-XXX-99, of: "Nothing.", text: "Rien." }',
          ].join('\n'),
        }
      : file,
  );
  const { problems } = checkKnowledgeBase(files, [translations]);
  const kinds = problems
    .filter(({ place }) => place.startsWith('messages/fr/threat-reasons.yaml'))
    .map(({ kind, entry, severity }) => `${severity} ${kind} ${entry}`.trim());
  expect(kinds.sort()).toEqual([
    'error translation-placeholders T-DEV-02',
    'warning missing-translation',
    'warning orphan-translation T-XXX-99',
    'warning stale-translation T-DEV-01',
  ]);
});

test('the bundled translations name every role, and fit the entries as they read now but for a few', () => {
  const { problems } = checkKnowledgeBase(knowledgeFiles(), [translations]);
  const told = problems.filter(({ place }) => place.startsWith('messages/'));
  expect(told.filter(({ severity }) => severity === 'error')).toEqual([]);
  // An English text may be ahead of its translation for a while; a whole table may not.
  const texts = bundledKnowledge().messages.find(({ language }) => language === 'fr')!.texts;
  for (const [table, entries] of [
    ['classes', catalogue().classes],
    ['threats', catalogue().threats],
    ['controls', catalogue().controls],
  ] as const)
    expect(entries.filter(({ id }) => texts[table]?.[id] === undefined).length / entries.length).toBeLessThan(0.05);
});

test('French sentences keep their marks together with the words before them', () => {
  for (const file of ['threat-reasons', 'threats', 'controls', 'template-stories']) {
    const text = readFileSync(new URL(`../../../../knowledge-base/messages/fr/${file}.yaml`, import.meta.url), 'utf8');
    for (const [line] of text.matchAll(/^ {2}text: .*$/gm)) expect(line.slice(8)).not.toMatch(/ [:;?!»]|« /);
  }
});
