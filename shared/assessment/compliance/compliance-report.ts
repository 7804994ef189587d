import type { Decision } from '../../knowledge/standards.ts';

/** `cordon-compliance/1`: what a model and its findings say about each requirement of each compliance set. */
export interface ComplianceReport {
  readonly format: 'cordon-compliance/1';
  readonly knowledgeBase: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly model: { readonly id: string; readonly title: string; readonly sha256: string };
  /** False when the analysis behind it was incomplete: then nothing is called met. */
  readonly complete: boolean;
  readonly standards: readonly StandardResult[];
}

/** One compliance set: its counts, and each requirement with its state. */
export interface StandardResult {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  readonly unreviewed: boolean;
  readonly counts: Readonly<Record<RequirementState, number>>;
  readonly requirements: readonly RequirementResult[];
}

/** `undecided`: the model cannot say it; `why` and `person` say what is missing. */
export const REQUIREMENT_STATES = ['gap', 'undecided', 'met'] as const;
export type RequirementState = (typeof REQUIREMENT_STATES)[number];

export interface RequirementResult {
  readonly id: string;
  readonly clause: string;
  readonly title: string;
  readonly text: string;
  readonly decided: Decision;
  readonly state: RequirementState;
  /** Why nothing is decided: the model holds nothing of the kind, a person has the word, or the analysis is incomplete. */
  readonly why: 'nothing-modelled' | 'person' | 'incomplete' | null;
  /** What a person must state; empty where the model decides alone. */
  readonly person: string;
  /** How many assets or places were looked at. */
  readonly checked: number;
  readonly gaps: readonly ComplianceGap[];
}

/** One rule of a requirement that does not hold, with everything that breaks it. */
export interface ComplianceGap {
  /** One sentence. */
  readonly why: string;
  /** Asset ids, in the model's order. */
  readonly assets: readonly string[];
  /** Ids of the findings behind it, largest risk first; empty where the gap is in the model itself. */
  readonly findings: readonly string[];
  /** Controls of the knowledge base that would close it, one of them at each asset or on its way. */
  readonly controls: readonly string[];
  /** Facts about the assets (`AssetRecord.facts`) that would close it when somebody states them. */
  readonly facts: readonly string[];
}
