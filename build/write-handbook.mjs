// `npm run kb:handbook`: writes docs/knowledge-base/ from the compiled knowledge base, a page for each threat and control.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKnowledge } from './compile-knowledge.mjs';
import { loadTypescript } from './load-typescript.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'docs', 'knowledge-base');

await compileKnowledge({ root, out: join(root, 'dist', 'knowledge') });
const { unseenThreats, writeHandbook } = await loadTypescript(root, 'build/handbook-bundle.ts');
const catalogue = JSON.parse(await readFile(join(root, 'dist/knowledge/catalogue.json'), 'utf8'));
const files = writeHandbook(catalogue, unseenThreats(join(root, 'knowledge-base')));
await rm(out, { recursive: true, force: true });
for (const folder of new Set(files.map(({ path }) => dirname(join(out, path))))) await mkdir(folder, { recursive: true });
await Promise.all(files.map(({ path, text }) => writeFile(join(out, path), text)));
process.stderr.write(`Wrote ${files.length} files to docs/knowledge-base\n`);
