// Where Electron's runtime is, without asking the network: the package's own index.js would start a download.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('../node_modules/electron', import.meta.url));

const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** @returns {string | null} path of the executable, or null where there is none */
export function electronRuntime(env = process.env) {
  const name = executables[process.platform] ?? 'electron';
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined && override !== '') {
    const path = join(override, name);
    return existsSync(path) ? path : null;
  }
  const marker = join(packageFolder, 'path.txt');
  if (!existsSync(marker)) return null;
  const path = join(packageFolder, 'dist', readFileSync(marker, 'utf8').trim());
  return existsSync(path) ? path : null;
}
