import type * as z from 'zod/mini';
import { readYaml, type ParsedFile } from './read-yaml.ts';
import {
  agentEntry,
  attributeEntry,
  classEntry,
  classFile,
  consequenceEntry,
  constructionEntry,
  controlEntry,
  headerFile,
  relationEntry,
  sourceEntry,
  strategyEntry,
  threatEntry,
  type AgentSource,
  type AttributeSource,
  type BibliographySource,
  type ClassSource,
  type ConsequenceSource,
  type ConstructionSource,
  type ControlSource,
  type HeaderSource,
  type RelationSource,
  type StrategySource,
  type ThreatSource,
} from './schema.ts';
import { requirementEntry, standardFile, type RequirementSource, type StandardSource } from './standard-schema.ts';
import { ProblemList, type Located, type SourceFile } from './source-file.ts';

/** A knowledge base as written: every entry that could be read, with its place. */
export interface KnowledgeSources {
  readonly header: Located<HeaderSource> | null;
  readonly classes: readonly Located<ClassSource>[];
  readonly relations: readonly Located<RelationSource>[];
  readonly attributes: readonly Located<AttributeSource>[];
  readonly consequences: readonly Located<ConsequenceSource>[];
  readonly agents: readonly Located<AgentSource>[];
  readonly constructions: readonly Located<ConstructionSource>[];
  readonly threats: readonly Located<ThreatSource>[];
  readonly controls: readonly Located<ControlSource>[];
  readonly strategies: readonly Located<StrategySource>[];
  readonly bibliography: readonly Located<BibliographySource>[];
  readonly standards: readonly LoadedStandard[];
  /** Files with a format of their own: templates, messages. */
  readonly others: readonly ParsedFile[];
}

/** A compliance set: its header, and those of its requirements that could be read. */
export interface LoadedStandard {
  readonly standard: Located<StandardSource>;
  readonly requirements: readonly Located<RequirementSource>[];
}

/**
 * Reads authored files (in any order). Nothing throws: what cannot be read is left out and reported, and of two entries
 * with one id the first stays.
 */
export function loadSources(files: readonly SourceFile[], problems: ProblemList = new ProblemList()): KnowledgeSources {
  const tables = {
    classes: [] as Located<ClassSource>[],
    relations: [] as Located<RelationSource>[],
    attributes: [] as Located<AttributeSource>[],
    consequences: [] as Located<ConsequenceSource>[],
    agents: [] as Located<AgentSource>[],
    constructions: [] as Located<ConstructionSource>[],
    threats: [] as Located<ThreatSource>[],
    controls: [] as Located<ControlSource>[],
    strategies: [] as Located<StrategySource>[],
    bibliography: [] as Located<BibliographySource>[],
    standards: [] as LoadedStandard[],
    others: [] as ParsedFile[],
  };
  let header: Located<HeaderSource> | null = null;
  const seen = new Map<string, string>();
  const reader = new EntryReader(problems, seen);

  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const [folder = '', name = ''] = file.path.includes('/') ? file.path.split('/') : ['', file.path];
    if (!file.path.endsWith('.yaml')) continue;
    const parsed = readYaml(file, problems);
    if (parsed === null) continue;
    if (folder === 'assets') readClasses(parsed, reader, tables.classes);
    else if (folder === 'relations') tables.relations.push(...reader.list(parsed, relationEntry, 'relation'));
    else if (folder === 'consequences') tables.consequences.push(...reader.list(parsed, consequenceEntry, 'consequence'));
    else if (folder === 'threats') tables.threats.push(...reader.list(parsed, threatEntry, 'threat'));
    else if (folder === 'controls') tables.controls.push(...reader.list(parsed, controlEntry, 'control'));
    else if (folder === 'strategies') tables.strategies.push(...reader.list(parsed, strategyEntry, 'strategy'));
    else if (folder === 'standards') readStandard(parsed, reader, tables.standards);
    else if (folder === 'templates' || folder === 'messages') tables.others.push(parsed);
    else if (name === 'attributes.yaml') tables.attributes.push(...reader.list(parsed, attributeEntry, 'attribute'));
    else if (name === 'agents.yaml') tables.agents.push(...reader.list(parsed, agentEntry, 'agent'));
    else if (name === 'construction.yaml') tables.constructions.push(...reader.list(parsed, constructionEntry, 'construction'));
    else if (name === 'bibliography.yaml') tables.bibliography.push(...reader.list(parsed, sourceEntry, 'source'));
    else if (name === 'knowledge-base.yaml') header = reader.one(parsed, headerFile, 'header');
    else reader.unknownFile(parsed);
  }
  return { header, ...tables };
}

