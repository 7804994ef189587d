import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { cacheFolder, fileCache } from '../../../electron/cli/file-cache.ts';
import { cordon, scratchFolder } from '../../helpers/cordon-in-process.ts';
import { smallDomain, smallSystem } from '../../helpers/ssm-quads.ts';

const folder = scratchFolder();
const [domain, system] = [join(folder, 'domain.nq'), join(folder, 'system.nq.gz')];
const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

beforeAll(() => {
  writeFileSync(domain, smallDomain());
  writeFileSync(system, gzipSync(smallSystem()));
});

describe('cordon ssm', () => {
  it('writes the results of a plain domain model and a packed system model', async () => {
    const out = join(folder, 'out.json');
    expect(await cordon(['ssm', domain, system, '--mode', 'future', '--stage', 'all', '--json', out])).toMatchObject({
      code: 0,
      out: '',
      err: '',
    });
    expect(read(out)).toMatchObject({ overallRisk: 'R0', complete: true, counts: { assertedAssets: 2, inferredAssets: 1, threats: 1 } });
  });

  it('reports cold, best and median of every step, and analyses too when asked', async () => {
    const [timings, out] = [join(folder, 'timings.json'), join(folder, 'both.json')];
    expect((await cordon(['ssm', domain, system, '--timings', timings, '--json', out])).code).toBe(0);
    const measured = read(timings);
    for (const step of ['parse', 'compile', 'load', 'validate', 'risk', 'validateAndRisk', 'names', 'toggle'])
      expect(Object.keys(measured[step] as object), step).toEqual(['cold', 'best', 'median']);
    expect(measured).toMatchObject({ runs: 5, sizes: { assertedAssets: 2, threats: 1, controlStrategies: 1 } });
    expect(existsSync(out)).toBe(true);
  });

  it('saves a system model that gives the same results, from its inferred graph alone too', async () => {
    const [saved, first, again, alone] = ['saved.nq', 'first.json', 'again.json', 'alone.json'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
      string,
    ];
    expect((await cordon(['ssm', domain, system, '--save', saved, '--json', first])).code).toBe(0);
    await cordon(['ssm', domain, saved, '--json', again]);
    await cordon(['ssm', domain, saved, '--stage', 'risk', '--json', alone]);
    expect(read(again)).toEqual(read(first));
    expect(read(alone)['threats']).toEqual(read(first)['threats']);
  });

  it('refuses files that it cannot take with exit 1 and the place, and wrong usage with exit 2', async () => {
    const cut = join(folder, 'cut.nq.gz');
    writeFileSync(cut, gzipSync(smallSystem()).subarray(0, 200));
    const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
      [[domain, cut], 1, /cut\.nq\.gz: compressed data that ends early/],
      [[system, domain], 1, /system\.nq\.gz: no asset classes.*Name the domain model first/],
      [[domain, join(folder, 'nowhere.nq')], 1, /nowhere\.nq: there is no such file/],
      [[domain], 2, /SYSTEM is missing/],
      [[domain, system, '--mode', 'past'], 2, /--mode wants one of future, current/],
      [[domain, system, '--stage', 'risk', '--save', cut], 2, /leave --stage risk out/],
    ];
    for (const [args, code, message] of cases) {
      const run = await cordon(['ssm', ...args]);
      expect(run.code, run.err).toBe(code);
      expect(run.err).toMatch(message);
    }
  });

  it('keeps a compiled domain model, reads it again, and does without a damaged copy', async () => {
    const kept = scratchFolder();
    const cache = fileCache(kept);
    const out = join(folder, 'kept.json');
    expect((await cordon(['ssm', domain, system, '--json', out], { cache })).code).toBe(0);
    const first = read(out);
    const [name] = readdirSync(kept) as [string];
    expect(name).toMatch(/^domain-[0-9a-f]{64}\.[0-9a-f]{12}\.json$/);

    // Shown by a trace in the copy: the version is told nowhere else.
    const file = join(kept, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"id":"C"', '"id":"Kept"'));
    await cordon(['ssm', domain, system, '--json', out], { cache });
    expect(JSON.stringify(read(out))).toContain('Kept');

    writeFileSync(file, '{"format":"cordon-compiled/1","cut');
    expect((await cordon(['ssm', domain, system, '--json', out], { cache })).code).toBe(0);
    expect(read(out)).toEqual(first);
  });

  it('goes on where nothing can be kept', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    for (const place of [null, join(folder, 'a-file', 'inside')]) {
      const cache = fileCache(place);
      await cache.write('domain-x', 'text');
      expect(await cache.read('domain-x')).toBeNull();
    }
    expect(cacheFolder({ CORDON_CACHE: 'off' }, 'linux')).toBeNull();
    expect(cacheFolder({ XDG_CACHE_HOME: '/c' }, 'linux')).toBe(join('/c', 'cordon'));
  });
});
