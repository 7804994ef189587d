import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkDomain } from '../../../../shared/knowledge/ssm/check-domain.ts';
import { viewQuads } from '../../../../shared/knowledge/ssm/quad-view.ts';
import { readQuadFile } from '../../../../shared/knowledge/ssm/read-quad-file.ts';
import { QUAD_LIMITS, readQuads } from '../../../../shared/knowledge/ssm/read-quads.ts';
import { smallDomain, smallSystem } from '../../../helpers/ssm-quads.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (data: Uint8Array, limits: Partial<typeof QUAD_LIMITS & { maxBytes: number }> = {}) =>
  readQuadFile(data, 'model.nq', { ...QUAD_LIMITS, maxBytes: 1024 * 1024, ...limits });
const viewOf = (text: string) => {
  const result = readQuads(text, 'model.nq');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return viewQuads(result.value);
};
const line = (object: string): string => `<a:s> <a:p> ${object} <a:g> .\n`;

describe('a hostile N-Quads file', () => {
  it('with a literal of a million characters is refused with its line', () => {
    const result = read(bytes(line('"short"') + line(`"${'x'.repeat(1_000_000)}"`)), { maxBytes: 4_000_000 });
    expect(result).toMatchObject({
      ok: false,
      error: [{ kind: 'unreadable-line', place: 'model.nq, line 2', found: 'a term of more than 100000 characters' }],
    });
  });

  it('that unpacks to far more than it is stops at the limit', () => {
    const bomb = gzipSync(new Uint8Array(64 * 1024 * 1024), { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().arrayBuffers;
    const start = performance.now();
    expect(read(bomb)).toMatchObject({ ok: false, error: [{ kind: 'too-large', found: 'more than 1 MB after unpacking' }] });
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
  });

  it('that was cut off while it was compressed is told from an empty one', () => {
    const whole = gzipSync(bytes(smallDomain()));
    expect(read(whole)).toMatchObject({ ok: true });
    for (const length of [2, 12, whole.length >> 1, whole.length - 9])
      expect(read(whole.subarray(0, length))).toMatchObject({ ok: false, error: [{ kind: 'broken-gzip' }] });
    const damaged = Uint8Array.from(whole);
    damaged[whole.length - 6]! ^= 1;
    expect(read(damaged)).toMatchObject({ ok: false, error: [{ kind: 'broken-gzip' }] });
    expect(read(bytes(''))).toMatchObject({ ok: true, value: { count: 0 } });
  });

  it('that was compressed in parts and joined is read as one', () => {
    const joined = Buffer.concat([gzipSync(bytes(line('"one"'))), gzipSync(bytes(line('"two"')))]);
    expect(read(joined)).toMatchObject({ ok: true, value: { count: 2 } });
  });

  it('tells its first twenty bad lines, each with what is wrong', () => {
    const bad = [
      '<a:s> <a:p>',
      '<a:s> <a:p> <a:o',
      '<a:s> <a:p> "open',
      '"a" <a:p> <a:o> .',
      '<a:s> <a:p> <a:o> <a:g>',
      'nonsense',
      '<a:s> <a:p> <a:o> "graph" .',
    ];
    const result = read(bytes(bad.join('\n')));
    expect(result.ok ? [] : result.error.map((problem) => problem.place)).toEqual(bad.map((_, i) => `model.nq, line ${i + 1}`));
    const many = read(bytes('nonsense\n'.repeat(5_000)));
    expect(many.ok ? 0 : many.error.length).toBe(20);
  });

  it('with more statements than allowed stops there', () => {
    const result = read(bytes(line('"x"').repeat(1_000)), { maxStatements: 999 });
    expect(result).toMatchObject({ ok: false, error: [{ kind: 'too-large', found: 'more than 999 statements' }] });
  });

  it('with Windows line ends, comments, blank nodes and escapes is read as it is meant', () => {
    const result = readQuads('# a comment\r\n\r\n_:b <a:p> "caf\\u00e9 \\"x\\"\\n" <a:g> .\r\n<a:s> <a:p> "y"@en .\r\n', 'f');
    expect(result).toMatchObject({
      ok: true,
      value: { count: 2, terms: ['_:b', 'a:p', '"caf\\u00e9 \\"x\\"\\n"', 'a:g', 'a:s', '"y"@en'] },
    });
    expect(result.ok && viewQuads(result.value).text('_:b', 'a:p')).toBe('café "x"\n');
  });
});

describe('a domain model that cannot be compiled', () => {
  it('is refused when it is a system model, with what to do', () => {
    expect(checkDomain(viewOf(smallSystem()), 'system.nq')).toMatchObject([
      { kind: 'no-domain-model', place: 'system.nq', tip: 'Name the domain model first and the system model second.' },
    ]);
    expect(checkDomain(viewOf(smallDomain()), 'domain.nq')).toEqual([]);
  });

  it('is refused when its classes are too many or above each other in too many ways', () => {
    const root = 'http://it-innovation.soton.ac.uk/ontologies/trustworthiness/domain#';
    const classes = (count: number): string =>
      Array.from(
        { length: count },
        (_, i) =>
          `<${root}c${i}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2002/07/owl#Class> <a:g> .\n<${root}c${i}> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <${root}c${(i + 1) % count}> <a:g> .\n`,
      ).join('');
    expect(checkDomain(viewOf(smallDomain() + classes(20_000)), 'd')).toMatchObject([{ kind: 'too-large', found: '20003 asset classes' }]);
    expect(checkDomain(viewOf(smallDomain() + classes(2_000)), 'd')).toMatchObject([
      { kind: 'too-large', found: 'asset classes above each other in too many ways' },
    ]);
    expect(checkDomain(viewOf(smallDomain() + classes(300)), 'd')).toEqual([]);
  });
});
