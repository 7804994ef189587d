import type { KnowledgeCatalogue } from '../../knowledge/catalogue.ts';
import type { RuleCondition } from '../../knowledge/standards.ts';
import { controlKey, POPULATIONS, RISKS, type ModelRecords, type RiskLevel } from '../../model/records.ts';
import type { AnalysisView } from '../../protocol/engine-protocol.ts';
import type { Findings } from '../findings.ts';
import { countsIn } from '../system-input.ts';
import type { ModelGraph } from './model-graph.ts';

/** What the rules look at. */
export interface RuleInput {
  readonly model: ModelRecords;
  readonly findings: Findings;
  readonly catalogue: KnowledgeCatalogue;
  readonly graph: ModelGraph;
  readonly view: AnalysisView;
  /** Day of the evaluation (`2027-01-31`), for acceptances that end; null: only those without an end count. */
  readonly today: string | null;
}

/** What one rule found: how much it looked at, and what breaks it. */
export interface RuleResult {
  readonly checked: number;
  readonly assets: readonly string[];
  readonly findings: readonly string[];
  readonly controls: readonly string[];
  readonly facts?: readonly string[];
}

/** Does an asset meet a condition? */
export function meets({ model, graph, view }: RuleInput, asset: string, condition: RuleCondition): boolean {
  let left = condition.least;
  for (const end of graph.follow(asset, condition.via)) {
    if (condition.class.length > 0 && !graph.isA(end, condition.class)) continue;
    if (condition.control.length > 0 && !condition.control.some((control) => stands(model, end, control, view))) continue;
    const record = model.assets[end];
    if (condition.fact !== undefined && !isStated(record?.facts[condition.fact])) continue;
    if (
      condition.population !== undefined &&
      POPULATIONS.indexOf(record?.population ?? 'singleton') < POPULATIONS.indexOf(condition.population)
    )
      continue;
    if (--left <= 0) return true;
  }
  return false;
}

const stands = (model: ModelRecords, asset: string, control: string, view: AnalysisView): boolean => {
  const record = model.controls[controlKey(asset, control)];
  return record !== undefined && countsIn(view, record);
};
const isStated = (fact: unknown): boolean => fact !== undefined && fact !== null && fact !== '' && fact !== false;

export const isAbove = (risk: RiskLevel, limit: RiskLevel): boolean => RISKS.indexOf(risk) > RISKS.indexOf(limit);

/** Has somebody accepted this finding, and does the acceptance still run? */
export function isAccepted({ model, today }: RuleInput, finding: string): boolean {
  const decision = model.decisions[finding];
  if (decision?.treatment !== 'accept') return false;
  return decision.expires === null || (today !== null && decision.expires >= today);
}

/** Assets of several findings, each once, in the model's order. */
export function inModelOrder(model: ModelRecords, assets: Iterable<string>): string[] {
  const wanted = new Set(assets);
  return Object.keys(model.assets).filter((id) => wanted.has(id));
}
