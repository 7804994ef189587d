import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../build/start.mjs', import.meta.url));

/** `npm start` on a machine without Electron's runtime. */
test.describe('npm start without the runtime', () => {
  let noRuntime = '';
  const started: ChildProcess[] = [];
  test.beforeAll(async () => {
    noRuntime = await mkdtemp(join(tmpdir(), 'cordon-no-runtime-'));
  });
  test.afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGTERM');
  });
  test.afterAll(() => rm(noRuntime, { recursive: true, force: true }));

  const start = (port: string) => {
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, CI: 'true', CORDON_PORT: port, ELECTRON_OVERRIDE_DIST_PATH: noRuntime },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    const run = { output: '', exit: new Promise<number | null>((resolve) => child.on('close', resolve)), child };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (run.output += chunk.toString()));
    return run;
  };
  const freePort = (): Promise<string> =>
    new Promise((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(String(port)));
      });
    });

  test('serves the app, says where, and stops when asked', async ({ page }) => {
    const port = await freePort();
    const run = start(port);
    await expect.poll(() => run.output, { timeout: 60_000 }).toContain(`http://127.0.0.1:${port}/`);
    expect(run.output).toContain('npm run get-electron');
    await page.goto(`http://127.0.0.1:${port}/`);
    await expect(page.getByRole('heading').first()).toBeVisible();
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(0);
  });

  test('says what holds its port, and stops instead of taking another', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    const run = start(String(port));
    expect(await run.exit).toBe(1);
    expect(run.output).toContain(`Port ${port} on 127.0.0.1 is taken by`);
    if (process.platform === 'linux') expect(run.output).toContain(`process ${process.pid}`);
    holder.close();
  });

  test('refuses a port that is none', async () => {
    const run = start('eighty');
    expect(await run.exit).toBe(1);
    expect(run.output).toContain('CORDON_PORT is "eighty"');
  });
});
