import type { ImpactLevel, LikelihoodLevel, RiskLevel, TrustLevel } from '../model/records.ts';

/** `cordon-findings/1`: what `cordon analyse --json` writes and the app shows. Source: docs/spec/findings.md. */
export interface Findings {
  readonly format: 'cordon-findings/1';
  readonly knowledgeBase: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly model: { readonly id: string; readonly title: string; readonly sha256: string };
  readonly levels: {
    readonly likelihood: readonly LikelihoodLevel[];
    readonly impact: readonly ImpactLevel[];
    readonly risk: readonly RiskLevel[];
    readonly trustworthiness: readonly TrustLevel[];
  };
  readonly complete: boolean;
  readonly problems: readonly FindingsProblem[];
  readonly inferred: { readonly assets: number; readonly relations: number };
  readonly overallRisk: RiskLevel;
  /** Consequences per risk level. */
  readonly riskCounts: Readonly<Record<RiskLevel, number>>;
  readonly threatCounts: Readonly<Record<RiskLevel, number>>;
  /** From 0; strictly falls when the risk of one threat falls and none rises. */
  readonly riskIndex: number;
  readonly threats: readonly ThreatFinding[];
  readonly consequences: readonly ConsequenceFinding[];
  readonly strategies: readonly StrategyFinding[];
  readonly timings?: {
    readonly compile_ms: number;
    readonly infer_ms: number;
    readonly match_ms: number;
    readonly risk_ms: number;
    readonly total_ms: number;
  };
}
/** Why an analysis is incomplete; `entry` is the knowledge-base entry or record concerned, empty when none. */
export interface FindingsProblem {
  readonly kind: string;
  readonly entry: string;
  readonly message: string;
}
export interface ThreatFinding {
  /** `T-NET-04@a1,a7`: knowledge-base id and the assets in key roles, in declaration order. */
  readonly id: string;
  readonly threat: string;
  readonly title: string;
  readonly assets: Readonly<Record<string, readonly string[]>>;
  readonly likelihood: LikelihoodLevel;
  readonly risk: RiskLevel;
  readonly score: number;
  readonly rank: number;
  readonly threatRank: number;
  readonly rootCause: boolean;
  readonly blockedBy: readonly string[];
  readonly suggested: readonly string[];
  /** Ids of causes: `agent:remote`, `FlawFreedom@a1` (default trust), `C-…@a1` (a consequence). */
  readonly causes: readonly string[];
  readonly effects: readonly string[];
}
export interface ConsequenceFinding {
  /** `C-Disclosed@a9` */
  readonly id: string;
  readonly consequence: string;
  readonly asset: string;
  readonly impact: ImpactLevel;
  readonly likelihood: LikelihoodLevel;
  readonly risk: RiskLevel;
  readonly score: number;
  readonly rank: number;
  readonly causedBy: readonly string[];
}
/** A control strategy at a place, the state of each of its controls, and what it blocks or switches on. */
export interface StrategyFinding {
  readonly id: string;
  readonly strategy: string;
  readonly controls: readonly {
    readonly control: string;
    readonly asset: string;
    readonly state: 'in-place' | 'planned' | 'not-possible' | 'absent';
  }[];
  readonly blocks: readonly string[];
  readonly triggers: readonly string[];
  readonly enabled: boolean;
}

/** The serious levels: what the status line counts. */
export const SERIOUS_RISKS: readonly RiskLevel[] = ['high', 'very-high'];

