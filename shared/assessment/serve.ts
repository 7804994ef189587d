import type { Analysis } from '../engine/analysis.ts';
import type { EngineBudget, RunControl } from '../engine/input.ts';
import type { AnalysisSession, OpenSession } from '../engine/session.ts';
import type { KnowledgeCatalogue } from '../knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';
import { loadSources, type KnowledgeSources } from '../knowledge/hospital/load-sources.ts';
import { layerPacks } from '../knowledge/packs/layer-packs.ts';
import { applyDiff, type RecordsDiff } from '../model/diff.ts';
import { modelHash } from '../model/model-hash.ts';
import type { ModelRecords } from '../model/records.ts';
import type { AnalysisView, EnginePort, EngineReply, EngineRequest } from '../protocol/engine-protocol.ts';
import { assetMarks } from './asset-marks.ts';
import { evaluateCompliance } from './compliance/evaluate-compliance.ts';
import { buildFindings } from './build-findings.ts';
import { explainAbsence } from './explain-absence.ts';
import { explainFinding } from './explain-finding.ts';
import { explainPaths } from './explain-paths.ts';
import type { Explanation, Findings } from './findings.ts';
import { consequenceFindingId } from './finding-ids.ts';
import { LiveAssessment } from './live/live-assessment.ts';
import { riskSummary } from './risk-summary.ts';
import { suggestStepwise, type SuggestInput } from './suggestions.ts';
import { systemChange } from './system-change.ts';
import { modelProblems, systemInput } from './system-input.ts';

export interface ServeOptions {
  readonly port: EnginePort;
  readonly openSession: OpenSession;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Lets messages in that are waiting: resolves after the runtime has delivered them. */
  readonly pause: () => Promise<void>;
  readonly budget?: Partial<EngineBudget>;
}

/**
 * The engine as a service: answers every request with exactly one reply of its id (progress apart), in the
 * order in which they came. Whatever goes wrong becomes a `failed` reply. Requests that are cancelled before
 * their turn, and changes that a later one has overtaken, are answered with `cancelled`; the changes are kept.
 */
export function serve(options: ServeOptions): void {
  const service = new EngineService(options);
  options.port.onMessage((request) => service.receive(request));
}

type Request<T extends EngineRequest['type']> = Extract<EngineRequest, { readonly type: T }>;
type Answer = EngineReply extends infer R ? (R extends EngineReply ? Omit<R, 'id'> : never) : never;

/** Why a request could not be answered; anything else that is thrown is a fault of the program. */
class Refusal extends Error {
  readonly kind: string;
  constructor(kind: string, detail: string) {
    super(detail);
    this.kind = kind;
  }
}

interface Open {
  readonly model: ModelRecords;
  readonly view: AnalysisView;
  readonly revision: number;
  readonly most: number | undefined;
  readonly keepsFindings: boolean;
}

class EngineService {
  readonly #options: ServeOptions;
  readonly #queue: EngineRequest[] = [];
  readonly #cancelled = new Set<number>();
  #isBusy = false;
  #knowledge: CompiledKnowledge | null = null;
  #catalogue: KnowledgeCatalogue | null = null;
  #session: AnalysisSession | null = null;
  #base: { readonly sha256: string; readonly sources: KnowledgeSources } | null = null;
  #open: Open | null = null;
  /** The findings told last, while they are those of the session's analysis: what the first edit starts from. */
  #told: Findings | null = null;
  #live: LiveAssessment | null = null;

  constructor(options: ServeOptions) {
    this.#options = options;
  }

