/**
 * The compiled knowledge base: what the engine reads. Integers index the tables of the same object.
 * Both front ends produce it: the hospital knowledge base (YAML written for people) and
 * SSM/Spyderisk domain models (N-Quads). It is plain data: JSON and structured clone keep it whole.
 *
 * Levels are 0-based indices into a scale, low to high. Trust and likelihood scales have the same
 * size N, and `N - 1 - x` turns one into the other. Words: docs/spec/engine.md.
 */
export interface CompiledKnowledge {
  readonly format: 'cordon-compiled/1';
  /** How instances are named: SSM's URIs (local names), or readable ids such as `T-NET-04@a1,a7`. */
  readonly naming: 'ssm' | 'cordon';
  readonly id: string;
  readonly version: string;
  /** SHA-256 of the sources in canonical form, hex. */
  readonly sha256: string;
  readonly scales: CompiledScales;
  readonly classes: readonly CompiledClass[];
  readonly relations: readonly CompiledRelation[];
  readonly attributes: readonly CompiledAttribute[];
  readonly consequences: readonly CompiledConsequence[];
  readonly controls: readonly CompiledControl[];
  /** Outside causes with a level of their own (remote attacker, fault, nature…). Empty for SSM models. */
  readonly agents: readonly CompiledAgent[];
  /** Which consequence erodes which attribute, on the same asset. One consequence per attribute. */
  readonly impactSets: readonly { readonly attribute: number; readonly consequence: number }[];
  /** SSM's control inhibition of consequences (MIS). */
  readonly inhibitions: readonly { readonly control: number; readonly consequence: number }[];
  readonly roles: readonly CompiledRole[];
  readonly patterns: readonly CompiledPattern[];
  /** In the order in which they run. */
  readonly constructions: readonly CompiledConstruction[];
  readonly threats: readonly CompiledThreat[];
  readonly strategies: readonly CompiledStrategy[];
  readonly complianceSets: readonly { readonly id: string; readonly threats: readonly number[] }[];
  readonly features: { readonly mixedThreatCauses: boolean; readonly threatTypeFlags: boolean };
  /**
   * Times that people state at assets, and what they become before the engine runs: trust levels and coverages. The
   * engine itself never reads them. Absent where a knowledge base has none.
   */
  readonly times?: CompiledTimes;
  /** How the engine behaves where the reference has a defect: docs/spec/engine.md names each switch. */
  readonly behaviour: EngineBehaviour;
}

/** Times in the model, all in minutes: docs/spec/knowledge-base-format.md, `quantities.yaml` and `outages.yaml`. */
export interface CompiledTimes {
  /** `unit` is how many minutes one of its unit is; `min` and `max` are in its unit. */
  readonly quantities: readonly { readonly id: string; readonly unit: number; readonly min: number; readonly max: number }[];
  /** By class: the quantities that its assets can state, with the usual value in the quantity's unit. */
  readonly defaults: readonly (readonly { readonly quantity: number; readonly value: number }[])[];
  readonly outages: readonly CompiledOutage[];
  /** Attributes whose trust follows from times. */
  readonly attributes: readonly CompiledLasting[];
  /** Controls whose coverage follows from times of the asset at which they sit. */
  readonly controls: readonly CompiledLasting[];
}
/** How long outages of one kind last: for each step, how likely one is that lasts longer than so many minutes. */
export interface CompiledOutage {
  readonly id: string;
  readonly longer: readonly { readonly than: number; readonly likelihood: number }[];
}
/** The attribute or control `type` is as good as the sum of these quantities is long, measured on an outage. */
export interface CompiledLasting {
  readonly type: number;
  readonly outage: number;
  readonly sum: readonly number[];
}

export interface CompiledScales {
  readonly trust: readonly string[];
  readonly likelihood: readonly string[];
  readonly impact: readonly string[];
  readonly risk: readonly string[];
  readonly population: readonly string[];
  /** `[impact][likelihood]` to risk. */
  readonly riskTable: readonly (readonly number[])[];
  /** `[average trust][population]` to the highest and lowest member. `null`: members equal the average. */
  readonly highestMember: readonly (readonly number[])[] | null;
  readonly lowestMember: readonly (readonly number[])[] | null;
}

