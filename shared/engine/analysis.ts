import type { Csr } from '../base/csr.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';

/**
 * The result of an analysis: an immutable structure (what exists and who can cause what) and the
 * levels that follow from the settings. Tables are parallel arrays; an index is only meaningful
 * within one `Analysis`. Order is canonical: the same model gives the same tables byte for byte,
 * whatever the order of its records.
 */
export interface Analysis {
  readonly knowledge: CompiledKnowledge;
  readonly structure: Structure;
  readonly levels: Levels;
  readonly causation: Causation;
  /** False: something was left out; `problems` says what and why. */
  readonly complete: boolean;
  readonly problems: readonly AnalysisProblem[];
  readonly timings: Timings;
}

/** As much of an analysis as single findings are made from. */
export type Levelled = Pick<Analysis, 'knowledge' | 'structure' | 'levels'>;

export interface AnalysisProblem {
  readonly kind:
    | 'too-many-matches'
    | 'too-many-inferred-assets'
    | 'too-many-relations'
    | 'too-many-rounds'
    | 'out-of-time'
    | 'cancelled'
    | 'bad-knowledge-entry'
    | 'bad-input';
  /** Id of the knowledge-base entry or asset concerned, empty when none. */
  readonly entry: string;
  readonly detail: string;
}

/** How long the parts of an analysis took, in milliseconds. */
export interface Timings {
  readonly infer_ms: number;
  readonly match_ms: number;
  readonly risk_ms: number;
  readonly total_ms: number;
}

/** Everything that the assertions, the construction and the matching give before any level is computed; all tables by index. */
export interface Structure {
  readonly assets: AssetTable;
  readonly relations: RelationTable;
  readonly controlSets: ControlSetTable;
  readonly attributeSets: AttributeSetTable;
  readonly consequenceSets: ConsequenceSetTable;
  readonly matches: MatchTable;
  readonly threats: ThreatTable;
  readonly strategies: StrategyTable;
}

/** Asserted assets first (sorted by id), then inferred ones (sorted by id). */
export interface AssetTable {
  readonly count: number;
  readonly asserted: number;
  readonly ids: readonly string[];
  /** How each asset appears in the ids of threats and strategies (SSM: its short id). */
  readonly tokens: readonly string[];
  readonly labels: readonly string[];
  readonly classes: Int32Array;
  readonly populations: Uint8Array;
  /** Index of the construction that made the asset, -1 for asserted ones. */
  readonly createdBy: Int32Array;
  /** Assets that an inferred asset was made from. */
  readonly includes: Csr;
}
/** Relations between assets, asserted and inferred; one row each. */
export interface RelationTable {
  readonly count: number;
  readonly from: Int32Array;
  readonly relation: Int32Array;
  readonly to: Int32Array;
  readonly inferred: Uint8Array;
}
interface SetTable {
  readonly count: number;
  readonly asset: Int32Array;
  /** Index of the control, attribute or consequence (min and max members have types of their own). */
  readonly type: Int32Array;
  /** Set index of the sibling members, -1 when there is none. */
  readonly min: Int32Array;
  readonly max: Int32Array;
  readonly minOf: Int32Array;
  readonly maxOf: Int32Array;
}
export type ControlSetTable = SetTable;
export interface AttributeSetTable extends SetTable {
  /** The consequence set that erodes it. */
  readonly consequence: Int32Array;
}
/** A consequence at an asset, with the impact that the knowledge base gives it there. */
export interface ConsequenceSetTable extends SetTable {
  readonly defaultImpact: Uint8Array;
}
export interface MatchTable {
  readonly count: number;
  readonly pattern: Int32Array;
  /** What ids of threats are made of: the pattern's instance name for SSM, the key assets for the hospital base. */
  readonly names: readonly string[];
  /** Highest population of the key roles. */
  readonly population: Uint8Array;
  /**
   * Assets of each match, row by row; `nodeOffsets` row m has one offset per node of the pattern plus one,
   * into `assets`. Use `assetsOfNode`.
   */
  readonly nodeOffsets: Csr;
  readonly assets: Int32Array;
}
/** The assets that node `node` of match `match` holds. */
export function assetsOfNode(matches: MatchTable, match: number, node: number): Int32Array {
  const at = matches.nodeOffsets.offsets[match]! + node;
  return matches.assets.subarray(matches.nodeOffsets.values[at]!, matches.nodeOffsets.values[at + 1]!);
}
export interface ThreatTable {
  readonly count: number;
  /** Stable ids: `T-…@asset,asset` for the hospital base, the URI for SSM models. */
  readonly ids: readonly string[];
  readonly threat: Int32Array;
  readonly match: Int32Array;
  /** 0 average, 1 min, 2 max. */
  readonly member: Uint8Array;
  /** Attribute sets, consequence sets, agents, consequence sets, strategies. */
  readonly entryPoints: Csr;
  readonly conditions: Csr;
  readonly agents: Csr;
  readonly effects: Csr;
  /** Assets in the role that is named as threatened. */
  readonly threatens: Csr;
  readonly blockedBy: Csr;
  readonly mitigatedBy: Csr;
  readonly triggeredBy: Csr;
  readonly triggered: Uint8Array;
}
/** Control strategies at a place; what they need and block as rows of indices of other tables. */
export interface StrategyTable {
  readonly count: number;
  readonly ids: readonly string[];
  readonly strategy: Int32Array;
  readonly mandatory: Csr;
  readonly optional: Csr;
  readonly blocks: Csr;
  readonly mitigates: Csr;
  readonly triggers: Csr;
}

/** What follows from the settings. `-1` in an Int8Array means: no likelihood (never considered). */
export interface Levels {
  readonly proposed: Uint8Array;
  readonly coverage: Uint8Array;
  readonly assertedTrust: Uint8Array;
  readonly inferredTrust: Uint8Array;
  readonly impact: Uint8Array;
  readonly consequenceLikelihood: Uint8Array;
  readonly consequenceRisk: Uint8Array;
  readonly threatLikelihood: Int8Array;
  /** Highest risk of the threat's own effects at the threat's likelihood. */
  readonly threatLocalRisk: Int8Array;
  /** The same with everything that follows from it downstream. */
  readonly threatRisk: Int8Array;
  readonly strategyEnabled: Uint8Array;
  readonly strategyCoverage: Uint8Array;
  readonly agentLevel: Uint8Array;
  /** Highest consequence risk, and how many consequences have each risk level. */
  readonly overallRisk: number;
  readonly riskCounts: readonly number[];
}

/** Who contributed to what. */
export interface Causation {
  /** Per threat: attribute sets and consequence sets that cause it. */
  readonly threatCausedByAttributes: Csr;
  readonly threatCausedByConsequences: Csr;
  /** Per threat: effects whose likelihood it alone explains. */
  readonly threatDirectEffects: Csr;
  readonly threatIndirectEffects: Csr;
  readonly threatIndirectThreats: Csr;
  /** Per consequence: threats that cause it, threats that it causes. */
  readonly consequenceCausedBy: Csr;
  readonly consequenceCauses: Csr;
  readonly attributeCauses: Csr;
  readonly externalAttribute: Uint8Array;
  readonly externalConsequence: Uint8Array;
  readonly normalOperationEffect: Uint8Array;
  readonly initialCause: Uint8Array;
  readonly rootCause: Uint8Array;
}
