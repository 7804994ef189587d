import { describe, expect, it } from 'vitest';
import { inProduction } from '../../../build/in-production.mjs';

const mode = (): string | undefined => process.env['NODE_ENV'];

describe('What is built while tests run', () => {
  it('is built as for people, and the tests go on as tests', async () => {
    const before = mode();
    expect(before).not.toBe('production');
    expect(await inProduction(() => Promise.resolve(mode()))).toBe('production');
    expect(mode()).toBe(before);
  });

  it('leaves the tests as tests also where a build fails', async () => {
    const before = mode();
    await expect(inProduction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(mode()).toBe(before);
  });
});
