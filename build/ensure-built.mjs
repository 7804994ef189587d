// Builds when the sources differ from what dist/ was built from. `npm start` and `npm run cordon` begin here.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceStamp } from './source-stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function ensureBuilt() {
  const file = join(root, 'dist', 'stamp');
  if (existsSync(file) && (await readFile(file, 'utf8')) === (await sourceStamp(root))) return;
  process.stderr.write('Building Cordon …\n');
  const { build } = await import('./build.mjs');
  await build();
}
