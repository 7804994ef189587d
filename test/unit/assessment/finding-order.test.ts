import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareKeys, type OrderKey } from '../../../shared/assessment/finding-order.ts';

const key: fc.Arbitrary<OrderKey> = fc.record({
  live: fc.boolean(),
  risk: fc.integer({ min: 0, max: 4 }),
  level: fc.integer({ min: -1, max: 4 }),
  score: fc.integer({ min: 0, max: 5 }),
  group: fc.integer({ min: 0, max: 5 }),
  likelihood: fc.integer({ min: 1, max: 5 }),
  reach: fc.integer({ min: 1, max: 4 }),
  path: fc.integer({ min: 1, max: 4 }),
  id: fc.string({ minLength: 1, maxLength: 3 }),
});
const plain: OrderKey = { live: true, risk: 2, level: 2, score: 10, group: 1, likelihood: 3, reach: 5, path: 3, id: 'T-B@x' };
const first = (better: Partial<OrderKey>): void => {
  expect(compareKeys({ ...plain, ...better }, plain)).toBeLessThan(0);
  expect(compareKeys(plain, { ...plain, ...better })).toBeGreaterThan(0);
};

describe('the order of findings', () => {
  test('is total: only equal ids compare as equal, and it is transitive', () => {
    fc.assert(fc.property(key, key, (a, b) => Math.sign(compareKeys(a, b)) === -Math.sign(compareKeys(b, a))));
    fc.assert(fc.property(key, key, (a, b) => compareKeys(a, b) !== 0 || a.id === b.id));
    fc.assert(fc.property(key, key, key, (a, b, c) => !(compareKeys(a, b) <= 0 && compareKeys(b, c) <= 0) || compareKeys(a, c) <= 0));
  });

  test('puts what is live before what is still at its lowest level, whatever its risk', () => {
    expect(compareKeys({ ...plain, risk: 0, level: 0 }, { ...plain, live: false, risk: 4, level: 4 })).toBeLessThan(0);
  });

  test('looks at the level it is listed at, then score, then patient safety before privacy, then the likelier one, then reach, then the shorter path, then the id', () => {
    first({ level: 3, score: 0 });
    first({ score: 11, group: 5 });
    first({ group: 0, likelihood: 1 });
    first({ likelihood: 4, reach: 1 });
    first({ reach: 50, path: 9 });
    first({ path: 2, id: 'T-Z@x' });
    first({ id: 'T-A@x' });
  });
});
