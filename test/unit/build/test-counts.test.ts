import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from '../../../build/test-counts.mjs';

describe('the count of npm test', () => {
  it('counts what Vitest reports, with the reason of each skip', () => {
    const tests = [
      { name: 'a', state: 'passed', note: null },
      { name: 'b', state: 'failed', note: null },
      { name: 'c', state: 'skipped', note: 'no folder' },
      { name: 'd', state: 'skipped', note: null },
      { name: 'e', state: 'pending', note: null },
    ];
    expect(countVitest({ tests, broken: 1 })).toEqual({
      passed: 1,
      failed: 3,
      skipped: [
        { name: 'c', reason: 'no folder' },
        { name: 'd', reason: 'no reason given' },
      ],
      retried: [],
    });
  });

  it('counts what Playwright reports, however deep, and takes a test that did not run for failed, and names a second try', () => {
    const spec = (title: string, status: string, annotations: object[] = []) => ({ title, tests: [{ status, annotations }] });
    const report = {
      errors: [],
      suites: [
        { specs: [spec('a', 'expected'), spec('b', 'unexpected')], suites: [{ specs: [spec('c', 'flaky'), spec('d', 'skipped')] }] },
        { specs: [spec('e', 'skipped', [{ type: 'skip', description: 'no runtime' }])] },
      ],
    };
    expect(countPlaywright(report)).toEqual({
      passed: 2,
      failed: 2,
      skipped: [{ name: 'e', reason: 'no runtime' }],
      retried: ['c'],
    });
  });

  it('takes a missing report for a failure', () => {
    expect(countVitest(null).failed).toBe(1);
    expect(countPlaywright(null).failed).toBe(1);
  });
});
