import { createPackage, listPackage } from '@electron/asar';
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const config = join(root, 'build/electron-builder.yml');

async function put(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** The shape of Electron's runtime, without a program in it: enough to pack, not to run. */
async function imitationRuntime(folder: string): Promise<void> {
  await put(folder, {
    electron: '#!/bin/sh\n',
    version: '45.4.1',
    LICENSE: 'x',
    'LICENSES.chromium.html': 'x',
    'locales/en-US.pak': 'x',
    'empty/package.json': '{}',
  });
  await chmod(join(folder, 'electron'), 0o755);
  await mkdir(join(folder, 'resources'));
  await createPackage(join(folder, 'empty'), join(folder, 'resources/default_app.asar'));
  await rm(join(folder, 'empty'), { recursive: true });
}

const run = (command: string, args: readonly string[], cwd: string): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: 55_000 });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) => resolve({ code, output }));
  });

describe('the configuration of packaging', () => {
  it('sets every fuse so that only the signed archive runs, and never as Node', async () => {
    const { electronFuses, publish } = parse(await readFile(config, 'utf8')) as { electronFuses: unknown; publish: unknown };
    expect(electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(publish).toBeNull();
  });
});

describe('the packed app', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cordon-pack-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds what was built and nothing else', { timeout: 60_000 }, async (context) => {
    context.skip(process.platform !== 'linux', 'the imitation of the runtime has the shape that it has on Linux');
    await imitationRuntime(join(folder, 'runtime'));
    const project = join(folder, 'project');
    await put(project, {
      'package.json': await readFile(join(root, 'package.json'), 'utf8'),
      LICENSE: 'x',
      'THIRD-PARTY-LICENSES.md': 'x',
      'dist/electron/main.js': 'x',
      'dist/electron/preload.cjs': 'x',
      'dist/electron/engine-worker.mjs': 'x',
      'dist/renderer/index.html': 'x',
      'dist/renderer/assets/index.js': 'x',
      'dist/renderer/assets/index.js.map': 'x',
      'dist/cli/cordon.mjs': 'x',
      'shared/base/result.ts': 'x',
      'test/secret.json': '{}',
      'node_modules/react/package.json': '{"name":"react","version":"19.3.1"}',
      'node_modules/react/index.js': 'x',
    });
    // A fuse is a place in the real program; the imitation has none.
    const settings = parse(await readFile(config, 'utf8')) as Record<string, unknown>;
    delete settings['electronFuses'];
    const withoutFuses = join(folder, 'builder.json');
    await writeFile(withoutFuses, JSON.stringify(settings));
    const packed = await run(
      process.execPath,
      [
        join(root, 'node_modules/electron-builder/cli.js'),
        '--linux',
        '--dir',
        '--publish=never',
        '--projectDir',
        project,
        '-c',
        withoutFuses,
        `-c.electronDist=${join(folder, 'runtime')}`,
        '-c.electronVersion=45.4.1',
      ],
      project,
    );
    expect(packed.code, packed.output).toBe(0);
    const files = listPackage(join(project, 'release/linux-unpacked/resources/app.asar'), { isPack: false });
    expect(files.filter((path) => /\.[a-z]+$|LICENSE$/.test(path)).sort()).toEqual([
      '/LICENSE',
      '/THIRD-PARTY-LICENSES.md',
      '/dist/electron/main.js',
      '/dist/electron/preload.cjs',
      '/dist/renderer/assets/index.js',
      '/dist/renderer/index.html',
      '/package.json',
    ]);
  });
});
