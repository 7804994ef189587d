import { englishTexts, placeholdersOf, type MessageTable } from '../../shared/knowledge/messages/catalogue-messages.ts';
import { readMessages, type LanguageSource } from '../../shared/knowledge/messages/compile-messages.ts';
import { compileTemplates } from '../../shared/knowledge/templates/bundle-knowledge.ts';
import { ProblemList } from '../../shared/knowledge/hospital/source-file.ts';
import type { Check } from './check.ts';

/** Missing and stale translations are warnings: English stands in, and nobody who writes a threat has to know French. */
export const translations: Check = {
  id: 'translations',
  demand: 'Each translation belongs to an entry, keeps its roles, and is of the English as it reads now; each text has one in every language.',
  run({ sources, result }, problems) {
    const languages = readMessages(sources.others, problems);
    if (languages.length === 0) return;
    // The titles of templates are part of the catalogue only once they are compiled; their problems are told elsewhere.
    const templates = compileTemplates(sources, result.catalogue, new ProblemList()).map(({ entry }) => entry);
    const english = englishTexts({ ...result.catalogue, templates });
    for (const language of languages) for (const [table, texts] of english) checkTable(language, table, texts, problems);
  },
};

function checkTable({ language, tables }: LanguageSource, table: MessageTable, english: ReadonlyMap<string, string>, problems: ProblemList): void {
  const told = new Set<string>();
  for (const { id, of, text, place } of tables.get(table) ?? []) {
    const now = english.get(id);
    told.add(id);
    const add = (severity: 'error' | 'warning', kind: string, found: string, expected: string, tip: string): void =>
      problems.add({ severity, kind, entry: id, place, found, expected, tip });
    if (now === undefined) add('warning', 'orphan-translation', id, 'an entry of this id', 'Take the translation away, or give it the new id.');
    else if (of !== now) add('warning', 'stale-translation', of, now, 'Read the text again, and copy the new English to `of`.');
    else if (placeholdersOf(text) !== placeholdersOf(now))
      add('error', 'translation-placeholders', `{${placeholdersOf(text)}}`, `{${placeholdersOf(now)}}`, 'Name the same roles as the English sentence; role names are not translated.');
  }
  const missing = [...english.keys()].filter((id) => !told.has(id));
  if (missing.length === 0) return;
  const SHOWN = 8;
  problems.add({
    severity: 'warning', kind: 'missing-translation', entry: '', place: `messages/${language}/${table}.yaml`,
    found: `${missing.length} of ${english.size} missing: ${missing.slice(0, SHOWN).join(', ')}${missing.length > SHOWN ? ' …' : ''}`,
    expected: `a text for each in ${language}`, tip: 'English is shown meanwhile.',
  });
}
