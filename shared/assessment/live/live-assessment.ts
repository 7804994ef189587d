import type { Analysis } from '../../engine/analysis.ts';
import type { AnalysisSession } from '../../engine/session.ts';
import type { KnowledgeCatalogue } from '../../knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../knowledge/compiled.ts';
import { EMPTY_DIFF, type RecordsDiff } from '../../model/diff.ts';
import type { ModelRecords, RiskLevel } from '../../model/records.ts';
import type { AssessmentChange } from '../../protocol/engine-protocol.ts';
import { MOST_LISTED, notAllListed, problemsOf } from '../build-findings.ts';
import { SERIOUS_RISKS, type Findings } from '../findings.ts';
import { misfitRelations } from '../misfit-relations.ts';
import { relationsAt } from '../relation-index.ts';
import { modelProblems } from '../system-input.ts';
import { LiveFindings } from './live-findings.ts';
import { LiveMarks } from './live-marks.ts';

/**
 * Can the findings of an edit be made from what it changed? Where causes are judged as the reference does, or consequences
 * start by themselves, they are always made whole.
 */
const canAssessLive = ({ naming, behaviour, features }: CompiledKnowledge): boolean =>
  naming === 'cordon' && features.mixedThreatCauses && !behaviour.demandUnneededCauses && !behaviour.tolerantAttribution;

/** Findings, summary and marks of a model under edit. */
export class LiveAssessment {
  private readonly session: AnalysisSession;
  private readonly findings: LiveFindings;
  private readonly marks: LiveMarks;
  private readonly knowledge: CompiledKnowledge;
  private readonly catalogue: KnowledgeCatalogue;
  private leftOut: ReturnType<typeof modelProblems>;
  private misfits: ReturnType<typeof misfitRelations>;

  private constructor(session: AnalysisSession, told: Findings, analysis: Analysis, model: ModelRecords, catalogue: KnowledgeCatalogue) {
    this.session = session;
    this.knowledge = analysis.knowledge;
    this.findings = new LiveFindings(session.live!, analysis, told, model, catalogue);
    this.marks = new LiveMarks(this.findings, model);
    this.catalogue = catalogue;
    this.leftOut = modelProblems(model, this.knowledge);
    this.misfits = misfitRelations(model, this.knowledge, catalogue);
  }

  /** From findings that were told of the session's analysis as it is now; `null` where the knowledge does not allow it. */
  static of(session: AnalysisSession, told: Findings, model: ModelRecords, catalogue: KnowledgeCatalogue): LiveAssessment | null {
    const { analysis } = session;
    if (!canAssessLive(analysis.knowledge) || !analysis.complete) return null;
    session.prepare();
    return session.live === null ? null : new LiveAssessment(session, told, analysis, model, catalogue);
  }

  /** Takes an edit over that the session has made. False: the session started afresh, so this is of no use any more. */
  absorb(diff: RecordsDiff, model: ModelRecords): boolean {
    if (this.session.live !== this.findings.view.model) return false;
    this.findings.absorb(diff, model);
    this.marks.absorb(diff);
    const touched = edited(diff, model);
    if (this.leftOut.length > 0 || modelProblems(touched, this.knowledge).length > 0) this.leftOut = modelProblems(model, this.knowledge);
    if (this.misfits.length > 0 || misfitRelations(touched, this.knowledge, this.catalogue).length > 0)
      this.misfits = misfitRelations(model, this.knowledge, this.catalogue);
    return true;
  }

  /** What is different from what was told last. The hash of the model is left empty: only whole findings carry it. */
  tell(model: ModelRecords, most = MOST_LISTED): AssessmentChange {
    const { analysis } = this.session;
    const { view } = this.findings;
    const change = this.findings.tell({
      analysis,
      most,
      frame: (isWhole, threats, consequences) => ({
        model: { id: model.header.id, title: model.header.title, sha256: '' },
        complete: analysis.complete && this.leftOut.length === 0 && isWhole,
        problems: [...problemsOf(analysis, this.leftOut), ...this.misfits, ...(isWhole ? [] : [notAllListed(most, threats, consequences)])],
      }),
    });
    const { scales } = view.knowledge;
    const counts = this.findings.riskCounts();
    const serious = scales.risk.reduce((sum, name, risk) => sum + (SERIOUS_RISKS.includes(name as RiskLevel) ? counts[risk]! : 0), 0);
    const { overallRisk, riskIndex } = change.rest;
    return { change, summary: { overallRisk, serious, riskIndex }, assetRisks: this.marks.tell() };
  }
}

/** The records that an edit puts there, the relations of its assets, and what they join: each is judged by itself. */
function edited(diff: RecordsDiff, model: ModelRecords): ModelRecords {
  const put = <Item>(table: Readonly<Record<string, { readonly after: Item | null }>> | undefined): Record<string, Item> =>
    Object.fromEntries(Object.entries(table ?? {}).flatMap(([key, { after }]) => (after === null ? [] : [[key, after] as const])));
  const at = relationsAt(model, model, EMPTY_DIFF);
  const relations = {
    ...Object.fromEntries(Object.keys(diff.tables.assets ?? {}).flatMap((asset) => at(asset).map((relation) => [relation.id, relation]))),
    ...put(diff.tables.relations),
  };
  const named = Object.values(relations).flatMap(({ from, to }) => [from, to]);
  const assets = Object.fromEntries(named.flatMap((id) => (Object.hasOwn(model.assets, id) ? [[id, model.assets[id]!] as const] : [])));
  return {
    ...model,
    assets: { ...assets, ...put(diff.tables.assets) },
    relations,
    controls: put(diff.tables.controls),
    levels: put(diff.tables.levels),
  };
}
