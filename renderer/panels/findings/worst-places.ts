import type { ThreatFinding } from '../../../shared/assessment/findings.ts';

export interface PlacedFinding {
  readonly finding: ThreatFinding;
  /** How many more places of the same threat stand behind this row. */
  readonly others: number;
}

/**
 * One row for each threat, at the place where it is worst; the chosen finding keeps a row of its own. The findings come in
 * their order, the worst first.
 */
export function worstPlaces(findings: readonly ThreatFinding[], chosen: string | null): readonly PlacedFinding[] {
  const places = new Map<string, number>();
  for (const { threat } of findings) places.set(threat, (places.get(threat) ?? 0) + 1);
  const told = new Set<string>();
  const rows: PlacedFinding[] = [];
  for (const finding of findings) {
    const isFirst = !told.has(finding.threat);
    if (!isFirst && finding.id !== chosen) continue;
    told.add(finding.threat);
    rows.push({ finding, others: isFirst ? places.get(finding.threat)! - 1 : 0 });
  }
  return rows;
}

/** Every finding as a row of its own. */
export const everyPlace = (findings: readonly ThreatFinding[]): readonly PlacedFinding[] =>
  findings.map((finding) => ({ finding, others: 0 }));
