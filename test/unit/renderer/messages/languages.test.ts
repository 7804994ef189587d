import { describe, expect, test } from 'vitest';
import { LANGUAGES, languageFor, localeFor } from '../../../../renderer/messages/languages.ts';
import { PLURAL, messageFiles, messagesOf } from '../../../helpers/message-files.ts';

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort().join(' ');

/** What a language has to have for the English keys: its own plural forms in place of the English ones, `zero` where English has it. */
function wantedKeys(english: ReadonlyMap<string, string>, language: string): ReadonlyMap<string, string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const wanted = new Map<string, string>();
  for (const [key, text] of english) {
    const form = PLURAL.exec(key)?.[1];
    const stem = key.replace(PLURAL, '');
    if (form === undefined || !english.has(`${stem}_other`)) wanted.set(key, text);
    else if (form === 'zero') wanted.set(key, text);
    else if (form === 'other') for (const one of forms) wanted.set(`${stem}_${one}`, text);
  }
  return wanted;
}

for (const { id: language } of LANGUAGES.filter(({ id }) => id !== 'en')) {
  describe(`the interface in ${language}`, () => {
    test('has the same files as in English', () => {
      expect(messageFiles(language)).toEqual(messageFiles('en'));
    });
    for (const file of messageFiles('en')) {
      test(`${file} has every message with its plural forms and placeholders`, () => {
        const wanted = wantedKeys(messagesOf('en', file), language);
        const given = messagesOf(language, file);
        expect([...given.keys()].sort()).toEqual([...wanted.keys()].sort());
        for (const [key, text] of wanted) {
          const here = given.get(key) ?? '';
          expect(here.trim(), key).not.toBe('');
          // 'One asset' may leave out the number that the plural names.
          const mine = placeholders(here);
          const allowed = PLURAL.test(key) ? [placeholders(text), placeholders(text.replaceAll('{{count}}', ''))] : [placeholders(text)];
          expect(allowed, key).toContain(mine);
        }
      });
    }
  });
}

test('French keeps its marks together with the words before them', () => {
  for (const file of messageFiles('fr'))
    for (const [key, text] of messagesOf('fr', file)) {
      expect(text, `${file} ${key}`).not.toMatch(/ [:;?!»]|« (?=\S)/);
      expect(text, `${file} ${key}`).not.toMatch(/\p{L}'\p{L}/u);
    }
});

test('the language is the chosen one, else the first that the system and the app share, else English', () => {
  expect(languageFor('fr', ['en-GB'])).toBe('fr');
  expect(languageFor('system', ['nl-BE', 'fr-BE', 'en'])).toBe('fr');
  expect(languageFor('system', ['de-DE'])).toBe('en');
  expect(languageFor('system', [])).toBe('en');
});

test("dates follow the system's own variety of the language", () => {
  expect(localeFor('fr', ['nl-BE', 'fr-BE'])).toBe('fr-BE');
  expect(localeFor('fr', ['en-US'])).toBe('fr-FR');
  expect(localeFor('en', ['en-US'])).toBe('en-GB');
});