  receive(request: EngineRequest): void {
    if (request.type === 'cancel') {
      const at = this.#queue.findIndex((waiting) => waiting.id === request.request);
      // A change is carried out all the same: only its answer is not wanted any more.
      if (at >= 0 && this.#queue[at]!.type !== 'change') {
        this.#queue.splice(at, 1);
        this.#reply(request.request, { type: 'cancelled' });
      } else {
        this.#cancelled.add(request.request);
      }
      return;
    }
    this.#queue.push(request);
    if (!this.#isBusy) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#isBusy = true;
    for (;;) {
      await this.#options.pause();
      const request = this.#queue.shift();
      if (!request) break;
      try {
        this.#reply(request.id, await this.#answer(request));
      } catch (error) {
        this.#reply(request.id, failure(error));
      }
      this.#cancelled.delete(request.id);
      if (this.#told && !this.#live) await this.#prepareWhenIdle();
    }
    this.#isBusy = false;
  }

  /** What the first edit would otherwise wait for is done while nobody asks for anything. */
  async #prepareWhenIdle(): Promise<void> {
    await this.#options.pause();
    if (this.#queue.length === 0) this.#prepare();
  }

  /** From here on edits are told as changes. Where that fails, findings are made whole as before. */
  #prepare(): void {
    const { open, catalogue } = this.#opened();
    const told = this.#told;
    this.#told = null;
    if (told === null || this.#session === null) return;
    try {
      this.#live = LiveAssessment.of(this.#session, told, open.model, catalogue);
    } catch {
      this.#live = null;
    }
  }

  #reply(id: number, answer: Answer): void {
    this.#options.port.post({ ...answer, id } as EngineReply);
  }

  #answer(request: EngineRequest): Answer | Promise<Answer> {
    switch (request.type) {
      case 'load-knowledge':
        return this.#loadKnowledge(request);
      case 'analyse':
        return this.#analyse(request);
      case 'change':
        return this.#change(request);
      case 'explain':
        return { type: 'explanation', explanation: this.#explain(request) };
      case 'absence': {
        const { analysis, catalogue } = this.#explainInput();
        return { type: 'absence', absence: explainAbsence(analysis, catalogue, request.threat, request.asset ?? null) };
      }
      case 'compliance':
        return this.#compliance(request);
      case 'layer':
        return this.#layer(request);
      case 'suggest':
        return this.#suggest(request);
      case 'cancel':
        return { type: 'cancelled' };
    }
  }

  #loadKnowledge(request: Request<'load-knowledge'>): Answer {
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

  #analyse(request: Request<'analyse'>): Answer {
    if (!this.#knowledge) throw new Refusal('no-knowledge', 'No knowledge base is loaded.');
    const { model, view, revision, most, keepsFindings = false } = request;
    this.#open = { model, view, revision, most, keepsFindings };
    return this.#findings(this.#replace(request.id));
  }

  #change(request: Request<'change'>): Answer {
    if (this.#told) this.#prepare();
    const { open, knowledge } = this.#opened();
    const model = applyDiff(open.model, request.diff);
    this.#open = { ...open, model, revision: request.revision };
    const change = systemChange(knowledge, request.diff, open.model, model, open.view);
    const analysis = change === null || !this.#session ? this.#replace(request.id) : this.#tryChange(request.id, this.#session, change);
    this.#absorb(request.diff, model);
    const isOvertaken = this.#queue.some((later) => later.type === 'change' || later.type === 'analyse');
    if (isOvertaken || this.#cancelled.has(request.id)) return { type: 'cancelled' };
    return this.#live
      ? { type: 'findings-change', revision: request.revision, ...this.#live.tell(model, open.most) }
      : this.#findings(analysis);
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

  /** An edit that the session fails on leaves no half-changed state behind: the model is analysed from nothing. */
  #tryChange(id: number, session: AnalysisSession, change: Parameters<AnalysisSession['change']>[0]): Analysis {
    try {
      return session.change(change, this.#run(id));
    } catch {
      this.#session = null;
      return this.#replace(id);
    }
  }

  #replace(id: number): Analysis {
    const { open, knowledge } = this.#opened();
    const input = systemInput(open.model, knowledge, open.view);
    this.#forget();
    try {
      if (this.#session) return this.#session.replace(input, this.#run(id));
      this.#session = this.#options.openSession(knowledge, input, this.#run(id));
      return this.#session.analysis;
    } catch (error) {
      this.#session = null;
      throw error;
    }
  }

  #findings(analysis: Analysis): Answer {
    const { open } = this.#opened();
    const findings = this.#findingsOf(analysis, open.most);
    if (open.keepsFindings) this.#told = findings;
    return {
      type: 'findings',
      revision: open.revision,
      findings,
      summary: riskSummary(analysis.knowledge.scales, analysis.levels),
      assetRisks: assetMarks(analysis, open.model),
    };
  }

  #findingsOf(analysis: Analysis, most?: number): Findings {
    const { open, knowledge, catalogue } = this.#opened();
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

  #explain({ finding, paths }: Request<'explain'>): Explanation | null {
    const input = this.#explainInput();
    const explanation = explainFinding(input, finding);
    const last = paths === true ? explanation?.chain.at(-1) : undefined;
    if (!explanation || last === undefined) return explanation;
    return { ...explanation, paths: explainPaths(input.analysis, input.analysis.structure.threats.ids.indexOf(last)) };
  }

  /** On demand only: the live analysis must not pay for it. */
  #compliance({ today }: Request<'compliance'>): Answer {
    const { analysis, model, catalogue } = this.#explainInput();
    const { open } = this.#opened();
    const findings = this.#findingsOf(analysis);
    return {
      type: 'compliance',
      revision: open.revision,
      report: evaluateCompliance({ model, findings, catalogue, view: open.view, today }),
    };
  }

  #layer({ base, packs, wants }: Request<'layer'>): Answer {
    if (this.#base?.sha256 !== base.sha256) this.#base = { sha256: base.sha256, sources: loadSources(base.files) };
    const { packs: results, ...knowledge } = layerPacks(this.#base.sources, base.sha256, packs);
    return { type: 'layered', packs: results, knowledge: wants === 'knowledge' ? knowledge : null };
  }

  async #suggest(request: Request<'suggest'>): Promise<Answer> {
    const { analysis, model, catalogue, session } = this.#explainInput();
    const { revision } = this.#opened().open;
    const target = request.finding === null ? null : targetOf(analysis, request.finding);
    if (request.finding !== null && target === null) throw new Refusal('no-such-finding', `There is no finding ${request.finding}.`);
    const steps = suggestStepwise({
      analysis,
      model,
      catalogue,
      tryControls: (controls) => session.tryControls(controls),
      target,
      limit: request.limit,
    });
    for (;;) {
      const step = steps.next();
      if (step.done) return { type: 'suggestions', revision, suggestions: step.value };
      this.#reply(request.id, { type: 'progress', stage: 'suggest', done: step.value.done, total: step.value.total });
      await this.#options.pause();
      const isOvertaken = this.#queue.some(
        (later) => later.type === 'change' || later.type === 'analyse' || later.type === 'load-knowledge',
      );
      if (isOvertaken || this.#cancelled.has(request.id)) return { type: 'cancelled' };
    }
  }

  #opened(): { readonly open: Open; readonly knowledge: CompiledKnowledge; readonly catalogue: KnowledgeCatalogue } {
    if (!this.#knowledge || !this.#catalogue) throw new Refusal('no-knowledge', 'No knowledge base is loaded.');
    if (!this.#open) throw new Refusal('no-model', 'No model is open.');
    return { open: this.#open, knowledge: this.#knowledge, catalogue: this.#catalogue };
  }

  #explainInput(): {
    readonly analysis: Analysis;
    readonly model: ModelRecords;
    readonly catalogue: KnowledgeCatalogue;
    readonly session: AnalysisSession;
  } {
    const { open, catalogue } = this.#opened();
    if (!this.#session) throw new Refusal('no-analysis', 'The last analysis failed.');
    return { analysis: this.#session.analysis, model: open.model, catalogue, session: this.#session };
  }

  #run(id: number): RunControl {
    const { now, budget } = this.#options;
    let lastStage = '';
    let lastTime = now();
    return {
      now,
      ...(budget ? { budget } : {}),
      isCancelled: () => this.#cancelled.has(id),
      onProgress: (stage, done, total) => {
        const time = now();
        if (stage === lastStage && time - lastTime < 50) return;
        lastStage = stage;
        lastTime = time;
        this.#reply(id, { type: 'progress', stage, done, total });
      },
    };
  }
}

function targetOf(analysis: Analysis, finding: string): SuggestInput['target'] {
  const threat = analysis.structure.threats.ids.indexOf(finding);
  if (threat >= 0) return { threat };
  for (let set = 0; set < analysis.structure.consequenceSets.count; set++) {
    if (consequenceFindingId(analysis, set) === finding) return { consequenceSet: set };
  }
  return null;
}

function failure(error: unknown): Answer {
  if (error instanceof Refusal) return { type: 'failed', kind: error.kind, detail: error.message };
  return { type: 'failed', kind: 'fault', detail: error instanceof Error ? error.message : String(error) };
}
