// Compiles knowledge-base/ to dist/knowledge: compiled.json (the engine reads it), catalogue.json (people read it),
// messages-<language>.json (translations of it) and templates/<id>.json (model files). Entries with errors are left out and printed; `cordon kb check` refuses them.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTypescript } from './load-typescript.mjs';

const PRINTED = 20;

async function sourceFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return Promise.all(paths.map(async (path) => ({ path: path.split(sep).join('/'), text: await readFile(join(folder, path), 'utf8') })));
}

/** @param {{ root: string, out: string }} options */
export async function compileKnowledge({ root, out }) {
  const { bundleKnowledge, canonicalSources, writeModelFile } = await loadTypescript(root, 'build/knowledge-bundle.ts');
  const files = await sourceFiles(join(root, 'knowledge-base'));
  const sha256 = createHash('sha256').update(canonicalSources(files)).digest('hex');
  const started = performance.now();
  const { compiled, catalogue, templates, messages, problems } = bundleKnowledge(files, sha256);
  const milliseconds = performance.now() - started;
  await rm(out, { recursive: true, force: true });
  await mkdir(join(out, 'templates'), { recursive: true });
  await writeFile(join(out, 'compiled.json'), JSON.stringify(compiled));
  await writeFile(join(out, 'catalogue.json'), JSON.stringify(catalogue));
  // What packs are laid over: read only when there is a pack.
  const layered = files.filter(({ path }) => !/^(templates|messages|validation)\//.test(path));
  await writeFile(join(out, 'sources.json'), JSON.stringify({ sha256, files: layered }));
  for (const texts of messages) await writeFile(join(out, `messages-${texts.language}.json`), JSON.stringify(texts));
  for (const { entry, records } of templates) await writeFile(join(out, 'templates', `${entry.id}.json`), writeModelFile(records));
  const errors = problems.filter((problem) => problem.severity === 'error');
  for (const { place, found, expected } of errors.slice(0, PRINTED))
    process.stderr.write(`knowledge-base/${place}: ${found}; expected ${expected}\n`);
  if (errors.length > PRINTED) process.stderr.write(`… and ${errors.length - PRINTED} more errors in the knowledge base\n`);
  return { errors: errors.length, milliseconds };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { milliseconds } = await compileKnowledge({ root, out: join(root, 'dist', 'knowledge') });
  process.stderr.write(`Compiled the knowledge base from its sources in ${(milliseconds / 1000).toFixed(2)} s\n`);
}
