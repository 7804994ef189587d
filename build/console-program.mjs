// The command line as a program of its own, for people without Node: this machine's Node runtime, the same files as in dist/,
// and a starter (`cordon`, `cordon.cmd`). It goes into the packaged app beside it (docs/adr/0008), so it is built on the system
// that it is for.
import { chmod, copyFile, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const PARTS = ['cli', 'knowledge', 'electron/engine-worker.mjs'];

const SHELL = `#!/bin/sh
# Starts Cordon's command line with the runtime beside this file.
here=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0" 2>/dev/null || printf '%s' "$0")")" && pwd)
exec "$here/runtime/node" "$here/cli/cordon.mjs" "$@"
`;
const BATCH = '@"%~dp0runtime\\node.exe" "%~dp0cli\\cordon.mjs" %*\r\n';

/** Writes the program to a folder (emptied first) and gives the path of its starter. */
export async function makeConsoleProgram(folder = join(root, 'dist/console')) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'runtime'), { recursive: true });
  for (const part of PARTS) await cp(join(root, 'dist', part), join(folder, part), { recursive: true });
  const windows = process.platform === 'win32';
  const runtime = join(folder, 'runtime', windows ? 'node.exe' : 'node');
  await copyFile(process.execPath, runtime);
  await chmod(runtime, 0o755);
  const starter = join(folder, windows ? 'cordon.cmd' : 'cordon');
  await writeFile(starter, windows ? BATCH : SHELL);
  await chmod(starter, 0o755);
  return starter;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { ensureBuilt } = await import('./ensure-built.mjs');
  await ensureBuilt();
  process.stdout.write(`${await makeConsoleProgram()}\n`);
}
