// `npm run pack`: the app as a folder under release/, from the runtime that `npm ci` fetched, without using the network.
// `npm run pack -- --installers` makes installers; their helper tools are downloaded, so it needs a connection.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeConsoleProgram } from './console-program.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { ensureBuilt } from './ensure-built.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const runtime = electronRuntime();
if (runtime === null) {
  process.stderr.write("Packaging needs Electron's runtime: npm run get-electron fetches it.\n");
  process.exit(1);
}
await ensureBuilt();
await makeConsoleProgram();
const installers = process.argv.includes('--installers');
// On macOS the runtime is inside a bundle, three folders below the one that is packed.
const folder = process.platform === 'darwin' ? join(dirname(runtime), '..', '..', '..') : dirname(runtime);
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/electron-builder/cli.js'),
    ...(installers ? [] : ['--dir']),
    '--publish=never',
    '-c',
    join(root, 'build/electron-builder.yml'),
    `-c.electronDist=${folder}`,
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
