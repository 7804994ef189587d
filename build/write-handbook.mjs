// `npm run kb:handbook`: writes docs/knowledge-base/ from the compiled knowledge base, a page for each threat and control.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as vite } from 'vite';
import { compileKnowledge } from './compile-knowledge.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tools = join(root, 'dist', 'tools');
const out = join(root, 'docs', 'knowledge-base');

await compileKnowledge({ root, out: join(root, 'dist', 'knowledge') });
await vite({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: join(root, 'build/handbook-bundle.ts'),
    outDir: tools,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'handbook-bundle.mjs', codeSplitting: false } },
  },
});
const { writeHandbook } = await import(`${pathToFileURL(join(tools, 'handbook-bundle.mjs')).href}?${Date.now()}`);
const files = writeHandbook(JSON.parse(await readFile(join(root, 'dist/knowledge/catalogue.json'), 'utf8')));
await rm(out, { recursive: true, force: true });
for (const folder of new Set(files.map(({ path }) => dirname(join(out, path))))) await mkdir(folder, { recursive: true });
await Promise.all(files.map(({ path, text }) => writeFile(join(out, path), text)));
process.stderr.write(`Wrote ${files.length} files to docs/knowledge-base\n`);
