import type { ThreatFinding } from '../../shared/assessment/findings.ts';
import { nameStyle, reasonSentence } from '../../shared/assessment/reason-sentence.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import type { KnowledgeView } from './knowledge-view.ts';

/** The reason of a threat with the names of the assets that it matched; an empty role is told by its class. */
export function sentenceOf(view: KnowledgeView, assets: ModelRecords['assets'], finding: ThreatFinding): string {
  const entry = view.threat(finding.threat);
  if (!entry) return finding.title;
  const labels = new Map(
    Object.entries(finding.assets).map(([role, ids]) => [role, ids.flatMap((id) => (assets[id] ? [assets[id].label] : []))] as const),
  );
  const byClass = (role: string): string => {
    const missing = entry.roles.find((one) => one.role === role)?.class;
    return view.class(missing ?? '')?.label.toLowerCase() ?? role;
  };
  return reasonSentence(entry.reason, labels, byClass, nameStyle(view.catalogue.words));
}
