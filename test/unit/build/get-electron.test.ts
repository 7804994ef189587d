import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { electronRuntime } from '../../../build/electron-runtime.mjs';

const script = fileURLToPath(new URL('../../../build/get-electron.mjs', import.meta.url));
const empty = mkdtempSync(join(tmpdir(), 'cordon-no-runtime-'));
afterAll(() => rmSync(empty, { recursive: true, force: true }));

/** A machine without the runtime, whose network refuses: nothing listens on port 1. */
const closed = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: empty, ELECTRON_MIRROR: 'http://127.0.0.1:1/', electron_config_cache: empty };
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [script, ...args], { env: closed, encoding: 'utf8', timeout: 30_000 });

describe("fetching Electron's runtime", () => {
  it('fails in one sentence that names the command for later, and does not fail the installation', () => {
    const { status, stdout } = run('--optional');
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stdout).toContain('npm run get-electron');
  });

  it('fails when it was asked for', () => {
    expect(run().status).toBe(1);
  });

  it('does not take an empty folder for a runtime', () => {
    expect(electronRuntime(closed)).toBeNull();
  });
});
