/**
 * A model is normalised records by id. Everything that can be derived from them (inferred assets,
 * threats, levels, recommendations) is never stored here.
 *
 * The file form (`cordon-model/1`, docs/spec/model-file.md) lists the same records sorted by id.
 */

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]?: Name };

export type ModelId = Id<'Model'>;
export type AssetId = Id<'Asset'>;
export type RelationId = Id<'Relation'>;
export type DiagramId = Id<'Diagram'>;

/** How many members an asset stands for; missing in a file means `singleton`. */
export const POPULATIONS = ['singleton', 'few', 'medium', 'high', 'very-high'] as const;
export type Population = (typeof POPULATIONS)[number];

export const TRUST_LEVELS = ['very-low', 'low', 'medium', 'high', 'very-high', 'safe'] as const;
export type TrustLevel = (typeof TRUST_LEVELS)[number];
export const LIKELIHOODS = ['negligible', 'very-low', 'low', 'medium', 'high', 'very-high'] as const;
export type LikelihoodLevel = (typeof LIKELIHOODS)[number];
export const IMPACTS = LIKELIHOODS;
export type ImpactLevel = LikelihoodLevel;
export const RISKS = ['very-low', 'low', 'medium', 'high', 'very-high'] as const;
export type RiskLevel = (typeof RISKS)[number];

export const CONTROL_STATES = ['in-place', 'planned', 'not-possible'] as const;
export type ControlState = (typeof CONTROL_STATES)[number];

/** Unknown fields of a record, kept so that saving loses nothing. */
export type Extra = Readonly<Record<string, unknown>>;

export interface AssetRecord {
  readonly id: AssetId;
  /** Id of a class of the knowledge base, e.g. `InfusionPump`. */
  readonly type: string;
  readonly label: string;
  readonly population: Population;
  readonly notes: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Times that somebody stated, by quantity of the knowledge base and in its unit; missing: the knowledge base's usual ones. */
  readonly quantities?: Readonly<Record<string, number>>;
  readonly extra?: Extra;
}

export interface RelationRecord {
  readonly id: RelationId;
  readonly from: AssetId;
  /** Id of a relation of the knowledge base, e.g. `connectedTo`. */
  readonly type: string;
  readonly to: AssetId;
  readonly extra?: Extra;
}

/** Key: `asset|control`. */
export interface ControlRecord {
  readonly asset: AssetId;
  readonly control: string;
  readonly state: ControlState;
  readonly note: string;
  readonly extra?: Extra;
}

/** What a person set instead of the knowledge base's default. Key: `asset|attribute` or `asset|consequence`. */
export type LevelRecord =
  | { readonly asset: AssetId; readonly attribute: string; readonly level: TrustLevel; readonly extra?: Extra }
  | { readonly asset: AssetId; readonly consequence: string; readonly impact: ImpactLevel; readonly extra?: Extra };

export const TREATMENTS = ['accept', 'reduce', 'avoid', 'transfer', 'dismiss'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** What people decided about a finding; key: the stable finding id. */
export interface DecisionRecord {
  readonly finding: string;
  readonly treatment: Treatment;
  readonly owner: string;
  readonly due: string | null;
  readonly expires: string | null;
  readonly justification: string;
  readonly extra?: Extra;
}

/**
 * Position of one asset on a diagram: the top left corner in canvas units, always absolute. Which
 * container an asset is drawn in follows from its relations (`locatedIn`, `partOf`, `inZone`), so a
 * position never depends on them.
 */
export interface DiagramNode {
  readonly asset: AssetId;
  readonly x: number;
  readonly y: number;
  /** Only for assets drawn as containers (spaces, zones). */
  readonly width?: number;
  readonly height?: number;
  readonly collapsed?: boolean;
  readonly extra?: Extra;
}

export interface DiagramRecord {
  readonly id: DiagramId;
  readonly title: string;
  /** By asset id. */
  readonly nodes: Readonly<Record<AssetId, DiagramNode>>;
  readonly extra?: Extra;
}

export interface ModelHeader {
  readonly id: ModelId;
  readonly title: string;
  readonly description: string;
  /** Both empty where the file does not say. */
  readonly knowledgeBase: { readonly id: string; readonly version: string; readonly extra?: Extra };
  /** Carried as they are until the assessment owns them. */
  readonly assessments: readonly unknown[];
  readonly extra?: Extra;
}

/** The whole document. Every table is a plain object by key; records are immutable. */
export interface ModelRecords {
  readonly header: ModelHeader;
  readonly assets: Readonly<Record<AssetId, AssetRecord>>;
  readonly relations: Readonly<Record<RelationId, RelationRecord>>;
  readonly controls: Readonly<Record<string, ControlRecord>>;
  readonly levels: Readonly<Record<string, LevelRecord>>;
  readonly decisions: Readonly<Record<string, DecisionRecord>>;
  readonly diagrams: Readonly<Record<DiagramId, DiagramRecord>>;
}

/** The tables of a model, by name. */
export type ModelTable = Exclude<keyof ModelRecords, 'header'>;

export const controlKey = (asset: AssetId, control: string): string => `${asset}|${control}`;
export const levelKey = (asset: AssetId, attributeOrConsequence: string): string => `${asset}|${attributeOrConsequence}`;
