import { create } from 'zustand';
import type { Findings, RiskSummary } from '../../shared/assessment/findings.ts';
import type { AssetMark } from '../../shared/protocol/engine-protocol.ts';
import { type FindingChange, findingChanges } from './finding-changes.ts';

/** `failed` keeps the last findings on the screen, marked as old. */
export type AnalysisStatus = 'none' | 'running' | 'ready' | 'failed';

export interface DerivedState {
  readonly status: AnalysisStatus;
  /** Revision of the document that `findings` belong to. */
  readonly revision: number;
  readonly findings: Findings | null;
  readonly summary: RiskSummary | null;
  /** The summary before the last edit that changed it, for 'before → now'. */
  readonly previousSummary: RiskSummary | null;
  readonly assetMarks: Readonly<Record<string, AssetMark>>;
  /** What the last analysis made appear, go, rise or fall. */
  readonly lastChanges: readonly FindingChange[];
  /** All of them since the model was opened, newest first. */
  readonly changeLog: readonly { readonly revision: number; readonly changes: readonly FindingChange[] }[];
  readonly tookMilliseconds: number | null;
  readonly failure: { readonly kind: string; readonly detail: string } | null;
}

const NO_ANALYSIS: DerivedState = {
  status: 'none',
  revision: 0,
  findings: null,
  summary: null,
  previousSummary: null,
  assetMarks: {},
  lastChanges: [],
  changeLog: [],
  tookMilliseconds: null,
  failure: null,
};

const CHANGE_LOG_LIMIT = 100;

/** What follows from the model. Only the engine's client writes here, through the functions below. */
export const useDerived = create<DerivedState>()(() => NO_ANALYSIS);

/** Another model was opened, as `revision`: nothing of the old one may stay on the screen or come late. */
export const forgetAnalysis = (revision = 0): void => useDerived.setState({ ...NO_ANALYSIS, revision });

/** An analysis has been asked for; the findings shown are those of an earlier revision. */
export const analysisStarted = (): void => useDerived.setState({ status: 'running' });

export interface AnalysisArrived {
  readonly revision: number;
  readonly findings: Findings;
  readonly summary: RiskSummary;
  readonly assetMarks: Readonly<Record<string, AssetMark>>;
  /** From the request to the reply; `null` when unknown. */
  readonly tookMilliseconds: number | null;
}

/** Takes a result. One for an older revision than the last is dropped; then it returns false. */
export function analysisArrived(result: AnalysisArrived): boolean {
  const state = useDerived.getState();
  if (result.revision < state.revision) return false;
  const changes = state.findings ? findingChanges(state.findings, result.findings) : [];
  const isSummaryChanged = state.summary !== null && !sameSummary(state.summary, result.summary);
  useDerived.setState({
    status: 'ready',
    revision: result.revision,
    findings: result.findings,
    summary: result.summary,
    previousSummary: isSummaryChanged ? state.summary : state.previousSummary,
    assetMarks: result.assetMarks,
    lastChanges: changes,
    changeLog:
      changes.length > 0 ? [{ revision: result.revision, changes }, ...state.changeLog].slice(0, CHANGE_LOG_LIMIT) : state.changeLog,
    tookMilliseconds: result.tookMilliseconds,
    failure: null,
  });
  return true;
}

export const analysisFailed = (kind: string, detail: string): void => useDerived.setState({ status: 'failed', failure: { kind, detail } });

const sameSummary = (a: RiskSummary, b: RiskSummary): boolean =>
  a.overallRisk === b.overallRisk && a.serious === b.serious && a.riskIndex === b.riskIndex;
