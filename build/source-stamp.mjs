// One hash over everything that goes into dist/: the build is redone when it changes, and only then.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const inputs = ['build', 'electron', 'knowledge-base', 'renderer', 'shared', 'package-lock.json'];

async function* filesUnder(path) {
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) yield* filesUnder(child);
    else yield child;
  }
}

/** Content, not times: a checkout, a copy and a touched file need no new build. */
export async function sourceStamp(root) {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    const path = join(root, input);
    if (!existsSync(path)) continue;
    if (input.includes('.')) {
      hash.update(input).update(await readFile(path));
      continue;
    }
    for await (const file of filesUnder(path))
      hash
        .update(file.slice(root.length))
        .update('\0')
        .update(await readFile(file));
  }
  return hash.digest('hex');
}
