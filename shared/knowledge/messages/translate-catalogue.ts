import type { KnowledgeCatalogue } from '../catalogue.ts';
import { type CatalogueMessages, ENGLISH_WORDS, type MessageTable, placeholdersOf } from './catalogue-messages.ts';

/**
 * Lays the texts of a language over a catalogue. Ids, groups' keys and everything that the engine reads stay as
 * they are; what the language lacks, and a sentence that lost a role, stays English.
 */
export function translateCatalogue(catalogue: KnowledgeCatalogue, messages: CatalogueMessages): KnowledgeCatalogue {
  const text = (table: MessageTable, id: string, english: string): string => {
    const given = messages.texts[table];
    const found = given !== undefined && Object.hasOwn(given, id) ? given[id] : undefined;
    return found === undefined || placeholdersOf(found) !== placeholdersOf(english) ? english : found;
  };
  const grouped = <T extends { readonly group: string }>(entry: T) => ({
    ...entry,
    group: text('groups', entry.group, entry.group),
    groupKey: entry.group,
  });
  const labelled = <T extends { readonly id: string; readonly label: string }>(table: MessageTable, list: readonly T[]) =>
    list.map((entry) => ({ ...entry, label: text(table, entry.id, entry.label) }));
  return {
    ...catalogue,
    language: messages.language,
    words: {
      and: text('words', 'and', ENGLISH_WORDS.and),
      more: text('words', 'more', ENGLISH_WORDS.more),
      quote: text('words', 'quote', ENGLISH_WORDS.quote),
    },
    classes: labelled('classes', catalogue.classes).map(grouped),
    relations: labelled('relations', catalogue.relations),
    attributes: labelled('attributes', catalogue.attributes),
    consequences: labelled('consequences', catalogue.consequences),
    agents: labelled('agents', catalogue.agents),
    ...(catalogue.quantities === undefined ? {} : { quantities: labelled('quantities', catalogue.quantities) }),
    ...(catalogue.outages === undefined ? {} : { outages: labelled('outages', catalogue.outages) }),
    threats: catalogue.threats.map((entry) => ({
      ...grouped(entry),
      title: text('threats', entry.id, entry.title),
      reason: text('threat-reasons', entry.id, entry.reason),
    })),
    controls: catalogue.controls.map((entry) => ({ ...grouped(entry), title: text('controls', entry.id, entry.title) })),
    strategies: catalogue.strategies.map((entry) => ({
      ...entry,
      title: text(entry.combined ? 'strategies' : 'controls', entry.id, entry.title),
    })),
    templates: catalogue.templates.map((entry) => ({
      ...entry,
      title: text('templates', entry.id, entry.title),
      story: text('template-stories', entry.id, entry.story),
    })),
  };
}
