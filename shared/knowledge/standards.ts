import type { Population, RiskLevel } from '../model/records.ts';

/** A law, standard or practice guide as a list of requirements, each with rules over a model and its findings. */
export interface StandardEntry {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  /** Entry of the bibliography. */
  readonly source: string;
  /** The clauses were worded from memory or from a secondary source. */
  readonly unreviewed: boolean;
  readonly requirements: readonly RequirementEntry[];
}

/** How far a model can decide a requirement: wholly, in part (a person adds the rest), or not at all. */
export const DECISIONS = ['automatic', 'partial', 'manual'] as const;
export type Decision = (typeof DECISIONS)[number];

/** One requirement in the knowledge base's own words. All its rules must hold. */
export interface RequirementEntry {
  readonly id: string;
  readonly clause: string;
  readonly title: string;
  readonly text: string;
  readonly decided: Decision;
  /** What a person must state; empty only where the model decides alone. */
  readonly person: string;
  readonly rules: readonly RuleEntry[];
}

/**
 * What must be found from an asset along a path of relations. `via` steps are relation ids, `^` for against the arrow,
 * `a|b` for either, a trailing `*` for any number of steps, none included. An empty path is the asset itself.
 */
export interface RuleCondition {
  readonly via: readonly string[];
  /** Classes of the assets at the end; empty: any. */
  readonly class: readonly string[];
  /** One of these controls counts there; empty: none is asked for. */
  readonly control: readonly string[];
  /** A fact of that name is stated there; absent: none is asked for. */
  readonly fact?: string;
  readonly population?: Population;
  /** That many different assets. */
  readonly least: number;
}

interface RuleBase {
  /** What is wrong when the rule does not hold, one sentence. */
  readonly gap: string;
}
/** Each asset of a class (that `where` picks and `unless` does not exempt) needs one of the conditions. */
export interface NeedsRule extends RuleBase {
  readonly kind: 'needs';
  readonly each: readonly string[];
  readonly where: readonly RuleCondition[];
  /** How many of `where` must hold; absent: all. */
  readonly whereLeast?: number;
  readonly unless: readonly RuleCondition[];
  readonly needs: readonly RuleCondition[];
}
/** No threat of the list that touches an asset of these classes is live above the risk. */
export interface NoThreatRule extends RuleBase {
  readonly kind: 'no-threat';
  readonly threats: readonly string[];
  readonly at: readonly string[];
  readonly above: RiskLevel;
}
/** No consequence of the list, at an asset of these classes, is above the risk. */
export interface NoConsequenceRule extends RuleBase {
  readonly kind: 'no-consequence';
  readonly consequences: readonly string[];
  readonly at: readonly string[];
  readonly above: RiskLevel;
}
/** Every threat above the risk that leads straight to one of the consequences there is held by several strategies without a common control. */
export interface BarriersRule extends RuleBase {
  readonly kind: 'barriers';
  readonly consequences: readonly string[];
  readonly at: readonly string[];
  readonly above: RiskLevel;
  readonly least: number;
}
/** Controls that are mapped to one of the codes stand wherever a threat above the risk asks for them and nothing else holds it. */
export interface CoverageRule extends RuleBase {
  readonly kind: 'coverage';
  /** A mapping of the controls: `iso27002`, `hicp`, `nis2`… */
  readonly mapping: string;
  readonly codes: readonly string[];
  readonly above: RiskLevel;
}
export type RuleEntry = NeedsRule | NoThreatRule | NoConsequenceRule | BarriersRule | CoverageRule;
