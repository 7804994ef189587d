/**
 * What people read of a knowledge base: texts, groups, mappings. The engine never reads it.
 * English texts are in the entries; other languages are overlays of the same shape
 * (`CatalogueMessages`), produced from message files.
 */
export interface KnowledgeCatalogue {
  readonly format: 'cordon-catalogue/1';
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly classes: readonly ClassEntry[];
  readonly relations: readonly RelationEntry[];
  readonly attributes: readonly AttributeEntry[];
  readonly consequences: readonly ConsequenceEntry[];
  readonly agents: readonly AgentEntry[];
  readonly threats: readonly ThreatEntry[];
  readonly controls: readonly ControlEntry[];
  readonly strategies: readonly StrategyEntry[];
  readonly templates: readonly TemplateEntry[];
  readonly bibliography: readonly SourceEntry[];
}

export interface ClassEntry {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Palette group, e.g. `Medical devices`; abstract classes have one too. */
  readonly group: string;
  readonly parents: readonly string[];
  readonly assertable: boolean;
  /** Name of the icon drawing; the group's icon where the class has none of its own. */
  readonly icon: string;
  /** `space` and `zone` are drawn as containers. */
  readonly shape: 'asset' | 'space' | 'zone' | 'network' | 'data';
  readonly source: string;
}
export interface RelationEntry {
  readonly id: string;
  /** As read between two assets: 'is connected to'. */
  readonly label: string;
  readonly description: string;
  readonly domain: readonly string[];
  readonly range: readonly string[];
  readonly parents: readonly string[];
  readonly assertable: boolean;
}
export interface AttributeEntry {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly consequence: string;
  readonly at: readonly string[];
}
/** What a consequence means to people; `technical` ones only carry cascades. */
export const CONSEQUENCE_GROUPS = ['patient-safety', 'privacy', 'care-continuity', 'physical', 'organisation', 'technical'] as const;
export type ConsequenceGroup = (typeof CONSEQUENCE_GROUPS)[number];
export interface ConsequenceEntry {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly group: ConsequenceGroup;
  readonly at: readonly string[];
  readonly anchor: string;
}
export interface AgentEntry {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly level: string;
  readonly reason: string;
}
export type ThreatKind = 'cyber' | 'physical' | 'human' | 'natural';
export interface ThreatEntry {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly kinds: readonly ThreatKind[];
  readonly secondary: boolean;
  /** One sentence with `{role}` placeholders, filled with the labels of the matched assets. */
  readonly reason: string;
  readonly how: string;
  readonly does: string;
  readonly noticed: string;
  readonly stopped: string;
  readonly notToConfuse: string;
  readonly frequency: string;
  readonly frequencyReason: string;
  readonly roles: readonly { readonly role: string; readonly class: string; readonly kind: string }[];
  readonly links: readonly string[];
  readonly causes: readonly string[];
  readonly effects: readonly string[];
  readonly sources: readonly string[];
  readonly taxonomies: {
    readonly stride: readonly string[];
    readonly linddun: readonly string[];
    readonly attack: readonly string[];
    readonly capec: readonly string[];
    readonly cwe: readonly string[];
  };
  readonly unreviewed: boolean;
}
export interface ControlEntry {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly description: string;
  readonly at: readonly string[];
  /** 1 (hours) … 5 (a programme of years); the scale is in the handbook. */
  readonly effort: number;
  readonly runningCost: number;
  readonly clinicalSideEffects: string;
  readonly mappings: Readonly<Record<string, readonly string[]>>;
  readonly unreviewed: boolean;
}
export interface StrategyEntry {
  readonly id: string;
  readonly title: string;
  readonly combined: boolean;
  readonly controls: readonly string[];
  readonly optionalControls: readonly string[];
  readonly strength: string;
  readonly strengthReason: string;
  readonly blocks: readonly string[];
  readonly triggers: readonly string[];
  readonly sideEffects: string;
}
export interface TemplateEntry {
  readonly id: string;
  readonly catalogueId: string;
  readonly title: string;
  readonly story: string;
  readonly questions: readonly string[];
  readonly sources: readonly string[];
  readonly reconstruction: string;
  readonly expectedRisks: readonly string[];
  readonly assets: number;
  readonly relations: number;
}
export interface SourceEntry {
  readonly id: string;
  readonly author: string;
  readonly title: string;
  readonly year: string;
  readonly where: string;
}
