import type { ComplianceReport } from '../assessment/compliance/compliance-report.ts';
import type { Absence, Explanation, Findings, RiskSummary, Suggestion } from '../assessment/findings.ts';
import type { FindingsChange } from '../assessment/findings-change.ts';
import type { ModelRecords } from '../model/records.ts';
import type { BaseSources, LayeredKnowledge, PackResult, PackText } from '../knowledge/packs/layer-packs.ts';
import type { RecordsDiff } from '../model/diff.ts';

/** What the app and the command line ask of the engine's worker. Each request carries its own id. */
export type EngineRequest =
  | { readonly type: 'load-knowledge'; readonly id: number; readonly compiled: unknown; readonly catalogue: unknown }
  | {
      readonly type: 'analyse';
      readonly id: number;
      readonly revision: number;
      readonly model: ModelRecords;
      readonly view: AnalysisView;
      /** At most so many threats and consequences are listed, here and after changes. */
      readonly most?: number;
      /** The asker keeps the findings, and is told after a change how they differ where that can be told (`findings-change`). */
      readonly keepsFindings?: boolean;
    }
  | { readonly type: 'change'; readonly id: number; readonly revision: number; readonly diff: RecordsDiff }
  /** `paths`: with the likeliest and the shortest way, and the root causes, which takes longer. */
  | { readonly type: 'explain'; readonly id: number; readonly finding: string; readonly paths?: true }
  /** Why a threat is not there, or not at one asset. */
  | { readonly type: 'absence'; readonly id: number; readonly threat: string; readonly asset?: string }
  /** Evaluates the compliance sets over the last analysis; `today` (`2027-01-31`) is for acceptances that end. */
  | { readonly type: 'compliance'; readonly id: number; readonly today: string }
  /** Lays packs over the sources of a base; `base` is kept by its hash, so that it is parsed once. Needs no model. */
  | {
      readonly type: 'layer';
      readonly id: number;
      readonly base: BaseSources;
      readonly packs: readonly PackText[];
      readonly wants: 'knowledge' | 'problems';
    }
  | { readonly type: 'suggest'; readonly id: number; readonly finding: string | null; readonly limit: number }
  | { readonly type: 'cancel'; readonly id: number; readonly request: number };

/** What the window lists at most: a hospital of 1,500 assets whole, and of anything larger the worst. */
export const MOST_IN_WINDOW = 25_000;

/** `today` counts controls in place, `planned` also the planned ones. */
export type AnalysisView = 'today' | 'planned';

export type EngineReply =
  | {
      readonly type: 'ready';
      readonly id: number;
      readonly knowledge: { readonly id: string; readonly version: string; readonly sha256: string };
    }
  | {
      readonly type: 'findings';
      readonly id: number;
      readonly revision: number;
      readonly findings: Findings;
      readonly summary: RiskSummary;
      readonly assetRisks: Readonly<Record<string, AssetMark>>;
    }
  /** How everything differs from the last `findings` or `findings-change`; the hash of the model is empty. */
  | ({ readonly type: 'findings-change'; readonly id: number; readonly revision: number } & AssessmentChange)
  | { readonly type: 'explanation'; readonly id: number; readonly explanation: Explanation | null }
  | { readonly type: 'absence'; readonly id: number; readonly absence: Absence | null }
  | { readonly type: 'compliance'; readonly id: number; readonly revision: number; readonly report: ComplianceReport }
  /** `knowledge` only where it was wanted. */
  | {
      readonly type: 'layered';
      readonly id: number;
      readonly packs: readonly PackResult[];
      readonly knowledge: Omit<LayeredKnowledge, 'packs'> | null;
    }
  | { readonly type: 'suggestions'; readonly id: number; readonly revision: number; readonly suggestions: readonly Suggestion[] }
  | { readonly type: 'progress'; readonly id: number; readonly stage: string; readonly done: number; readonly total: number }
  | { readonly type: 'cancelled'; readonly id: number }
  | { readonly type: 'failed'; readonly id: number; readonly kind: string; readonly detail: string };

/** What an edit changes for whoever has the findings from before it. */
export interface AssessmentChange {
  readonly change: FindingsChange;
  readonly summary: RiskSummary;
  /** `null`: the asset is gone. */
  readonly assetRisks: Readonly<Record<string, AssetMark | null>>;
}

/** What the canvas shows on one asset. */
export interface AssetMark {
  readonly risk: 'very-low' | 'low' | 'medium' | 'high' | 'very-high';
  readonly seriousFindings: number;
  readonly controlsInPlace: number;
}

/** The two ends of a worker, whatever the runtime. */
export interface EnginePort {
  post(message: EngineReply): void;
  onMessage(listener: (message: EngineRequest) => void): void;
}
