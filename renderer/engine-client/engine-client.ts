import type { ComplianceReport } from '../../shared/assessment/compliance/compliance-report.ts';
import type { Absence, Explanation, Suggestion } from '../../shared/assessment/findings.ts';
import type { BaseSources, PackText } from '../../shared/knowledge/packs/layer-packs.ts';
import type { RecordsDiff } from '../../shared/model/diff.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import { MOST_IN_WINDOW, type AnalysisView, type EngineReply, type EngineRequest } from '../../shared/protocol/engine-protocol.ts';
import { isSsmReply, type SsmReply, type SsmRequest } from '../../shared/protocol/ssm-protocol.ts';
import { AnalysisTrack } from './analysis-track.ts';
import type { EngineListener } from './engine-listener.ts';
import { FileReaderClient } from './file-reader-client.ts';
import { HeldWorker } from './held-worker.ts';
import { PendingReplies } from './pending-replies.ts';
import type { WorkerEnd } from './worker-end.ts';

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A worker that dies this often within a minute is not started again by itself. */
const MAX_CRASHES = 3;
const CRASH_WINDOW = 60_000;
/** How long an analysis that nobody wants any more may still run, in milliseconds. */
const PATIENCE = 500;

/** The app's end of the engine: one worker, requests by id, results by revision, and a new worker after a crash. */
export class EngineClient {
  private readonly worker: HeldWorker;
  private readonly listener: EngineListener;
  private readonly now: () => number;
  private readonly questions = new PendingReplies();
  private readonly analyses: AnalysisTrack;
  private readonly files: FileReaderClient;
  private knowledge: { readonly compiled: unknown; readonly catalogue: unknown } | null = null;
  private latest: { readonly revision: number; readonly model: ModelRecords; readonly view: AnalysisView } | null = null;
  private nextId = 1;
  private crashes: number[] = [];

  constructor(start: () => WorkerEnd, listener: EngineListener, now: () => number = () => performance.now()) {
    this.worker = new HeldWorker(start, {
      onMessage: (message) => {
        if (!isSsmReply(message)) this.receive(message);
      },
      onDeath: (detail) => this.crashed(detail),
    });
    this.listener = listener;
    this.now = now;
    this.analyses = new AnalysisTrack(now);
    this.files = new FileReaderClient(start);
  }

  /** Starts the worker with a knowledge base. */
  open(compiled: unknown, catalogue: unknown): void {
    this.knowledge = { compiled, catalogue };
    this.launch();
  }

  /** A whole model: on opening, or after anything that is not an edit. */
  analyse(revision: number, model: ModelRecords, view: AnalysisView): void {
    this.latest = { revision, model, view };
    if (!this.worker.isThere) return;
    this.endUnlessDone();
    this.analyses.beginModel();
    this.postAnalysis(revision, { type: 'analyse', id: this.id(), revision, model, view, most: MOST_IN_WINDOW, keepsFindings: true });
  }

  /** One edit on top of the revision before it; sends the whole model where the worker does not have that. */
  change(revision: number, before: number, diff: RecordsDiff, model: ModelRecords, view: AnalysisView): void {
    if (!this.worker.isThere || !this.analyses.standsAt(before) || this.latest?.view !== view) {
      this.analyse(revision, model, view);
      return;
    }
    this.latest = { revision, model, view };
    this.postAnalysis(revision, { type: 'change', id: this.id(), revision, diff });
  }

  async explain(finding: string): Promise<Explanation | null> {
    const reply = await this.ask({ type: 'explain', id: this.id(), finding });
    return reply?.type === 'explanation' ? reply.explanation : null;
  }

  async absence(threat: string): Promise<Absence | null> {
    const reply = await this.ask({ type: 'absence', id: this.id(), threat });
    return reply?.type === 'absence' ? reply.absence : null;
  }

  /** The compliance sets over the last analysis. `null`: failed, or the worker is gone. */
  async compliance(today: string): Promise<ComplianceReport | null> {
    const reply = await this.ask({ type: 'compliance', id: this.id(), today });
    return reply?.type === 'compliance' ? reply.report : null;
  }

  /** Lays packs over a base. `null`: failed, or the worker is gone or was started anew meanwhile. */
  async layer(
    base: BaseSources,
    packs: readonly PackText[],
    wants: 'knowledge' | 'problems',
  ): Promise<Extract<EngineReply, { readonly type: 'layered' }> | null> {
    const reply = await this.ask({ type: 'layer', id: this.id(), base, packs, wants });
    return reply?.type === 'layered' ? reply : null;
  }

