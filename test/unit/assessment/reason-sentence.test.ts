import { expect, test } from 'vitest';
import { listed, reasonSentence } from '../../../shared/assessment/reason-sentence.ts';

test('a reason names what matched, and keeps the word of a role that nothing fills', () => {
  const labels = new Map([
    ['pump', ['Ward pumps']],
    ['patient', []],
  ]);
  expect(reasonSentence('A message changes {pump} while {patient} depends on it.', labels)).toBe(
    'A message changes “Ward pumps” while patient depends on it.',
  );
});

test('several names are listed as people do, and long lists are cut', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']].map((names) => listed(names))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
    'a, b and 2 more',
  ]);
});
