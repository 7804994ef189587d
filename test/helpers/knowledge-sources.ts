import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKnowledge, type CompileResult } from '../../shared/knowledge/hospital/compile-knowledge.ts';
import { loadSources, type KnowledgeSources } from '../../shared/knowledge/hospital/load-sources.ts';
import { ProblemList, type SourceFile } from '../../shared/knowledge/hospital/source-file.ts';

/** The authored files of the repository's knowledge base. */
export function knowledgeFiles(): SourceFile[] {
  const folder = fileURLToPath(new URL('../../knowledge-base/', import.meta.url));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

let loaded: { readonly sources: KnowledgeSources; readonly result: CompileResult; readonly problems: ProblemList } | undefined;

/** The repository's knowledge base with its sources, once per test process. */
export function knowledgeSources(): NonNullable<typeof loaded> {
  if (loaded) return loaded;
  const problems = new ProblemList();
  const sources = loadSources(knowledgeFiles(), problems);
  loaded = { sources, result: compileKnowledge(sources, '', problems), problems };
  return loaded;
}