/** Why a finding is there. A tree over threats and what caused them, cut where a node was told before. */
export interface Explanation {
  readonly finding: string;
  readonly sentence: string;
  readonly likelihood: LikelihoodLevel;
  readonly risk: RiskLevel;
  readonly matched: readonly { readonly role: string; readonly assets: readonly string[] }[];
  readonly cap: { readonly kind: 'frequency' | 'strategy' | 'cause'; readonly by: string; readonly level: LikelihoodLevel } | null;
  readonly causes: readonly ExplainedCause[];
  readonly stoppedBy: readonly string[];
  /** Asset ids in order from the first cause to this finding, for lighting up the canvas. */
  readonly path: readonly string[];
  /** Threat ids in order from a root cause to this finding. */
  readonly chain: readonly string[];
  readonly paths?: ExplainedPaths;
  /** Only of the finding asked for: the times that decide how likely it and what follows from it are. */
  readonly times?: readonly ExplainedTime[];
}
/** How long something lasts or is tolerated, and how likely an outage is that lasts longer. */
export interface ExplainedTime {
  readonly asset: string;
  readonly label: string;
  /** The attribute or control that follows from it. */
  readonly by: string;
  /** Added up; each in the unit of its quantity, stated in the model or usual for the class. */
  readonly parts: readonly { readonly quantity: string; readonly value: number; readonly isStated: boolean }[];
  /** The kind of outage it is measured on. */
  readonly outage: string;
  readonly longer: LikelihoodLevel;
}
/** Threat ids from a root cause to the finding; only where asked for. Without a way, the finding cannot happen. */
export interface ExplainedPaths {
  /** The shortest of the ways that give the finding its likelihood. */
  readonly likeliest: readonly string[];
  /** The shortest way that is possible at all. */
  readonly shortest: readonly string[];
  /** Minimal sets of root causes, each of which is enough by itself. `complete`: false where there are more. */
  readonly rootCauses: readonly (readonly string[])[];
  readonly complete: boolean;
}
export interface ExplainedCause {
  readonly kind: 'agent' | 'default-trust' | 'set-trust' | 'consequence';
  readonly id: string;
  readonly label: string;
  readonly level: LikelihoodLevel;
  /** Only for consequences: the likeliest threat behind it. */
  readonly because?: Explanation;
}

/** A control strategy that is not in place, and what it would do; `after` is a re-analysis, not a guess. */
export interface Suggestion {
  readonly strategy: string;
  readonly title: string;
  /** What would be switched on. */
  readonly controls: readonly { readonly control: string; readonly title: string; readonly asset: string }[];
  readonly blocks: readonly string[];
  readonly sideEffects: readonly { readonly threat: string; readonly title: string; readonly risk: RiskLevel }[];
  readonly before: RiskSummary;
  readonly after: RiskSummary;
  /** The risk of the finding it was asked for, before and after; null when asked for the whole model. */
  readonly finding: { readonly before: RiskLevel; readonly after: RiskLevel } | null;
  /** What it does to care, where it takes away what it protects: such advice comes after all other. */
  readonly lastResort?: string;
}
/** The three numbers of the status line. */
export interface RiskSummary {
  readonly overallRisk: RiskLevel;
  readonly serious: number;
  readonly riskIndex: number;
}

/** Why a threat is not among the findings. */
export interface Absence {
  readonly threat: string;
  readonly title: string;
  /** The largest part of the pattern that the model does match; labels, because some assets are inferred. */
  readonly matched: readonly { readonly role: string; readonly asset: string; readonly label: string }[];
  /** What is missing or in the way, for a program and for screens in any language. */
  readonly part: AbsentPart;
  /** The same as one sentence in the language of the command line. */
  readonly missing: string;
}
/** The first part of a pattern that keeps a threat away. Roles, classes, relations and controls by id. */
export type AbsentPart =
  /** No asset of the class is there, or only such as are taken by other roles. */
  | { readonly kind: 'asset' | 'another'; readonly role: string; readonly class: string }
  /** None of them has all these relations to (`outward`) or from what matched. `near`: those that have most. */
  | {
      readonly kind: 'link';
      readonly role: string;
      readonly class: string;
      readonly links: readonly AbsentLink[];
      readonly near: readonly NamedAsset[];
    }
  /** Something that rules the threat out is there; without `by` it is a relation between two that matched. */
  | { readonly kind: 'excluded'; readonly role: string; readonly class: string; readonly by: NamedAsset | null }
  /** It comes only with one of these controls: none is in place, or none can be. */
  | { readonly kind: 'switched-off' | 'no-trigger'; readonly controls: readonly string[] }
  | { readonly kind: 'left-out' | 'no-role' | 'other' };
/** An asset with its name: one that was inferred is not in the model. */
export interface NamedAsset {
  readonly asset: string;
  readonly label: string;
}
/** A relation that is missing: to (`outward`) or from this asset. */
export interface AbsentLink extends NamedAsset {
  readonly relation: string;
  readonly outward: boolean;
}
