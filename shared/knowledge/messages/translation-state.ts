import { placeholdersOf, type MessageTable } from './catalogue-messages.ts';
import type { LanguageSource, MessageEntry } from './compile-messages.ts';

/** How one table of a language stands to the English of now. */
export interface TableState {
  readonly table: MessageTable;
  readonly texts: number;
  /** Ids without a translation. */
  readonly missing: readonly string[];
  /** Translations of an English text that has changed since. */
  readonly stale: readonly { readonly entry: MessageEntry; readonly now: string }[];
  /** Translations of entries that are gone. */
  readonly orphans: readonly MessageEntry[];
  /** Translations of the English of now that name other roles than it does. */
  readonly misfits: readonly { readonly entry: MessageEntry; readonly now: string }[];
}

/** All tables of a language, those without a file too. */
export function translationState(
  language: LanguageSource,
  english: ReadonlyMap<MessageTable, ReadonlyMap<string, string>>,
): readonly TableState[] {
  return [...english].map(([table, texts]) => {
    const entries = language.tables.get(table) ?? [];
    const told = new Set(entries.map(({ id }) => id));
    const known = entries.flatMap((entry) => {
      const now = texts.get(entry.id);
      return now === undefined ? [] : [{ entry, now }];
    });
    return {
      table,
      texts: texts.size,
      missing: [...texts.keys()].filter((id) => !told.has(id)),
      stale: known.filter(({ entry, now }) => entry.of !== now),
      orphans: entries.filter(({ id }) => !texts.has(id)),
      misfits: known.filter(({ entry, now }) => entry.of === now && placeholdersOf(entry.text) !== placeholdersOf(now)),
    };
  });
}

/** What `kb stats` tells of a language. */
export interface TranslationCounts {
  readonly texts: number;
  readonly translated: number;
  readonly stale: number;
}

export const translationCounts = (states: readonly TableState[]): TranslationCounts => {
  const sum = (count: (state: TableState) => number): number => states.reduce((total, state) => total + count(state), 0);
  const texts = sum((state) => state.texts);
  return { texts, translated: texts - sum((state) => state.missing.length), stale: sum((state) => state.stale.length) };
};
