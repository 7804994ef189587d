import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../../electron/cli/node-host.ts';
import { scratchFolder } from '../../helpers/cordon-in-process.ts';

describe('writing a result', () => {
  it.skipIf(process.platform === 'win32')('writes into a pipe and leaves it a pipe', async () => {
    const pipe = join(scratchFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const read = readFile(pipe, 'utf8');
    await nodeHost().writeFile(pipe, ['res', 'ult']);
    expect(await read).toBe('result');
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  it('replaces an ordinary file as a whole', async () => {
    const file = join(scratchFolder(), 'result.json');
    await nodeHost().writeFile(file, ['a longer', ' first result']);
    await nodeHost().writeFile(file, ['second']);
    expect(readFileSync(file, 'utf8')).toBe('second');
  });
});
