import { expect, test } from 'vitest';
import { worstPlaces } from '../../../renderer/panels/findings/worst-places.ts';
import type { ThreatFinding } from '../../../shared/assessment/findings.ts';

const finding = (id: string): ThreatFinding => ({
  id,
  threat: id.split('@')[0] ?? '',
  title: id,
  assets: {},
  likelihood: 'low',
  risk: 'low',
  score: 1,
  rank: 1,
  threatRank: 1,
  rootCause: false,
  blockedBy: [],
  suggested: [],
  causes: [],
  effects: [],
});
const findings = ['T-A-01@a', 'T-B-01@a', 'T-A-01@b', 'T-A-01@c'].map(finding);
const rows = (chosen: string | null) => worstPlaces(findings, chosen).map(({ finding: { id }, others }) => [id, others]);

test('a threat is listed once, where it is worst, with the number of its other places', () => {
  expect(rows(null)).toEqual([
    ['T-A-01@a', 2],
    ['T-B-01@a', 0],
  ]);
});

test('the chosen place stays in the list', () => {
  expect(rows('T-A-01@c')).toEqual([
    ['T-A-01@a', 2],
    ['T-B-01@a', 0],
    ['T-A-01@c', 0],
  ]);
});
