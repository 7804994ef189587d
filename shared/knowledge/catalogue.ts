import type { StandardEntry } from './standards.ts';

/**
 * What people read of a knowledge base: texts, groups, mappings. The engine never reads it.
 * English texts are in the entries; other languages are laid over it from message files
 * (`messages/translate-catalogue.ts`).
 */
export interface KnowledgeCatalogue {
  readonly format: 'cordon-catalogue/1';
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Language of the titles and labels; English where it is missing. */
  readonly language?: string;
  /** Other languages that it comes in, and how many of the translatable texts have a translation; absent where there are none. */
  readonly translations?: Readonly<Record<string, { readonly texts: number; readonly translated: number; readonly stale: number }>>;
  /** How names are listed in this language; English where it is missing. */
  readonly words?: CatalogueWords;
  readonly classes: readonly ClassEntry[];
  readonly relations: readonly RelationEntry[];
  readonly attributes: readonly AttributeEntry[];
  readonly consequences: readonly ConsequenceEntry[];
  readonly agents: readonly AgentEntry[];
  /** Times that people can state at assets; absent where a knowledge base has none. */
  readonly quantities?: readonly QuantityEntry[];
  readonly outages?: readonly OutageEntry[];
  readonly threats: readonly ThreatEntry[];
  readonly controls: readonly ControlEntry[];
  readonly strategies: readonly StrategyEntry[];
  readonly templates: readonly TemplateEntry[];
  readonly bibliography: readonly SourceEntry[];
  /** Compliance sets; absent where a knowledge base has none. */
  readonly standards?: readonly StandardEntry[];
}

/** `and` joins the last two names of a list, `more` counts those that are not named (`{count} more`), `quote` marks a name. */
export interface CatalogueWords {
  readonly and: string;
  readonly more: string;
  readonly quote: string;
}

export interface ClassEntry {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Palette group, e.g. `Medical devices`; abstract classes have one too. */
  readonly group: string;
  /** The group in English where `group` is translated: what code compares. */
  readonly groupKey?: string;
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
  /** Trust where nothing else is known; the most specific class of `defaultAt` wins. */
  readonly default: string;
  readonly defaultReason: string;
  readonly defaultAt: readonly { readonly class: string; readonly level: string; readonly reason: string }[];
  /** Where the trust follows from times that people state: which ones are added up, and the outage they are measured on. */
  readonly lasts?: LastingEntry;
}
/** Times added up and measured on an outage. */
export interface LastingEntry {
  readonly outage: string;
  readonly sum: readonly string[];
}
/**
 * What a consequence means to people; `general` where the knowledge base does not say, `technical` ones only carry cascades.
 * Where findings are equal, the group that stands first here counts first.
 */
export const CONSEQUENCE_GROUPS = [
  'patient-safety',
  'privacy',
  'care-continuity',
  'physical',
  'organisation',
  'general',
  'technical',
] as const;
export type ConsequenceGroup = (typeof CONSEQUENCE_GROUPS)[number];
export interface ConsequenceEntry {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly group: ConsequenceGroup;
  readonly at: readonly string[];
  readonly anchor: string;
  /** Default impact; the most specific class of `impactAt` wins; `many` for a population of medium or more. */
  readonly impact: string;
  readonly impactReason: string;
  readonly many?: string;
  readonly impactAt: readonly { readonly class: string; readonly level: string; readonly reason: string; readonly many?: string }[];
}
/** A time that people can state at an asset, such as how long a battery lasts. */
export interface QuantityEntry {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly unit: 'min' | 'h';
  readonly min: number;
  readonly max: number;
  readonly at: readonly string[];
  /** Where nobody states it; the most specific class of `defaultAt` wins. */
  readonly default: number;
  readonly defaultReason: string;
  readonly defaultAt: readonly { readonly class: string; readonly value: number; readonly reason: string }[];
  readonly sources: readonly string[];
  readonly unreviewed: boolean;
}
/** How long outages of one kind last: how likely one is that lasts longer than so many minutes. */
export interface OutageEntry {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly longer: readonly { readonly than: number; readonly likelihood: string }[];
  readonly reason: string;
  readonly sources: readonly string[];
  readonly unreviewed: boolean;
}
/** An outside cause, such as a remote attacker or a fault, with its words and its default level. */
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
  readonly groupKey?: string;
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
  readonly prohibitedLinks: readonly string[];
  readonly causes: readonly string[];
  readonly effects: readonly string[];
  /** `K-Password @ app`: controls that switch the threat on. */
  readonly activeWhen: readonly string[];
  /** `K-Patch @ pump`, `K-MicroSegment @ any filter`: where controls can sit. */
  readonly controls: readonly string[];
  /** Of them, those that notice or help afterwards and do not make the threat less likely, with the reason. */
  readonly helpsWithoutLowering?: readonly { readonly place: string; readonly reason: string }[];
  /** Why nothing blocks it, where nothing does. */
  readonly unblocked?: string;
  readonly sources: readonly string[];
  readonly taxonomies: {
    readonly stride: readonly string[];
    readonly linddun: readonly string[];
    readonly attack: readonly string[];
    readonly capec: readonly string[];
    readonly cwe: readonly string[];
    readonly gdpr: readonly string[];
  };
  readonly unreviewed: boolean;
  /** The smallest model in which it is live, and what silences it. */
  readonly examples?: ThreatExamples;
}
/** A small system in which a threat fires, and one in which it stays silent, as they are written in the knowledge base. */
export interface ThreatExamples {
  readonly fires: {
    readonly assets: Readonly<Record<string, string>>;
    readonly relations: readonly string[];
    readonly given: readonly string[];
    readonly controls: readonly string[];
  };
  readonly silent: {
    readonly without: readonly string[];
    readonly controls: readonly string[];
    readonly instead: Readonly<Record<string, string>>;
    readonly because: string;
  };
}
export interface ControlEntry {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly groupKey?: string;
  readonly description: string;
  readonly at: readonly string[];
  /** 1 (hours) … 5 (a programme of years); the scale is in the handbook. */
  readonly effort: number;
  readonly runningCost: number;
  readonly clinicalSideEffects: string;
  /** Takes away what it protects as well: advised after everything else, with what it does to care. */
  readonly lastResort?: boolean;
  /** Alone, against a threat at which it is listed. */
  readonly strength: string;
  readonly strengthReason: string;
  /** Where it works only as long as the times of its asset add up to. */
  readonly lasts?: LastingEntry;
  readonly mappings: Readonly<Record<string, readonly string[]>>;
  readonly unreviewed: boolean;
}
/** A control strategy in words: the controls that work together, what they block, and what they cost care. */
export interface StrategyEntry {
  readonly id: string;
  readonly title: string;
  readonly combined: boolean;
  readonly controls: readonly string[];
  readonly optionalControls: readonly string[];
  readonly strength: string;
  readonly strengthReason: string;
  readonly blocks: readonly string[];
  /** Of them, those that it helps with and is too weak to lower by a level. Missing: not known. */
  readonly helpsOnly?: readonly string[];
  readonly triggers: readonly string[];
  readonly sideEffects: string;
}
/** A model that comes with the app: its story, and how large it is. */
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
/** An entry of the bibliography. */
export interface SourceEntry {
  readonly id: string;
  readonly author: string;
  readonly title: string;
  readonly year: string;
  /** Of many pages: a citation without clause, section or page cites it in general. */
  readonly long?: boolean;
  readonly where: string;
  readonly note: string;
  readonly unreviewed: boolean;
}
