import type { Findings, RiskSummary } from '../../shared/assessment/findings.ts';
import type { AssetMark } from '../../shared/protocol/engine-protocol.ts';

/** What is known of the model at a revision. */
export interface AnalysisResult {
  readonly revision: number;
  readonly findings: Findings;
  readonly summary: RiskSummary;
  readonly marks: Readonly<Record<string, AssetMark>>;
  /** From sending the edit to having the answer, in milliseconds. */
  readonly elapsed: number;
}
export type EngineState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'analysing' }
  /** The worker died and a new one was started; the analysis is done again from the records. */
  | { readonly kind: 'restarted'; readonly detail: string }
  | { readonly kind: 'failed'; readonly reason: 'crashed-again' | 'refused' | 'knowledge' | 'stopped'; readonly detail: string };

export interface EngineListener {
  onResult(result: AnalysisResult): void;
  onState(state: EngineState): void;
}