  /** Suggestions for one finding, or for the whole model. `null`: cancelled, failed, or out of date. */
  suggest(finding: string | null, limit: number): { readonly answer: Promise<readonly Suggestion[] | null>; cancel(): void } {
    const id = this.id();
    const answer = this.ask({ type: 'suggest', id, finding, limit }).then((reply) =>
      reply?.type === 'suggestions' ? reply.suggestions : null,
    );
    return {
      answer,
      cancel: () => {
        if (this.questions.settle(id, null)) this.worker.post({ type: 'cancel', id: this.id(), request: id });
      },
    };
  }

  /** Reads or writes a file of another tool. `null`: the worker died over it, or did not come to an end. */
  file(request: Unnumbered<SsmRequest>, onProgress: (done: number, total: number) => void = () => undefined): Promise<SsmReply | null> {
    return this.files.ask({ ...request, id: this.id() } as SsmRequest, onProgress);
  }

  /** No model is open any more: an analysis that is under way is of no use, and a new worker has nothing to analyse. */
  forget(): void {
    this.latest = null;
    this.analyses.forgetModel();
    this.endUnlessDone();
  }

  /** Ends the analysis that is under way. The model is analysed again after the next edit, or with `retry`. */
  stop(): void {
    if (this.analyses.underWay.length === 0) return;
    const { latest } = this;
    this.latest = null;
    this.launch();
    this.latest = latest;
    this.listener.onState({ kind: 'failed', reason: 'stopped', detail: '' });
  }

  /** After the client gave up on a worker, a person may try again. */
  retry(): void {
    this.crashes = [];
    this.launch();
  }

  close(): void {
    this.worker.end();
    this.latest = null;
    this.files.close();
    this.abandon();
  }

  private id(): number {
    return this.nextId++;
  }

  private postAnalysis(revision: number, request: Extract<EngineRequest, { readonly type: 'analyse' | 'change' }>): void {
    this.analyses.send(request.id, revision);
    this.listener.onState({ kind: 'analysing' });
    this.worker.post(request);
  }

  /**
   * The worker reads nothing while it computes. What it is at and nobody wants any more gets a moment to come to its end;
   * then it is ended with its worker, and a new one takes up the latest model.
   */
  private endUnlessDone(): void {
    const unwanted = this.analyses.underWay;
    if (unwanted.length === 0) return;
    setTimeout(() => {
      if (unwanted.some((id) => this.analyses.isUnderWay(id))) this.launch();
    }, PATIENCE);
  }

  private ask(request: EngineRequest): Promise<EngineReply | null> {
    if (!this.worker.isThere) return Promise.resolve(null);
    const reply = this.questions.wait(request.id);
    this.worker.post(request);
    return reply;
  }

  private abandon(): void {
    this.questions.abandon();
    this.analyses.forgetWorker();
  }

  private launch(): void {
    if (!this.knowledge) return;
    this.abandon();
    try {
      this.worker.replace();
    } catch (error) {
      this.listener.onState({ kind: 'failed', reason: 'refused', detail: error instanceof Error ? error.message : String(error) });
      return;
    }
    this.worker.post({ type: 'load-knowledge', id: this.id(), ...this.knowledge });
    if (this.latest) this.analyse(this.latest.revision, this.latest.model, this.latest.view);
  }

  private crashed(detail: string): void {
    const now = this.now();
    this.crashes = [...this.crashes.filter((at) => now - at < CRASH_WINDOW), now];
    this.abandon();
    if (this.crashes.length > MAX_CRASHES) {
      this.listener.onState({ kind: 'failed', reason: 'crashed-again', detail });
      return;
    }
    this.listener.onState({ kind: 'restarted', detail });
    this.launch();
  }

  private receive(reply: EngineReply): void {
    if (reply.type !== 'progress') this.analyses.end(reply.id);
    switch (reply.type) {
      case 'ready':
        if (!this.latest) this.listener.onState({ kind: 'ready' });
        return;
      case 'findings':
      case 'findings-change': {
        const result = this.analyses.take(reply);
        if (!result) return;
        this.listener.onResult(result);
        this.listener.onState({ kind: 'ready' });
        return;
      }
      case 'progress':
        if (!this.questions.has(reply.id)) this.listener.onState({ kind: 'analysing' });
        return;
      case 'failed':
        if (!this.questions.settle(reply.id, null))
          this.listener.onState({ kind: 'failed', reason: reply.kind === 'bad-knowledge' ? 'knowledge' : 'refused', detail: reply.detail });
        return;
      case 'cancelled':
        // A change that a later one overtook is answered like this too; nobody waits for it.
        this.questions.settle(reply.id, null);
        return;
      default:
        this.questions.settle(reply.id, reply);
    }
  }
}
