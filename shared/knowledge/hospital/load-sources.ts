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
  outageEntry,
  quantityEntry,
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
  type OutageSource,
  type QuantitySource,
  type RelationSource,
  type StrategySource,
  type ThreatSource,
} from './schema.ts';
import { requirementEntry, standardFile, type RequirementSource, type StandardSource } from './standard-schema.ts';
import { EntryReader } from './entry-reader.ts';
import { ProblemList, type Located, type SourceFile } from './source-file.ts';

/** A knowledge base as written: every entry that could be read, with its place. */
export interface KnowledgeSources {
  readonly header: Located<HeaderSource> | null;
  readonly classes: readonly Located<ClassSource>[];
  readonly relations: readonly Located<RelationSource>[];
  readonly attributes: readonly Located<AttributeSource>[];
  readonly consequences: readonly Located<ConsequenceSource>[];
  readonly quantities: readonly Located<QuantitySource>[];
  readonly outages: readonly Located<OutageSource>[];
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
    quantities: [] as Located<QuantitySource>[],
    outages: [] as Located<OutageSource>[],
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
    // What the base is judged by is no part of it.
    if (!file.path.endsWith('.yaml') || folder === 'validation') continue;
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
    else if (name === 'quantities.yaml') tables.quantities.push(...reader.list(parsed, quantityEntry, 'quantity'));
    else if (name === 'outages.yaml') tables.outages.push(...reader.list(parsed, outageEntry, 'outage'));
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
