import { englishTexts, placeholdersOf } from '../../shared/knowledge/messages/catalogue-messages.ts';
import { readMessages, type MessageEntry } from '../../shared/knowledge/messages/compile-messages.ts';
import { translationState, type TableState } from '../../shared/knowledge/messages/translation-state.ts';
import { compileTemplates } from '../../shared/knowledge/templates/bundle-knowledge.ts';
import { ProblemList } from '../../shared/knowledge/hospital/source-file.ts';
import type { Check } from './check.ts';

const SHOWN = 8;

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
    for (const language of languages) for (const state of translationState(language, english)) report(language.language, state, problems);
  },
};

function report(language: string, { table, texts, missing, stale, orphans, misfits }: TableState, problems: ProblemList): void {
  const add = (severity: 'error' | 'warning', kind: string, { id, place }: MessageEntry, found: string, expected: string, tip: string): void =>
    problems.add({ severity, kind, entry: id, place, found, expected, tip });
  for (const entry of orphans) add('warning', 'orphan-translation', entry, entry.id, 'an entry of this id', 'Take the translation away, or give it the new id.');
  for (const { entry, now } of stale) add('warning', 'stale-translation', entry, entry.of, now, 'Read the text again, and copy the new English to `of`.');
  for (const { entry, now } of misfits)
    add('error', 'translation-placeholders', entry, `{${placeholdersOf(entry.text)}}`, `{${placeholdersOf(now)}}`, 'Name the same roles as the English sentence; role names are not translated.');
  if (missing.length === 0) return;
  problems.add({
    severity: 'warning', kind: 'missing-translation', entry: '', place: `messages/${language}/${table}.yaml`,
    found: `${missing.length} of ${texts} missing: ${missing.slice(0, SHOWN).join(', ')}${missing.length > SHOWN ? ' …' : ''}`,
    expected: `a text for each in ${language}`, tip: 'English is shown meanwhile.',
  });
}
