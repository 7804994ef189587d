import type { Findings, RiskSummary, ThreatFinding } from './findings.ts';
import { SERIOUS_RISKS } from './findings.ts';
import type { RiskLevel } from '../model/records.ts';

/** How one finding differs between two analyses; `null` where it is not among the findings. */
export interface FindingChange {
  readonly finding: string;
  readonly title: string;
  readonly kind: 'appeared' | 'went' | 'rose' | 'fell';
  readonly before: { readonly likelihood: string; readonly risk: RiskLevel } | null;
  readonly after: { readonly likelihood: string; readonly risk: RiskLevel } | null;
  /** Causes, strategies in place and, for a consequence, threats behind it that differ. */
  readonly because: readonly string[];
}
/** Two analyses side by side: the numbers of the status line, and every finding that differs. */
export interface FindingsComparison {
  readonly before: RiskSummary;
  readonly after: RiskSummary;
  readonly threats: readonly FindingChange[];
  readonly consequences: readonly FindingChange[];
}

interface Comparable {
  readonly id: string;
  readonly likelihood: string;
  readonly risk: RiskLevel;
  readonly title: string;
  readonly reasons: readonly string[];
}

/** What appeared, went, rose and fell between two analyses, largest risk first, and which reasons changed with it. */
export function compareFindings(before: Findings, after: Findings): FindingsComparison {
  const threat = (finding: ThreatFinding): Comparable => ({
    id: finding.id,
    likelihood: finding.likelihood,
    risk: finding.risk,
    title: finding.title,
    reasons: [...finding.causes.map((cause) => `cause ${cause}`), ...finding.blockedBy.map((strategy) => `held by ${strategy}`)],
  });
  const consequence = (finding: Findings['consequences'][number]): Comparable => ({
    id: finding.id,
    likelihood: finding.likelihood,
    risk: finding.risk,
    title: finding.consequence,
    reasons: [`impact ${finding.impact}`, ...finding.causedBy.map((cause) => `caused by ${cause}`)],
  });
  return {
    before: summaryOf(before),
    after: summaryOf(after),
    threats: changes(before.threats.map(threat), after.threats.map(threat), after.levels),
    consequences: changes(before.consequences.map(consequence), after.consequences.map(consequence), after.levels),
  };
}

/** The three numbers of the status line. */
export const summaryOf = (findings: Findings): RiskSummary => ({
  overallRisk: findings.overallRisk,
  serious: findings.threats.filter((threat) => SERIOUS_RISKS.includes(threat.risk)).length,
  riskIndex: findings.riskIndex,
});

function changes(before: readonly Comparable[], after: readonly Comparable[], levels: Findings['levels']): FindingChange[] {
  const risk = (finding: Comparable): number => levels.risk.indexOf(finding.risk);
  const weight = (finding: Comparable): number => risk(finding) * 10 + levels.likelihood.findIndex((level) => level === finding.likelihood);
  const earlier = new Map(before.map((finding) => [finding.id, finding]));
  const later = new Map(after.map((finding) => [finding.id, finding]));
  const found: { readonly change: FindingChange; readonly size: number }[] = [];
  const add = (kind: FindingChange['kind'], a: Comparable | undefined, b: Comparable | undefined): void => {
    const named = (b ?? a)!;
    found.push({
      size: Math.max(a ? weight(a) : 0, b ? weight(b) : 0),
      change: {
        finding: named.id,
        title: named.title,
        kind,
        before: a ? { likelihood: a.likelihood, risk: a.risk } : null,
        after: b ? { likelihood: b.likelihood, risk: b.risk } : null,
        because: differing(a?.reasons ?? [], b?.reasons ?? []),
      },
    });
  };
  for (const [id, a] of earlier) {
    const b = later.get(id);
    if (!b) add('went', a, undefined);
    else if (weight(a) !== weight(b)) add(weight(b) > weight(a) ? 'rose' : 'fell', a, b);
  }
  for (const [id, b] of later) if (!earlier.has(id)) add('appeared', undefined, b);
  return found.sort((a, b) => b.size - a.size || (a.change.finding < b.change.finding ? -1 : 1)).map(({ change }) => change);
}

/** Reasons of one side only: `no longer …` and `now …`. */
function differing(before: readonly string[], after: readonly string[]): string[] {
  const was = new Set(before);
  const is = new Set(after);
  return [
    ...before.filter((reason) => !is.has(reason)).map((reason) => `no longer ${reason}`),
    ...after.filter((reason) => !was.has(reason)).map((reason) => `now ${reason}`),
  ];
}
