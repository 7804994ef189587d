import { describe, expect, it } from 'vitest';
import { SMALL, compileSmall, smallFile } from '../../../helpers/small-knowledge.ts';

const times: Readonly<Record<string, string>> = {
  'outages.yaml': `
- { id: cut, label: Cut, description: Away for a while., longer: [{ than: 60, likelihood: medium }, { than: 240, likelihood: low }], reason: Counted., sources: [own] }
`,
  'quantities.yaml': `
- { id: battery, label: Battery lasts, description: How long., unit: min, max: 600, at: [Host], default: 15, defaultReason: Small., defaultAt: [{ class: OldHost, value: 60, reason: Large. }], sources: [own] }
- { id: fuel, label: Fuel lasts, description: How long., unit: h, max: 100, at: [Filter], default: 4, defaultReason: A tank., sources: [own] }
`,
  ...smallFile(
    'attributes.yaml',
    'consequence: C-Owned, at: [Host], default: safe,',
    'consequence: C-Owned, at: [Host], default: safe, lasts: { outage: cut, sum: [battery, fuel] },',
  ),
  ...smallFile(
    'controls/all.yaml',
    'strengthReason: Closes flaws.,',
    'strengthReason: Closes flaws., lasts: { outage: cut, sum: [fuel] },',
  ),
};
const changed = (path: string, from: string, to: string): Record<string, string> => {
  expect(times[path]).toContain(from);
  return { ...times, [path]: times[path]!.replace(from, to) };
};
const kinds = (changes: Record<string, string>): string[] => compileSmall(changes).problems.map(({ kind, place }) => `${kind} ${place}`);

describe('times of a knowledge base', () => {
  it('become the usual trust of a class, and how far a control covers it', () => {
    const { result, problems } = compileSmall(times);
    expect(problems).toEqual([]);
    const { classes } = result.knowledge;
    const of = (id: string) => classes.find((entry) => entry.id === id)!;
    expect(of('Host').attributes.find(({ attribute }) => attribute === 1)?.level).toBe(0);
    expect(of('OldHost').attributes.find(({ attribute }) => attribute === 1)?.level).toBe(2);
    // A quarter of an hour and four hours are more than four hours.
    expect(of('Filter').attributes.find(({ attribute }) => attribute === 1)?.level).toBe(3);
    expect(of('Filter').controls.find(({ control }) => control === 0)?.coverage).toBe(3);
    // A class that states none of them is covered in full.
    expect(of('Host').controls.find(({ control }) => control === 0)?.coverage).toBe(5);
    expect(result.knowledge.times?.quantities.map(({ id, unit }) => `${id} ${unit}`)).toEqual(['battery 1', 'fuel 60']);
  });
  it('are absent from a knowledge base without any', () => {
    expect(compileSmall().result.knowledge).not.toHaveProperty('times');
    expect(compileSmall().result.catalogue).not.toHaveProperty('quantities');
  });
  it.each([
    ['outages.yaml', 'than: 240, likelihood: low', 'than: 240, likelihood: high', 'bad-outage outages.yaml:2, cut longer[1]'],
    ['outages.yaml', 'than: 240', 'than: 30', 'bad-outage outages.yaml:2, cut longer[1]'],
    ['quantities.yaml', 'default: 15', 'default: 900', 'out-of-range quantities.yaml:2, battery default'],
    ['quantities.yaml', 'value: 60', 'value: 601', 'out-of-range quantities.yaml:2, battery defaultAt[0].value'],
    ['quantities.yaml', 'at: [Filter]', 'at: [Sieve]', 'unknown-class quantities.yaml:3, fuel at[0]'],
    ['quantities.yaml', 'class: OldHost', 'class: Network', 'unreachable-rule quantities.yaml:2, battery defaultAt[0]'],
    ['quantities.yaml', 'unit: h', 'unit: weeks', 'bad-quantity quantities.yaml:3, fuel unit'],
    ['attributes.yaml', 'outage: cut', 'outage: flood', 'unknown-outage attributes.yaml:11, AdminTrust lasts.outage'],
    ['controls/all.yaml', 'sum: [fuel]', 'sum: [steam]', 'unknown-quantity controls/all.yaml:2, K-Patch lasts.sum[0]'],
  ] as const)('that do not fit are told with their place: %s, %s as %s', (path, from, to, problem) => {
    expect(kinds(changed(path, from, to))).toContain(problem);
  });
});

describe('where a control can sit in a role', () => {
  const threat = (line: string): Record<string, string> => ({
    ...SMALL,
    ...smallFile(
      'threats/net.yaml',
      'controls: [K-Patch @ host, K-Guard @ network]',
      `controls: [${line}, K-Patch @ host, K-Guard @ network]`,
    ),
  });
  it('is said with `only` where some classes of the role cannot have it', () => {
    expect(kinds(threat('K-Rules @ host'))).toEqual(['part-of-role threats/net.yaml:13, T-NET-01 controls[0]']);
    expect(kinds(threat('{ control: K-Rules, at: host, only: [Filter] }'))).toEqual([]);
  });
  it('has to be exactly the classes that can', () => {
    expect(kinds(threat('{ control: K-Rules, at: host, only: [OldHost] }'))).toEqual([
      'wrong-only threats/net.yaml:13, T-NET-01 controls[0].only',
    ]);
    expect(kinds(threat('{ control: K-Patch, at: host, only: [Filter] }'))).toEqual([
      'wrong-only threats/net.yaml:13, T-NET-01 controls[0].only',
    ]);
    expect(kinds(threat('{ control: K-Rules, at: host, only: [Sieve] }'))).toEqual([
      'wrong-only threats/net.yaml:13, T-NET-01 controls[0].only',
    ]);
  });
});
