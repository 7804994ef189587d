import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** Texts kept between runs, by name. Reading gives `null` and writing does nothing where the disk does not let us. */
export interface TextCache {
  read(name: string): Promise<string | null>;
  write(name: string, text: string): Promise<void>;
}

/** How many texts are kept; the oldest go first. */
const MOST = 32;

/** The folder that the system sets aside for caches; `CORDON_CACHE` names another one, and `CORDON_CACHE=off` none. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string | null {
  if (env['CORDON_CACHE'] === 'off') return null;
  if (env['CORDON_CACHE']) return env['CORDON_CACHE'];
  if (platform === 'win32') return env['LOCALAPPDATA'] ? join(env['LOCALAPPDATA'], 'Cordon', 'Cache') : null;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'Cordon');
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'cordon');
}

/** A cache in a folder. What another version of the program wrote is not read: the program's own size and date are part of each name. */
export function fileCache(folder: string | null = cacheFolder()): TextCache {
  let stamp: Promise<string> | null = null;
  const fileOf = async (name: string): Promise<string | null> => {
    if (folder === null) return null;
    stamp ??= stat(fileURLToPath(import.meta.url)).then(
      (program) => `${program.size}-${Math.round(program.mtimeMs)}`,
      () => 'unknown',
    );
    const version = createHash('sha256')
      .update(await stamp)
      .digest('hex')
      .slice(0, 12);
    return join(folder, `${name}.${version}.json`);
  };
  return {
    async read(name) {
      const file = await fileOf(name);
      return file === null ? null : readFile(file, 'utf8').catch(() => null);
    },
    async write(name, text) {
      const file = await fileOf(name);
      if (file === null || folder === null) return;
      const temporary = `${file}.${process.pid}.part`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(temporary, text, { mode: 0o600 });
        await rename(temporary, file);
        await dropOldest(folder);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

async function dropOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('domain-') && name.endsWith('.json'));
  if (names.length <= MOST) return;
  const dated = await Promise.all(names.map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })));
  for (const { name } of dated.sort((a, b) => a.time - b.time).slice(0, names.length - MOST)) await rm(join(folder, name), { force: true });
}
