import type { ThreatFinding } from '../../shared/assessment/findings.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import type { KnowledgeView } from './knowledge-view.ts';

const SHOWN = 2;

/** The reason of a threat with the names of the assets that it matched; at most two names for each role. */
export function sentenceOf(view: KnowledgeView, assets: ModelRecords['assets'], finding: ThreatFinding): string {
  const entry = view.threat(finding.threat);
  if (!entry) return finding.title;
  return entry.reason.replace(/\{([^{}]+)\}/g, (_, role: string) => {
    const labels = (finding.assets[role] ?? []).map((id) => assets[id]?.label).filter((label) => label !== undefined);
    const missing = entry.roles.find((one) => one.role === role)?.class;
    if (labels.length === 0) return view.class(missing ?? '')?.label.toLowerCase() ?? role;
    return labels.length <= SHOWN ? labels.join(' and ') : `${labels.slice(0, SHOWN).join(', ')} and ${labels.length - SHOWN} more`;
  });
}
