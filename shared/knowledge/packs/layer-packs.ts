import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { KnowledgeCatalogue } from '../catalogue.ts';
import type { CompiledKnowledge } from '../compiled.ts';
import { compileKnowledge } from '../hospital/compile-knowledge.ts';
import type { KnowledgeSources } from '../hospital/load-sources.ts';
import type { ThreatSource } from '../hospital/schema.ts';
import { ProblemList, type KnowledgeProblem, type Located, type SourceFile } from '../hospital/source-file.ts';
import type { CatalogueMessages, MessageTable } from '../messages/catalogue-messages.ts';
import { checkPack, TABLES } from './check-pack.ts';
import { loadPack, packPath, type LoadedPack } from './load-pack.ts';

/** A pack to lay over the base. `key` is the keeper's own name for it, used in places of problems. */
export interface PackText {
  readonly key: string;
  readonly text: string;
}
/** The sources of a base as the build bundles them for packs, with the hash of the base. */
export interface BaseSources {
  readonly sha256: string;
  readonly files: readonly SourceFile[];
}
/** What became of one pack. A pack with errors is left out whole; the base and the other packs work without it. */
export interface PackResult {
  readonly key: string;
  /** Id, version and title from its head; empty when that could not be read. */
  readonly pack: string;
  readonly version: string;
  readonly title: string;
  readonly isAccepted: boolean;
  readonly entries: number;
  readonly problems: readonly KnowledgeProblem[];
}
/** A knowledge base with packs laid over it. */
export interface LayeredKnowledge {
  readonly compiled: CompiledKnowledge;
  readonly catalogue: KnowledgeCatalogue;
  readonly packs: readonly PackResult[];
  /** Translations of the packs, one for each language. */
  readonly messages: readonly CatalogueMessages[];
}

/**
 * Lays packs over the sources of a base, in their order: a later pack may build on an earlier one. The base itself is never
 * changed, and its own problems are not told here. `baseSha256` is the hash of the base alone.
 */
export function layerPacks(base: KnowledgeSources, baseSha256: string, packs: readonly PackText[]): LayeredKnowledge {
  let sources = base;
  let compiled = compileKnowledge(base, baseSha256, new ProblemList());
  const accepted: { readonly pack: LoadedPack; readonly text: string }[] = [];
  const results = packs.map(({ key, text }): PackResult => {
    const problems = new ProblemList();
    const pack = loadPack(key, text, problems);
    const result = {
      key,
      pack: pack?.header.pack ?? '',
      version: pack?.header.version ?? '',
      title: pack?.header.title ?? '',
      entries: pack ? entriesOf(pack) : 0,
    };
    if (pack === null) return { ...result, isAccepted: false, problems: problems.all };
    const twin = accepted.find((other) => other.pack.header.pack === pack.header.pack);
    if (twin !== undefined)
      problems.add({
        severity: 'error',
        kind: 'taken-id',
        entry: pack.header.pack,
        place: `${packPath(key)}:1`,
        found: pack.header.pack,
        expected: 'a pack that is not switched on already',
        tip: 'Switch one of the two off, or give it another id.',
      });
    checkPack(pack, sources, problems);
    // A faulty pack is compiled all the same, so that everything that is wrong with it is told at once.
    const merged = mergePack(sources, pack);
    const whole = new ProblemList();
    const texts = [...accepted.map((other) => other.text), text];
    const next = problems.errors > MOST_ERRORS ? null : compileKnowledge(merged, layeredHash(baseSha256, texts), whole);
    for (const problem of whole.all) if (problem.place.startsWith(`${packPath(key)}:`)) problems.add(problem);
    const isAccepted = problems.errors === 0 && next !== null;
    if (isAccepted) {
      sources = merged;
      compiled = next;
      accepted.push({ pack, text });
    }
    return { ...result, isAccepted, problems: problems.all };
  });
  return {
    compiled: compiled.knowledge,
    catalogue: compiled.catalogue,
    packs: results,
    messages: messagesOf(accepted.map(({ pack }) => pack)),
  };
}

/** With more errors than this, further ones help nobody. */
const MOST_ERRORS = 200;

const entriesOf = (pack: LoadedPack): number =>
  TABLES.reduce((count, table) => count + pack.sources[table].length, pack.impacts.length + pack.places.length);

