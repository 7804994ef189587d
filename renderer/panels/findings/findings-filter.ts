import { SERIOUS_RISKS, type ThreatFinding } from '../../../shared/assessment/findings.ts';
import type { ThreatKind } from '../../../shared/knowledge/catalogue.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';

export interface FindingsFilter {
  readonly text: string;
  readonly kind: ThreatKind | '';
  readonly seriousOnly: boolean;
  /** A row for each place of a threat, not only where it is worst. */
  readonly everyPlace: boolean;
}
export const NO_FILTER: FindingsFilter = { text: '', kind: '', seriousOnly: false, everyPlace: false };

/** Threats that the filter lets through, in their order. Text is looked for in title, id and sentence. */
export function filterFindings(
  view: KnowledgeView,
  threats: readonly ThreatFinding[],
  filter: FindingsFilter,
  sentence: (finding: ThreatFinding) => string,
): readonly ThreatFinding[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return threats.filter((finding) => {
    if (filter.seriousOnly && !SERIOUS_RISKS.includes(finding.risk)) return false;
    if (filter.kind !== '' && view.threat(finding.threat)?.kinds.includes(filter.kind) !== true) return false;
    if (words.length === 0) return true;
    const text = `${finding.title} ${finding.threat} ${sentence(finding)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
