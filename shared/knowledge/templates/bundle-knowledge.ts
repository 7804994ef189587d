import type { KnowledgeCatalogue } from '../catalogue.ts';
import type { CompiledKnowledge } from '../compiled.ts';
import { compileKnowledge } from '../hospital/compile-knowledge.ts';
import { loadSources, type KnowledgeSources } from '../hospital/load-sources.ts';
import { ProblemList, type KnowledgeProblem, type SourceFile } from '../hospital/source-file.ts';
import { englishTexts, type CatalogueMessages } from '../messages/catalogue-messages.ts';
import { compileMessages, readMessages } from '../messages/compile-messages.ts';
import { translationCounts, translationState } from '../messages/translation-state.ts';
import { compileTemplate, type CompiledTemplate } from './compile-template.ts';
import { hospitalTemplate } from './hospital-template.ts';

/** Everything that a build makes of the authored files: the engine's form, the catalogue with its templates, the models. */
export interface KnowledgeBundle {
  readonly compiled: CompiledKnowledge;
  readonly catalogue: KnowledgeCatalogue;
  readonly templates: readonly CompiledTemplate[];
  /** One for each language that has translations. */
  readonly messages: readonly CatalogueMessages[];
  readonly problems: readonly KnowledgeProblem[];
}

/**
 * What the hash of a knowledge base is taken of: all files by path, so that only content counts. Translations are
 * left out: they change no finding, and a model need not be compared again because of them. So is what the base is judged by.
 */
export const canonicalSources = (files: readonly SourceFile[]): string =>
  files
    .filter(({ path }) => !path.startsWith('messages/') && !path.startsWith('validation/'))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, text }) => `${path}\n${text.replaceAll('\r\n', '\n')}\n`)
    .join('');

/**
 * Compiles a knowledge base with its templates. Templates that do not fit are left out and reported; the
 * generated hospital is always one of them, unless the knowledge base lacks the classes that it needs.
 */
export function bundleKnowledge(files: readonly SourceFile[], sha256: string): KnowledgeBundle {
  const problems = new ProblemList();
  const sources = loadSources(files, problems);
  const { knowledge, catalogue } = compileKnowledge(sources, sha256, problems);
  const templates = compileTemplates(sources, catalogue, problems);
  const whole = { ...catalogue, templates: templates.map(({ entry }) => entry) };
  const languages = readMessages(sources.others, problems);
  const english = englishTexts(whole);
  const translations = Object.fromEntries(
    languages.map((source) => [source.language, translationCounts(translationState(source, english))]),
  );
  return {
    compiled: knowledge,
    catalogue: languages.length === 0 ? whole : { ...whole, translations },
    templates,
    messages: languages.map(compileMessages),
    problems: problems.all,
  };
}

/** The templates among the sources, and the generated hospital. */
export function compileTemplates(sources: KnowledgeSources, catalogue: KnowledgeCatalogue, problems: ProblemList): CompiledTemplate[] {
  const templates: CompiledTemplate[] = [];
  for (const file of sources.others) {
    if (!file.path.startsWith('templates/')) continue;
    const compiled = compileTemplate(file.path, file.value, catalogue);
    if (compiled.ok) {
      templates.push(compiled.value);
      for (const problem of compiled.value.warnings) problems.add({ ...problem, severity: 'warning', entry: file.path });
    } else for (const problem of compiled.error) problems.add({ ...problem, severity: 'error', entry: file.path });
  }
  const hospital = hospitalTemplate({ id: catalogue.id, version: catalogue.version });
  const classes = new Set(catalogue.classes.map((entry) => entry.id));
  if (Object.values(hospital.records.assets).every((asset) => classes.has(asset.type))) templates.push(hospital);
  templates.sort((a, b) => (a.entry.catalogueId < b.entry.catalogueId ? -1 : 1));
  return templates;
}
