import type { Analysis } from '../../engine/analysis.ts';
import type { RunControl } from '../../engine/input.ts';
import type { AnalysisSession, OpenSession } from '../../engine/session.ts';
import type { KnowledgeCatalogue } from '../../knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../knowledge/compiled.ts';
import { applyDiff, type RecordsDiff } from '../../model/diff.ts';
import { modelHash } from '../../model/model-hash.ts';
import type { ModelRecords } from '../../model/records.ts';
import type { AnalysisView } from '../../protocol/engine-protocol.ts';
import { assetMarks } from '../asset-marks.ts';
import { buildFindings } from '../build-findings.ts';
import type { Findings } from '../findings.ts';
import { LiveAssessment } from '../live/live-assessment.ts';
import { riskSummary } from '../risk-summary.ts';
import { systemChange } from '../system-change.ts';
import { modelProblems, systemInput } from '../system-input.ts';
import { Refusal } from './refusal.ts';
import type { Answer, RequestOf, Turn } from './turn.ts';

interface Open {
  readonly model: ModelRecords;
  readonly view: AnalysisView;
  readonly revision: number;
  readonly most: number | undefined;
  readonly keepsFindings: boolean;
}

/** The model that the service has open, over the knowledge that was loaded: its analysis, and its findings where somebody keeps them. */
export class ServedModel {
  readonly #openSession: OpenSession;
  #knowledge: CompiledKnowledge | null = null;
  #catalogue: KnowledgeCatalogue | null = null;
  #session: AnalysisSession | null = null;
  #open: Open | null = null;
  /** The findings told last, while they are those of the session's analysis: what the first edit starts from. */
  #told: Findings | null = null;
  #live: LiveAssessment | null = null;

  constructor(openSession: OpenSession) {
    this.#openSession = openSession;
  }

  loadKnowledge(request: RequestOf<'load-knowledge'>): Answer {
    const compiled = request.compiled as CompiledKnowledge | null;
    const catalogue = request.catalogue as KnowledgeCatalogue | null;
    if (compiled?.format !== 'cordon-compiled/1' || catalogue?.format !== 'cordon-catalogue/1') {
      throw new Refusal('bad-knowledge', 'The knowledge base is not in a form that this version can read. Build it again.');
    }
    this.#knowledge = compiled;
    this.#catalogue = catalogue;
    this.#session = null;
    this.#open = null;
    this.#forget();
    return { type: 'ready', knowledge: { id: compiled.id, version: compiled.version, sha256: compiled.sha256 } };
  }

  analyse(request: RequestOf<'analyse'>, { run }: Turn): Answer {
    if (!this.#knowledge) throw new Refusal('no-knowledge', 'No knowledge base is loaded.');
    const { model, view, revision, most, keepsFindings = false } = request;
    this.#open = { model, view, revision, most, keepsFindings };
    return this.#findings(this.#replace(run));
  }

  change(request: RequestOf<'change'>, turn: Turn): Answer {
    if (this.#told) this.prepare();
    const { open, knowledge } = this.opened();
    const model = applyDiff(open.model, request.diff);
    this.#open = { ...open, model, revision: request.revision };
    const change = systemChange(knowledge, request.diff, open.model, model, open.view);
    const analysis = change === null || !this.#session ? this.#replace(turn.run) : this.#tryChange(turn.run, this.#session, change);
    this.#absorb(request.diff, model);
    if (turn.isUnwanted(['change', 'analyse'])) return { type: 'cancelled' };
    return this.#live
      ? { type: 'findings-change', revision: request.revision, ...this.#live.tell(model, open.most) }
      : this.#findings(analysis);
  }

  /** Would the first edit have to wait for something that can be done before? */
  get isUnprepared(): boolean {
    return this.#told !== null && this.#live === null;
  }

  /** From here on edits are told as changes. Where that fails, findings are made whole as before. */
  prepare(): void {
    const { open, catalogue } = this.opened();
    const told = this.#told;
    this.#told = null;
    if (told === null || this.#session === null) return;
    try {
      this.#live = LiveAssessment.of(this.#session, told, open.model, catalogue);
    } catch {
      this.#live = null;
    }
  }

  /** The model with its knowledge, analysed or not. */
  opened(): { readonly open: Open; readonly knowledge: CompiledKnowledge; readonly catalogue: KnowledgeCatalogue } {
    if (!this.#knowledge || !this.#catalogue) throw new Refusal('no-knowledge', 'No knowledge base is loaded.');
    if (!this.#open) throw new Refusal('no-model', 'No model is open.');
    return { open: this.#open, knowledge: this.#knowledge, catalogue: this.#catalogue };
  }

  /** The model with its last analysis. */
  analysed(): {
    readonly analysis: Analysis;
    readonly model: ModelRecords;
    readonly catalogue: KnowledgeCatalogue;
    readonly session: AnalysisSession;
  } {
    const { open, catalogue } = this.opened();
    if (!this.#session) throw new Refusal('no-analysis', 'The last analysis failed.');
    return { analysis: this.#session.analysis, model: open.model, catalogue, session: this.#session };
  }

  findingsOf(analysis: Analysis, most?: number): Findings {
    const { open, knowledge, catalogue } = this.opened();
    return buildFindings({
      analysis,
      model: open.model,
      catalogue,
      modelSha256: modelHash(open.model),
      compileMilliseconds: 0,
      leftOut: modelProblems(open.model, knowledge),
      ...(most === undefined ? {} : { most }),
    });
  }

  #findings(analysis: Analysis): Answer {
    const { open } = this.opened();
    const findings = this.findingsOf(analysis, open.most);
    if (open.keepsFindings) this.#told = findings;
    return {
      type: 'findings',
      revision: open.revision,
      findings,
      summary: riskSummary(analysis.knowledge.scales, analysis.levels),
      assetRisks: assetMarks(analysis, open.model),
    };
  }

  #replace(run: RunControl): Analysis {
    const { open, knowledge } = this.opened();
    const input = systemInput(open.model, knowledge, open.view);
    this.#forget();
    try {
      if (this.#session) return this.#session.replace(input, run);
      this.#session = this.#openSession(knowledge, input, run);
      return this.#session.analysis;
    } catch (error) {
      this.#session = null;
      throw error;
    }
  }

  /** An edit that the session fails on leaves no half-changed state behind: the model is analysed from nothing. */
  #tryChange(run: RunControl, session: AnalysisSession, change: Parameters<AnalysisSession['change']>[0]): Analysis {
    try {
      return session.change(change, run);
    } catch {
      this.#session = null;
      return this.#replace(run);
    }
  }

  #absorb(diff: RecordsDiff, model: ModelRecords): void {
    try {
      if (this.#live?.absorb(diff, model) !== true) this.#live = null;
    } catch {
      this.#live = null;
    }
  }

  #forget(): void {
    this.#told = null;
    this.#live = null;
  }
}
