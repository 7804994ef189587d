import { MESSAGE_TABLES, type CatalogueMessages } from '../../../shared/knowledge/messages/catalogue-messages.ts';

/** The texts of a language with those of the packs. English has no message file of its own, and packs are written in it. */
export function withPackMessages(
  language: string,
  base: CatalogueMessages | null,
  packs: readonly CatalogueMessages[],
): CatalogueMessages | null {
  const own = language === 'en' ? [] : packs.filter((messages) => messages.language === language);
  if (own.length === 0) return base;
  const all = [...(base ? [base] : []), ...own];
  const texts = Object.fromEntries(
    MESSAGE_TABLES.map((table) => [table, Object.assign({}, ...all.map((messages) => messages.texts[table])) as Record<string, string>]),
  );
  return { format: 'cordon-messages/1', language, texts };
}