export interface CompiledClass {
  readonly id: string;
  /** For labels of inferred assets; the id where it is missing. */
  readonly label?: string;
  readonly parents: readonly number[];
  /** May a person place it on the canvas? */
  readonly assertable: boolean;
  readonly visible: boolean;
  readonly constructionState: boolean;
  /** What an asset of exactly this class carries, inheritance already resolved. Averages only. */
  readonly controls: readonly { readonly control: number; readonly coverage: number; readonly independent: boolean }[];
  readonly attributes: readonly { readonly attribute: number; readonly level: number; readonly independent: boolean }[];
  readonly consequences: readonly {
    readonly consequence: number;
    readonly impact: number;
    /** Added to the impact for a population of this index (hospital rule); absent: no effect. */
    readonly impactByPopulation?: readonly number[];
  }[];
}

export interface CompiledRelation {
  readonly id: string;
  readonly parents: readonly number[];
  /** Empty: anything. */
  readonly domain: readonly number[];
  readonly range: readonly number[];
  readonly assertable: boolean;
  readonly constructionState: boolean;
}

/** Average, min and max member of one type point at each other; a type without members has none. */
export interface MemberPointers {
  readonly min?: number;
  readonly max?: number;
  readonly minOf?: number;
  readonly maxOf?: number;
}
/** A trustworthiness attribute. */
export interface CompiledAttribute extends MemberPointers {
  readonly id: string;
  readonly visible: boolean;
}
/** A consequence (misbehaviour, in the words of SSM). */
export interface CompiledConsequence extends MemberPointers {
  readonly id: string;
  readonly visible: boolean;
}
export interface CompiledControl extends MemberPointers {
  readonly id: string;
  readonly visible: boolean;
  /** Relative cost, 0 when unknown. */
  readonly unitCost: number;
}
export interface CompiledAgent {
  readonly id: string;
  /** Default likelihood that this cause is present, 0…N-1. */
  readonly level: number;
}
export interface CompiledRole {
  readonly id: string;
  /** Classes that may fill it (with their subclasses); judged for secondary nodes only. Empty: nobody. */
  readonly classes: readonly number[];
}

export type NodeKind = 'key' | 'root' | 'mandatory' | 'necessary' | 'sufficient' | 'optional' | 'prohibited';

/** A node of a pattern: its role, the class that fills it, and how it counts. */
export interface CompiledNode {
  readonly role: number;
  readonly class: number;
  readonly kind: NodeKind;
}
/** A relation that a pattern demands between two of its roles. */
export interface CompiledLink {
  readonly from: number;
  readonly relation: number;
  readonly to: number;
}
export interface CompiledPattern {
  readonly id: string;
  /** Patterns with the same number share key and root nodes and root links; -1 when it shares none. */
  readonly rootPattern: number;
  /** In declaration order (finding ids list key roles in this order); for SSM key and root nodes come first, sorted by node URI. */
  readonly nodes: readonly CompiledNode[];
  /** Links between key and root nodes, in role indices. */
  readonly rootLinks: readonly CompiledLink[];
  readonly links: readonly CompiledLink[];
  readonly prohibitedLinks: readonly CompiledLink[];
  /** Each a group of roles whose assets must differ. */
  readonly distinct: readonly (readonly number[])[];
  /**
   * Roles that have to meet in at least one asset of their own (hospital knowledge base only):
   * a match is rejected if no asset is in all roles of a group.
   */
  readonly shared?: readonly (readonly number[])[];
}

/** A construction pattern: where its pattern matches, assets and relations are inferred. */
export interface CompiledConstruction {
  readonly id: string;
  readonly pattern: number;
  readonly priority: number;
  readonly iterate: boolean;
  readonly maxIterations: number;
  readonly nodes: readonly CompiledInferredNode[];
  readonly links: readonly CompiledLink[];
}
export interface CompiledInferredNode {
  readonly role: number;
  readonly class: number;
  /** Roles whose assets give the new asset its identity, in the order used for naming. */
  readonly includes: readonly number[];
  readonly displayedAtRole?: number;
  readonly displayedAtLink?: CompiledLink;
}

