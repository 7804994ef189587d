import type { Findings } from '../../shared/assessment/findings.ts';
import type { ModelRecords, RiskLevel } from '../../shared/model/records.ts';

/**
 * Why a model does not pass `--fail-on`: one line per consequence at the level or above that nobody has
 * accepted (an acceptance counts until the end of its last day), and always when the analysis is incomplete.
 */
export function gate(findings: Findings, model: ModelRecords, level: RiskLevel, today: string): string[] {
  const limit = findings.levels.risk.indexOf(level);
  const failures = findings.consequences
    .filter((consequence) => findings.levels.risk.indexOf(consequence.risk) >= limit && !isAccepted(model, consequence.id, today))
    .map((consequence) => `${consequence.id} has the risk ${consequence.risk} and is not accepted.`);
  if (!findings.complete) failures.unshift('An incomplete analysis never passes.');
  return failures;
}

function isAccepted(model: ModelRecords, finding: string, today: string): boolean {
  return Object.values(model.decisions).some(
    (decision) =>
      decision.finding === finding && decision.treatment === 'accept' && (decision.expires === null || decision.expires >= today),
  );
}