const layeredHash = (base: string, texts: readonly string[]): string =>
  bytesToHex(sha256(utf8ToBytes(`${base}\n${texts.map((text) => text.replaceAll('\r\n', '\n')).join('\n---\n')}`)));

/** Base and pack as one: entries side by side, impacts and places of controls added to what they speak of. */
function mergePack(base: KnowledgeSources, pack: LoadedPack): KnowledgeSources {
  const { header: head, sources } = pack;
  const header = base.header && {
    ...base.header,
    value: {
      ...base.header.value,
      version: `${base.header.value.version}+${head.pack}-${head.version}`.replace(/\+(.*)\+/, '+$1.'),
      threatGroups: { ...base.header.value.threatGroups, ...groupTitle(pack) },
      controlGroups: { ...base.header.value.controlGroups, ...groupTitle(pack) },
    },
  };
  const consequences = [...base.consequences, ...sources.consequences].map((entry) => {
    const rules = pack.impacts.filter(({ value }) => value.consequence === entry.value.id);
    if (rules.length === 0) return entry;
    const own = rules.map(({ value: { class: classId, level, reason, many } }) => ({
      class: classId,
      level,
      reason,
      ...(many === undefined ? {} : { many }),
    }));
    return {
      ...entry,
      value: { ...entry.value, impactAt: [...entry.value.impactAt, ...own] },
      place: placeOf(entry, 'impactAt', entry.value.impactAt.length, rules),
    };
  });
  return {
    header,
    classes: [...base.classes, ...sources.classes],
    relations: [...base.relations, ...sources.relations],
    attributes: [...base.attributes, ...sources.attributes],
    consequences,
    quantities: [...base.quantities, ...sources.quantities],
    outages: [...base.outages, ...sources.outages],
    agents: [...base.agents, ...sources.agents],
    constructions: [...base.constructions, ...sources.constructions],
    threats: [...base.threats.map((threat) => withPlaces(threat, pack)), ...sources.threats],
    controls: [...base.controls, ...sources.controls],
    strategies: [...base.strategies, ...sources.strategies],
    bibliography: [...base.bibliography, ...sources.bibliography],
    standards: base.standards,
    others: base.others,
  };
}

function withPlaces(threat: Located<ThreatSource>, pack: LoadedPack): Located<ThreatSource> {
  const added = pack.places
    .filter(({ value }) => value.threat === threat.value.id)
    .flatMap((place) => place.value.controls.map((line, i) => ({ place, line, i })));
  if (added.length === 0) return threat;
  return {
    ...threat,
    value: { ...threat.value, controls: [...threat.value.controls, ...added.map(({ line }) => line)] },
    place: (path = []) => {
      const one = path[0] === 'controls' && typeof path[1] === 'number' ? added[path[1] - threat.value.controls.length] : undefined;
      return one === undefined ? threat.place(path) : one.place.place(['controls', one.i]);
    },
  };
}

/** The place of something that a pack added to a list of an entry below it is in the pack. */
const placeOf =
  (entry: Located<unknown>, field: string, from: number, added: readonly Located<unknown>[]): Located<unknown>['place'] =>
  (path = []) => {
    const one = path[0] === field && typeof path[1] === 'number' ? added[path[1] - from] : undefined;
    return one === undefined ? entry.place(path) : one.place();
  };

/** Groups are named after files; a pack's file is named after its key. */
const groupTitle = (pack: LoadedPack): Readonly<Record<string, string>> => {
  const file = [...pack.sources.threats, ...pack.sources.controls][0]?.file;
  return file === undefined ? {} : { [file.replace(/^.*\/|\.yaml$/g, '')]: pack.header.title };
};

function messagesOf(packs: readonly LoadedPack[]): CatalogueMessages[] {
  const languages = new Map<string, Partial<Record<MessageTable, Record<string, string>>>>();
  for (const { value } of packs.flatMap((pack) => pack.messages)) {
    const texts = languages.get(value.language) ?? languages.set(value.language, {}).get(value.language)!;
    (texts[value.table as MessageTable] ??= {})[value.entry] = value.text;
  }
  return [...languages].map(([language, texts]) => ({ format: 'cordon-messages/1', language, texts }));
}