/** A set at a role: an attribute, consequence or control of every asset in that role. */
export interface AtRole {
  readonly role: number;
  readonly type: number;
}

export interface CompiledThreat {
  readonly id: string;
  readonly pattern: number;
  readonly category: string;
  /** Role named as threatened (informative), -1 when none. */
  readonly threatens: number;
  readonly entryPoints: readonly AtRole[];
  readonly conditions: readonly AtRole[];
  readonly agents: readonly number[];
  readonly effects: readonly AtRole[];
  /** Base frequency as a likelihood cap; -1 for none. */
  readonly frequency: number;
  readonly secondary: boolean;
  readonly normalOperation: boolean;
  readonly current: boolean;
  readonly future: boolean;
  /** Names of the members for populations above singleton (SSM); absent: no members. */
  readonly minName?: string;
  readonly maxName?: string;
}

export interface CompiledStrategy {
  readonly id: string;
  /** Trust level that a cause is lifted to: the blocked threat's likelihood is at most N-1-strength. */
  readonly strength: number;
  readonly mandatory: readonly StrategyControl[];
  readonly optional: readonly StrategyControl[];
  /** Threat indices. */
  readonly blocks: readonly number[];
  readonly mitigates: readonly number[];
  readonly triggers: readonly number[];
  readonly current: boolean;
  readonly future: boolean;
}
export interface StrategyControl extends AtRole {
  /**
   * `all` (SSM): every asset in the role needs it. `any`: one asset of the role is enough
   * (a filter on a path): the engine makes one strategy instance for each of them.
   */
  readonly quantifier: 'all' | 'any';
}

/** One switch per defect of the reference that can be switched; `true` is the reference's behaviour. */
export interface EngineBehaviour {
  /** D1: links between two unique roles in a matching pattern are ignored. */
  readonly ignoreLinksBetweenUniqueRoles: boolean;
  /** D2: coverage of mandatory controls never weakens a strategy. */
  readonly ignoreCoverageOfMandatoryControls: boolean;
  /** D3: optional controls suppress causes although they are not proposed. */
  readonly suppressWithoutProposal: boolean;
  /** D4: the member of a triggering control is flipped whatever the kind of role. */
  readonly flipTriggerMemberAlways: boolean;
  /** D5: a trustworthiness attribute counts as cause one level too generously. */
  readonly tolerantAttribution: boolean;
  /** D6: a root or initial cause demands causes that did not contribute. */
  readonly demandUnneededCauses: boolean;
  /** D11: a relation from an inferred asset is lost when that asset is made again. */
  readonly dropRelationsFromInferred: boolean;
  /** D13: `threatens` names one asset only. */
  readonly singleThreatenedAsset: boolean;
  /** D16: threats without causes have no likelihood. */
  readonly noLikelihoodWithoutCauses: boolean;
  /** D19: control names with a hyphen break member lookup. */
  readonly hyphenBreaksControlMembers: boolean;
  /** D20: a cause at an optional role with members is an error. */
  readonly failOnOptionalCauseWithMembers: boolean;
  /** A mandatory control whose role is empty is passed over, so the strategy exists with fewer controls. */
  readonly skipMandatoryControlAtEmptyRole: boolean;
  /**
   * Distinct roles are compared by their first assets, and two empty roles count as equal. Corrected: assets of
   * unique roles never enter a many-sided role that must differ from them, and emptiness is never equal.
   */
  readonly distinctByFirstMember: boolean;
  /**
   * A strategy with optional controls never caps a threat; these only suppress causes that they inhibit, and keep what
   * they trigger down. Corrected: mandatory controls cap whatever else is listed, and an optional control that inhibits
   * nothing has no effect of its own.
   */
  readonly optionalControlsReplaceCap: boolean;
}
