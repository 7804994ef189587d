import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { riskIndex } from '../../../shared/assessment/risk-summary.ts';

const risks = fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 1, maxLength: 60 });

describe('the risk index', () => {
  test('starts at 0 and is never below', () => {
    expect(riskIndex([])).toBe(0);
    fc.assert(fc.property(risks, (levels) => riskIndex(levels) >= 0));
  });

  test('strictly falls when the risk of one threat falls and none rises', () => {
    fc.assert(
      fc.property(risks, fc.nat(), fc.array(fc.boolean(), { maxLength: 60 }), (levels, at, others) => {
        const index = at % levels.length;
        fc.pre(levels[index]! > 0);
        const lower = levels.map((level, i) => (i === index || (others[i] && level > 0) ? level - 1 : level));
        expect(riskIndex(lower)).toBeLessThan(riskIndex(levels));
      }),
    );
  });

  test('does not depend on the order of threats', () => {
    fc.assert(fc.property(risks, (levels) => riskIndex([...levels].reverse()) === riskIndex(levels)));
  });
});
