import * as z from 'zod/mini';
import type { ParsedFile } from '../hospital/read-yaml.ts';
import type { ProblemList } from '../hospital/source-file.ts';
import { type CatalogueMessages, MESSAGE_TABLES, type MessageTable } from './catalogue-messages.ts';

/** One translation as written: the text, and the English that it translates, so that a later change of that shows. */
const messageEntry = z.strictObject({
  id: z.string().check(z.minLength(1)),
  of: z.string().check(z.minLength(1)),
  text: z.string().check(z.minLength(1)),
});
export type MessageEntry = z.infer<typeof messageEntry> & { readonly place: string };

/** The translations of one language, in the order in which they are written. */
export interface LanguageSource {
  readonly language: string;
  readonly tables: ReadonlyMap<MessageTable, readonly MessageEntry[]>;
}

const PATH = /^messages\/([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\/([a-z-]+)\.yaml$/;

/** Reads `messages/<language>/<table>.yaml`; what cannot be read is left out and reported. */
export function readMessages(files: readonly ParsedFile[], problems: ProblemList): readonly LanguageSource[] {
  const languages = new Map<string, Map<MessageTable, MessageEntry[]>>();
  for (const file of files) {
    if (!file.path.startsWith('messages/')) continue;
    const [, language, name] = PATH.exec(file.path) ?? [];
    const table = MESSAGE_TABLES.find((one) => one === name);
    if (language === undefined || table === undefined || !Array.isArray(file.value)) {
      problems.add({
        severity: 'error',
        kind: 'bad-messages',
        entry: '',
        place: `${file.path}:1`,
        found: table === undefined ? file.path : 'no list',
        expected: `messages/<language>/<table>.yaml with a list of id, of, text; tables: ${MESSAGE_TABLES.join(', ')}`,
        tip: 'Compare with docs/guides/translate.md.',
      });
      continue;
    }
    const tables = languages.get(language) ?? new Map<MessageTable, MessageEntry[]>();
    languages.set(language, tables);
    tables.set(table, readTable(file, file.value, problems));
  }
  return [...languages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([language, tables]) => ({ language, tables }));
}

function readTable(file: ParsedFile, values: readonly unknown[], problems: ProblemList): MessageEntry[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    const parsed = messageEntry.safeParse(value);
    const id = parsed.success ? parsed.data.id : `entry ${index + 1}`;
    const place = `${file.path}:${file.lineOf([index])}, ${id}`;
    const report = (found: string, expected: string): [] => {
      problems.add({
        severity: 'error',
        kind: 'bad-messages',
        entry: id,
        place,
        found,
        expected,
        tip: 'Compare with docs/guides/translate.md.',
      });
      return [];
    };
    if (!parsed.success) return report(parsed.error.issues[0]?.message ?? 'something else', 'id, of and text, each a text');
    if (seen.has(id)) return report('a second translation', 'one translation for each id');
    seen.add(id);
    return [{ ...parsed.data, place }];
  });
}

/** What the app loads for a language. */
export function compileMessages({ language, tables }: LanguageSource): CatalogueMessages {
  const texts = Object.fromEntries(
    [...tables].map(([table, entries]) => [table, Object.fromEntries(entries.map(({ id, text }) => [id, text]))]),
  );
  return { format: 'cordon-messages/1', language, texts };
}
