import type { Findings } from '../../shared/assessment/findings.ts';
import { RISKS, type RiskLevel } from '../../shared/model/records.ts';

/** How one finding differs from the analysis before. */
export interface FindingChange {
  readonly kind: 'appeared' | 'went' | 'rose' | 'fell';
  readonly finding: string;
  readonly title: string;
  readonly before: RiskLevel | null;
  readonly after: RiskLevel | null;
}

/** What is different between two analyses of one model, the worst first. */
export function findingChanges(before: Findings, after: Findings): readonly FindingChange[] {
  const old = new Map(before.threats.map((threat) => [threat.id, threat]));
  const changes: FindingChange[] = [];
  const [floorBefore, floorAfter] = [floorOf(before), floorOf(after)];
  for (const threat of after.threats) {
    const was = old.get(threat.id);
    old.delete(threat.id);
    if (was?.risk === threat.risk || (!was && RISKS.indexOf(threat.risk) <= floorBefore)) continue;
    const kind = !was ? 'appeared' : RISKS.indexOf(threat.risk) > RISKS.indexOf(was.risk) ? 'rose' : 'fell';
    changes.push({ kind, finding: threat.id, title: threat.title, before: was?.risk ?? null, after: threat.risk });
  }
  for (const threat of old.values())
    if (RISKS.indexOf(threat.risk) > floorAfter)
      changes.push({ kind: 'went', finding: threat.id, title: threat.title, before: threat.risk, after: null });
  const worst = (change: FindingChange) => Math.max(RISKS.indexOf(change.before ?? 'very-low'), RISKS.indexOf(change.after ?? 'very-low'));
  return changes.sort((a, b) => worst(b) - worst(a) || (a.finding < b.finding ? -1 : 1));
}

/** Where a list holds only the worst, a threat of this risk or less may be there without being listed. -1: all are listed. */
function floorOf({ problems, threats }: Findings): number {
  const last = threats.at(-1);
  return last && problems.some(({ kind }) => kind === 'too-many-findings') ? RISKS.indexOf(last.risk) : -1;
}
