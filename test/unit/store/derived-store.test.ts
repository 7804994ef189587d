import { beforeEach, describe, expect, it } from 'vitest';
import type { Findings, RiskSummary, ThreatFinding } from '../../../shared/assessment/findings.ts';
import { IMPACTS, LIKELIHOODS, RISKS, type RiskLevel, TRUST_LEVELS } from '../../../shared/model/records.ts';
import { analysisArrived, analysisFailed, analysisStarted, forgetAnalysis, useDerived } from '../../../renderer/store/derived-store.ts';

const threat = (id: string, risk: RiskLevel): ThreatFinding => ({
  id,
  threat: id.split('@')[0]!,
  title: `Threat ${id}`,
  assets: {},
  likelihood: 'high',
  risk,
  score: 1,
  rank: 1,
  threatRank: 1,
  rootCause: true,
  blockedBy: [],
  suggested: [],
  causes: [],
  effects: [],
});
const findings = (...threats: ThreatFinding[]): Findings => ({
  format: 'cordon-findings/1',
  knowledgeBase: { id: 'k', version: '1', sha256: '' },
  model: { id: 'm', title: 'T', sha256: '' },
  levels: { likelihood: LIKELIHOODS, impact: IMPACTS, risk: RISKS, trustworthiness: TRUST_LEVELS },
  complete: true,
  problems: [],
  inferred: { assets: 0, relations: 0 },
  overallRisk: 'high',
  riskCounts: { 'very-low': 0, low: 0, medium: 0, high: 0, 'very-high': 0 },
  threatCounts: { 'very-low': 0, low: 0, medium: 0, high: 0, 'very-high': 0 },
  riskIndex: 0,
  threats,
  consequences: [],
  strategies: [],
});
const summary = (riskIndex: number): RiskSummary => ({ overallRisk: 'high', serious: 1, riskIndex });
const arrive = (revision: number, index: number, ...threats: ThreatFinding[]) =>
  analysisArrived({ revision, findings: findings(...threats), summary: summary(index), assetMarks: {}, tookMilliseconds: 3 });

beforeEach(() => forgetAnalysis());

describe('What follows from the model', () => {
  it('tells what appeared, went, rose and fell since the analysis before, the worst first', () => {
    arrive(1, 10, threat('T-A@a1', 'low'), threat('T-B@a1', 'high'), threat('T-C@a1', 'medium'), threat('T-D@a1', 'medium'));
    expect(useDerived.getState().lastChanges).toEqual([]);
    arrive(2, 12, threat('T-A@a1', 'high'), threat('T-C@a1', 'low'), threat('T-D@a1', 'medium'), threat('T-E@a1', 'very-high'));
    expect(useDerived.getState().lastChanges.map((change) => `${change.finding} ${change.kind}`)).toEqual([
      'T-E@a1 appeared',
      'T-A@a1 rose',
      'T-B@a1 went',
      'T-C@a1 fell',
    ]);
    expect(useDerived.getState().changeLog).toHaveLength(1);
  });

  it('takes nothing for new or gone that a list of only the worst may merely have left out', () => {
    const cut = (...threats: ThreatFinding[]): Findings => ({
      ...findings(...threats),
      problems: [{ kind: 'too-many-findings', entry: '', message: '' }],
    });
    const next = (revision: number, list: Findings) =>
      analysisArrived({ revision, findings: list, summary: summary(1), assetMarks: {}, tookMilliseconds: 3 });
    next(1, cut(threat('T-A@a1', 'high'), threat('T-B@a1', 'high'), threat('T-C@a1', 'low')));
    next(2, cut(threat('T-A@a1', 'high'), threat('T-E@a1', 'medium'), threat('T-D@a1', 'low')));
    expect(useDerived.getState().lastChanges.map((change) => `${change.finding} ${change.kind}`)).toEqual([
      'T-B@a1 went',
      'T-E@a1 appeared',
    ]);
  });

  it('keeps the summary from before the last edit that changed it', () => {
    arrive(1, 10);
    expect(useDerived.getState().previousSummary).toBeNull();
    arrive(2, 7);
    arrive(3, 7);
    expect(useDerived.getState().previousSummary).toEqual(summary(10));
    expect(useDerived.getState().summary).toEqual(summary(7));
  });

  it('drops a result for an older revision', () => {
    arrive(5, 10);
    expect(arrive(4, 99)).toBe(false);
    expect(useDerived.getState().summary).toEqual(summary(10));
  });

  it('takes no late result of the model that was open before', () => {
    forgetAnalysis(8);
    expect(arrive(7, 10)).toBe(false);
    expect(useDerived.getState().findings).toBeNull();
    expect(arrive(8, 10)).toBe(true);
  });

  it('keeps the old findings on the screen while an analysis runs or after it failed', () => {
    arrive(1, 10, threat('T-A@a1', 'low'));
    analysisStarted();
    expect(useDerived.getState().findings?.threats).toHaveLength(1);
    analysisFailed('crashed', 'out of memory');
    expect(useDerived.getState()).toMatchObject({ status: 'failed', failure: { kind: 'crashed' } });
    expect(useDerived.getState().findings?.threats).toHaveLength(1);
    arrive(2, 10);
    expect(useDerived.getState()).toMatchObject({ status: 'ready', failure: null });
  });
});
