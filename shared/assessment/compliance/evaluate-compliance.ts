import type { KnowledgeCatalogue } from '../../knowledge/catalogue.ts';
import type { RequirementEntry, StandardEntry } from '../../knowledge/standards.ts';
import type { ModelRecords } from '../../model/records.ts';
import type { AnalysisView } from '../../protocol/engine-protocol.ts';
import type { Findings } from '../findings.ts';
import type { ComplianceGap, ComplianceReport, RequirementResult, StandardResult } from './compliance-report.ts';
import { modelGraph } from './model-graph.ts';
import { evaluateRule } from './rule-kinds.ts';
import type { RuleInput } from './rule-input.ts';

export interface ComplianceInput {
  readonly model: ModelRecords;
  readonly findings: Findings;
  readonly catalogue: KnowledgeCatalogue;
  /** The view that the findings were made in. */
  readonly view: AnalysisView;
  /** Day of the evaluation (`2027-01-31`), or null when it is not known. */
  readonly today: string | null;
}

/** Evaluates every compliance set of the knowledge base over a model and its findings. Source: docs/spec/compliance.md. */
export function evaluateCompliance(given: ComplianceInput): ComplianceReport {
  const { findings, catalogue, model } = given;
  const input: RuleInput = { ...given, graph: modelGraph(model, catalogue) };
  return {
    format: 'cordon-compliance/1',
    knowledgeBase: findings.knowledgeBase,
    model: findings.model,
    complete: findings.complete,
    standards: (catalogue.standards ?? []).map((standard) => evaluateStandard(input, standard)),
  };
}

function evaluateStandard(input: RuleInput, { id, title, edition, unreviewed, requirements }: StandardEntry): StandardResult {
  const results = requirements.map((requirement) => evaluateRequirement(input, requirement));
  const count = (state: RequirementResult['state']): number => results.filter((result) => result.state === state).length;
  return {
    id,
    title,
    edition,
    unreviewed,
    counts: { gap: count('gap'), undecided: count('undecided'), met: count('met') },
    requirements: results,
  };
}

function evaluateRequirement(input: RuleInput, requirement: RequirementEntry): RequirementResult {
  const { id, clause, title, text, decided, person, rules } = requirement;
  let checked = 0;
  const gaps: ComplianceGap[] = [];
  for (const rule of rules) {
    const result = evaluateRule(input, rule);
    checked += result.checked;
    if (result.assets.length + result.findings.length > 0)
      gaps.push({ why: rule.gap, assets: result.assets, findings: result.findings, controls: result.controls, facts: result.facts ?? [] });
  }
  const why = gaps.length > 0 ? null : undecided(decided, checked, input.findings.complete);
  return {
    id,
    clause,
    title,
    text,
    decided,
    state: gaps.length > 0 ? 'gap' : why === null ? 'met' : 'undecided',
    why,
    person,
    checked,
    gaps,
  };
}

/** A model that says nothing about a requirement does not meet it. */
function undecided(decided: RequirementEntry['decided'], checked: number, isComplete: boolean): RequirementResult['why'] {
  if (decided === 'manual') return 'person';
  if (checked === 0) return 'nothing-modelled';
  if (!isComplete) return 'incomplete';
  return decided === 'partial' ? 'person' : null;
}
