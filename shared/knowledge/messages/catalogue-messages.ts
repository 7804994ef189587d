import type { KnowledgeCatalogue } from '../catalogue.ts';

/** The texts of a knowledge base that have translations: a table is one file of a language, each entry one text. */
export const MESSAGE_TABLES = [
  'classes',
  'relations',
  'attributes',
  'consequences',
  'agents',
  'quantities',
  'outages',
  'threats',
  'threat-reasons',
  'controls',
  'strategies',
  'templates',
  'template-stories',
  'groups',
  'words',
] as const;
export type MessageTable = (typeof MESSAGE_TABLES)[number];

/** A catalogue in another language: text by id, table by table. What is missing stays English. */
export interface CatalogueMessages {
  readonly format: 'cordon-messages/1';
  /** As in `lang` of a page: `fr`. */
  readonly language: string;
  readonly texts: Readonly<Partial<Record<MessageTable, Readonly<Record<string, string>>>>>;
}

/** The few words that join names in a sentence; they have ids of their own, as no entry carries them. */
export const ENGLISH_WORDS = { and: 'and', more: '{count} more', quote: '“{name}”' } as const;

/** Every English text that can be translated, by table and id. Single-control strategies take the title of their control. */
export function englishTexts(catalogue: KnowledgeCatalogue): ReadonlyMap<MessageTable, ReadonlyMap<string, string>> {
  const { classes, relations, attributes, consequences, agents, threats, controls, strategies, templates } = catalogue;
  const by = <T extends { readonly id: string }>(list: readonly T[], text: (entry: T) => string): Map<string, string> =>
    new Map(list.map((entry) => [entry.id, text(entry)]));
  const groups = [...classes, ...threats, ...controls].map((entry) => entry.group);
  return new Map<MessageTable, Map<string, string>>([
    ['classes', by(classes, (entry) => entry.label)],
    ['relations', by(relations, (entry) => entry.label)],
    ['attributes', by(attributes, (entry) => entry.label)],
    ['consequences', by(consequences, (entry) => entry.label)],
    ['agents', by(agents, (entry) => entry.label)],
    ['quantities', by(catalogue.quantities ?? [], (entry) => entry.label)],
    ['outages', by(catalogue.outages ?? [], (entry) => entry.label)],
    ['threats', by(threats, (entry) => entry.title)],
    ['threat-reasons', by(threats, (entry) => entry.reason)],
    ['controls', by(controls, (entry) => entry.title)],
    [
      'strategies',
      by(
        strategies.filter((entry) => entry.combined),
        (entry) => entry.title,
      ),
    ],
    ['templates', by(templates, (entry) => entry.title)],
    ['template-stories', by(templates, (entry) => entry.story)],
    ['groups', new Map(groups.map((group) => [group, group]))],
    ['words', new Map(Object.entries(ENGLISH_WORDS))],
  ]);
}

/** The role names between braces of a sentence, sorted: a translation has to keep exactly these. */
export const placeholdersOf = (text: string): string =>
  [...new Set([...text.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name))].sort().join(',');