function readClasses(parsed: ParsedFile, reader: EntryReader, into: Located<ClassSource>[]): void {
  const file = reader.one(parsed, classFile, 'group');
  if (file === null) return;
  const { group, icon } = file.value;
  for (const entry of reader.entries(parsed, file.value.classes, ['classes'], classEntry, 'class')) {
    into.push({ ...entry, value: { ...entry.value, group, groupIcon: icon } });
  }
}

function readStandard(parsed: ParsedFile, reader: EntryReader, into: LoadedStandard[]): void {
  const standard = reader.one(parsed, standardFile, 'standard');
  if (standard === null) return;
  const requirements = reader.entries(parsed, standard.value.requirements, ['requirements'], requirementEntry, 'requirement');
  into.push({ standard, requirements });
}

/** Reads entries one by one, so that a bad one costs only itself. */
class EntryReader {
  readonly #problems: ProblemList;
  readonly #seen: Map<string, string>;

  constructor(problems: ProblemList, seen: Map<string, string>) {
    this.#problems = problems;
    this.#seen = seen;
  }

  one<T extends z.ZodMiniType>(parsed: ParsedFile, schema: T, kind: string): Located<z.infer<T>> | null {
    return this.#parse(parsed, parsed.value, [], schema, kind);
  }

  list<T extends z.ZodMiniType>(parsed: ParsedFile, schema: T, kind: string): Located<z.infer<T>>[] {
    if (parsed.value === null) return [];
    if (!Array.isArray(parsed.value)) {
      this.#problems.add({
        severity: 'error',
        kind: 'bad-file',
        entry: '',
        place: `${parsed.path}:1`,
        found: typeof parsed.value,
        expected: `a list of entries (${kind})`,
        tip: 'Begin each entry with `- id:` at the start of a line.',
      });
      return [];
    }
    return this.entries(parsed, parsed.value as unknown[], [], schema, kind);
  }

  entries<T extends z.ZodMiniType>(
    parsed: ParsedFile,
    values: readonly unknown[],
    base: readonly string[],
    schema: T,
    kind: string,
  ): Located<z.infer<T>>[] {
    return values.flatMap((value, i) => {
      const entry = this.#parse(parsed, value, [...base, i], schema, kind);
      return entry !== null && this.#isNew(entry, kind) ? [entry] : [];
    });
  }

  unknownFile(parsed: ParsedFile): void {
    this.#problems.add({
      severity: 'warning',
      kind: 'unknown-file',
      entry: '',
      place: parsed.path,
      found: parsed.path,
      expected: 'a file that docs/spec/knowledge-base-format.md names',
      tip: 'Move it to the folder of its kind.',
    });
  }

  #parse<T extends z.ZodMiniType>(
    parsed: ParsedFile,
    value: unknown,
    base: readonly (string | number)[],
    schema: T,
    kind: string,
  ): Located<z.infer<T>> | null {
    const entry = nameOf(value) ?? (base.length > 0 ? `${kind} ${Number(base.at(-1)) + 1}` : kind);
    const place = (path: readonly (string | number)[] = []): string => {
      const field = path
        .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
        .join('')
        .replace(/^\./, '');
      return `${parsed.path}:${parsed.lineOf([...base, ...path])}, ${entry}${field === '' ? '' : ` ${field}`}`;
    };
    const result = schema.safeParse(value);
    if (result.success) return { value: result.data as z.infer<T>, file: parsed.path, entry, place };
    for (const issue of result.error.issues) {
      const path = issue.path.filter((part) => typeof part !== 'symbol');
      this.#problems.add({
        severity: 'error',
        kind: `bad-${kind}`,
        entry,
        place: place(path),
        found: shown(at(value, path)),
        expected: issue.message || issue.code,
        tip:
          issue.code === 'unrecognized_keys'
            ? 'Check the spelling of the field, or take it away.'
            : 'Compare with docs/spec/knowledge-base-format.md.',
      });
    }
    return null;
  }

  #isNew(entry: Located<unknown>, kind: string): boolean {
    const key = `${kind} ${entry.entry}`;
    const first = this.#seen.get(key);
    if (first === undefined) {
      this.#seen.set(key, entry.place());
      return true;
    }
    this.#problems.error(
      'duplicate-id',
      entry,
      ['id'],
      entry.entry,
      `an id of its own (already used at ${first})`,
      'Give the entry another id, or take one of the two away.',
    );
    return false;
  }
}

const nameOf = (value: unknown): string | null => {
  const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
};

function at(value: unknown, path: readonly (string | number)[]): unknown {
  let here = value;
  for (const part of path) {
    if (here === null || typeof here !== 'object') return undefined;
    here = (here as Record<string | number, unknown>)[part];
  }
  return here;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const written = typeof value === 'string' ? value : asJson(value);
  return written.length > 80 ? `${written.slice(0, 77)}…` : written;
}

/** An alias may make a value contain itself, and then it has no JSON. */
function asJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return 'something that contains itself';
  }
}
