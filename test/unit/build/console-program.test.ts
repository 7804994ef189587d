import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeConsoleProgram } from '../../../build/console-program.mjs';
import { ensureBuilt } from '../../../build/ensure-built.mjs';

describe('the console program of the packaged app', () => {
  let folder = '';
  let cordon = '';
  beforeAll(async () => {
    await ensureBuilt();
    folder = await mkdtemp(join(tmpdir(), 'cordon console '));
    cordon = await makeConsoleProgram(join(folder, 'console'));
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => spawnSync(cordon, args, { cwd: folder, encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } });

  it('analyses a template without Node on the PATH, without a display', () => {
    const { status, stdout } = run('analyse', 'pocket-ehr', '--no-timings');
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { complete: boolean }).complete).toBe(true);
  });

  it('keeps the exit codes of the command line', () => {
    expect(run('analyse', 'pocket-ehr', '--fail-on', 'low', '--json', join(folder, 'out.json')).status).toBe(3);
    expect(run('no-such-command').status).toBe(2);
  });
});
