/** What the engine analyses: a model in the numbers of one compiled knowledge base. */
export interface SystemInput {
  readonly assets: readonly SystemAsset[];
  readonly relations: readonly SystemRelation[];
  /** Settings may name inferred assets by their id: they apply when that asset is made. */
  readonly controls: readonly ControlSetting[];
  readonly attributeLevels: readonly AttributeSetting[];
  readonly impacts: readonly ImpactSetting[];
  /** Levels of agents that differ from the knowledge base's. */
  readonly agentLevels: readonly { readonly agent: number; readonly level: number }[];
  readonly mode: 'current' | 'future';
}
export interface SystemAsset {
  /** Stable id; for SSM models the asset's URI. */
  readonly id: string;
  /** How the asset appears in the ids of what is derived; missing: the id itself, for SSM models its hash. */
  readonly token?: string;
  readonly label: string;
  readonly class: number;
  /** Index into the population scale. */
  readonly population: number;
}
/** An asserted relation; assets by index into the input, the relation by index into the knowledge. */
export interface SystemRelation {
  readonly from: string;
  readonly relation: number;
  readonly to: string;
}
/**
 * How a setting names an asset by its token, where its id is not known before construction: SSM models hold the
 * hash of an inferred asset in the names of its sets. Only for knowledge with SSM's naming.
 */
export const byToken = (token: string): string => `#${token}`;

export interface ControlSetting {
  /** Id of the asset, or `byToken`. */
  readonly asset: string;
  readonly control: number;
  readonly proposed: boolean;
  /** Trust level; `null`: the default. */
  readonly coverage: number | null;
}
/** A trust level that people set for an attribute of an asset. */
export interface AttributeSetting {
  readonly asset: string;
  readonly attribute: number;
  readonly level: number;
}
/** An impact that people set for a consequence at an asset. */
export interface ImpactSetting {
  readonly asset: string;
  readonly consequence: number;
  readonly level: number;
}

/** An edit in the engine's terms. Every list may be empty. Removed assets take their relations and settings along. */
export interface SystemChange {
  readonly removeAssets: readonly string[];
  /** Added, or replaced where the id exists (label, class or population changed). */
  readonly putAssets: readonly SystemAsset[];
  readonly removeRelations: readonly SystemRelation[];
  readonly addRelations: readonly SystemRelation[];
  /** `null` coverage and `proposed: false` withdraw a setting. */
  readonly controls: readonly ControlSetting[];
  /** `level: null` withdraws a setting. */
  readonly attributeLevels: readonly { readonly asset: string; readonly attribute: number; readonly level: number | null }[];
  readonly impacts: readonly { readonly asset: string; readonly consequence: number; readonly level: number | null }[];
}

/** Limits that turn runaway knowledge or a hostile model into a visible problem instead of a hang. */
export interface EngineBudget {
  readonly maxMatchesPerPattern: number;
  readonly maxMatches: number;
  /** Assets that the matches name, each as often as it is named. */
  readonly maxMatchedAssetsPerPattern: number;
  readonly maxMatchedAssets: number;
  readonly maxInferredAssets: number;
  readonly maxRelations: number;
  readonly maxRounds: number;
  readonly maxMilliseconds: number;
  /** Candidates looked at, for one pattern and altogether: the limit where there is no clock. */
  readonly maxStepsPerPattern: number;
  readonly maxSteps: number;
}

/** What a caller may hook into a long run. `now` is a clock in milliseconds; the engine has none of its own. */
export interface RunControl {
  readonly budget?: Partial<EngineBudget>;
  readonly now?: () => number;
  readonly onProgress?: (stage: AnalysisStage, done: number, total: number) => void;
  /** Asked now and then; true stops the run with a `cancelled` problem. */
  readonly isCancelled?: () => boolean;
}
export type AnalysisStage = 'construct' | 'match' | 'strategies' | 'likelihood' | 'causation';
