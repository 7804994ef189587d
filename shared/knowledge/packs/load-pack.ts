import * as z from 'zod/mini';
import { EntryReader } from '../hospital/entry-reader.ts';
import type { KnowledgeSources } from '../hospital/load-sources.ts';
import { readYaml, type ParsedFile } from '../hospital/read-yaml.ts';
import {
  agentEntry,
  attributeEntry,
  classEntry,
  consequenceEntry,
  constructionEntry,
  controlEntry,
  outageEntry,
  quantityEntry,
  relationEntry,
  sourceEntry,
  strategyEntry,
  threatEntry,
  type ClassSource,
} from '../hospital/schema.ts';
import type { ProblemList } from '../hospital/source-file.ts';
import { type Located } from '../hospital/source-file.ts';
import {
  packFile,
  packImpact,
  packMessage,
  packPlaces,
  type PackHeader,
  type PackImpact,
  type PackMessage,
  type PackPlaces,
} from './pack-schema.ts';

/** Larger texts are refused unread: reading them would keep the engine busy. Characters. */
const LONGEST = 1_000_000;
/** More entries of one kind than this are refused: the base itself has fewer. */
const MOST = 500;

/** A pack as written: entries in the knowledge base's format, and what it adds to entries of the base. */
export interface LoadedPack {
  readonly header: PackHeader;
  readonly sources: KnowledgeSources;
  readonly impacts: readonly Located<PackImpact>[];
  readonly places: readonly Located<PackPlaces>[];
  readonly messages: readonly Located<PackMessage>[];
}

/** How the places of a pack's problems begin, whatever the pack says of itself. */
export const packPath = (key: string): string => `packs/${key}.yaml`;

/** Reads a pack's text; `null` when there is no readable head. Entries with errors are left out and reported. */
export function loadPack(key: string, text: string, problems: ProblemList): LoadedPack | null {
  const path = packPath(key);
  const refuse = (kind: string, line: number, found: string, expected: string, tip: string): null => {
    problems.add({ severity: 'error', kind, entry: '', place: `${path}:${line}`, found, expected, tip });
    return null;
  };
  if (text.length > LONGEST)
    return refuse('pack-too-large', 1, `${text.length} characters`, `at most ${LONGEST}`, 'Divide it into several packs.');
  const file = readYaml({ path, text }, problems);
  if (file === null) return null;
  const reader = new EntryReader(problems, new Map());
  const head = reader.one(file, packFile, 'pack');
  if (head === null) return null;

  const { pack, version, title, description } = head.value;
  const value = head.value as Readonly<Record<string, unknown>>;
  const refused: string[] = [];
  const list = <T extends z.ZodMiniType>(section: string, schema: T, kind: string): Located<z.infer<T>>[] => {
    const entries = value[section];
    if (entries === undefined || entries === null) return [];
    if (Array.isArray(entries) && entries.length > MOST) {
      refused.push(section);
      refuse(
        'too-many',
        file.lineOf([section]),
        `${entries.length} ${section}`,
        `at most ${MOST}`,
        'Divide the pack, or use a higher class instead of many entries.',
      );
      return [];
    }
    return reader.list(sectionOf(file, section, entries), schema, kind);
  };
  const classes = list('classes', z.extend(classEntry, { group: z._default(z.string(), title) }), 'class').map(
    (entry): Located<ClassSource> => ({ ...entry, value: { ...entry.value, groupIcon: 'box' } }),
  );
  const sources: KnowledgeSources = {
    header: null,
    classes,
    relations: list('relations', relationEntry, 'relation'),
    attributes: list('attributes', attributeEntry, 'attribute'),
    consequences: list('consequences', consequenceEntry, 'consequence'),
    quantities: list('quantities', quantityEntry, 'quantity'),
    outages: list('outages', outageEntry, 'outage'),
    agents: list('agents', agentEntry, 'agent'),
    constructions: list('constructions', constructionEntry, 'construction'),
    threats: list('threats', threatEntry, 'threat'),
    controls: list('controls', controlEntry, 'control'),
    strategies: list('strategies', strategyEntry, 'strategy'),
    bibliography: list('bibliography', sourceEntry, 'source'),
    standards: [],
    others: [],
  };
  const additions = {
    impacts: list('impacts', packImpact, 'impact'),
    places: list('places', packPlaces, 'place'),
    messages: list('messages', packMessage, 'message'),
  };
  return refused.length > 0 ? null : { header: { pack, version, title, description }, sources, ...additions };
}

/** A section of a file as if it were a file of its own, its lines kept. */
const sectionOf = (file: ParsedFile, section: string, value: unknown): ParsedFile => ({
  path: file.path,
  value,
  lineOf: (path) => file.lineOf([section, ...path]),
});
