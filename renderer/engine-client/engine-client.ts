import type { ComplianceReport } from '../../shared/assessment/compliance/compliance-report.ts';
import type { Absence, Explanation, Findings, RiskSummary, Suggestion } from '../../shared/assessment/findings.ts';
import { applyFindingsChange } from '../../shared/assessment/findings-change.ts';
import type { BaseSources, PackText } from '../../shared/knowledge/packs/layer-packs.ts';
import type { RecordsDiff } from '../../shared/model/diff.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import {
  MOST_IN_WINDOW,
  type AnalysisView,
  type AssetMark,
  type EngineReply,
  type EngineRequest,
} from '../../shared/protocol/engine-protocol.ts';
import { isSsmReply, type SsmReply, type SsmRequest } from '../../shared/protocol/ssm-protocol.ts';
import { FileReaderClient } from './file-reader-client.ts';
import type { WorkerEnd } from './worker-end.ts';

export interface AnalysisResult {
  readonly revision: number;
  readonly findings: Findings;
  readonly summary: RiskSummary;
  readonly marks: Readonly<Record<string, AssetMark>>;
  /** From sending the edit to having the answer, in milliseconds. */
  readonly elapsed: number;
}
export type EngineState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'analysing'; readonly stage: string | null }
  /** The worker died and a new one was started; the analysis is done again from the records. */
  | { readonly kind: 'restarted'; readonly detail: string }
  | { readonly kind: 'failed'; readonly reason: 'crashed-again' | 'refused' | 'knowledge' | 'stopped'; readonly detail: string };

export interface EngineListener {
  onResult(result: AnalysisResult): void;
  onState(state: EngineState): void;
}
type Waiting = { readonly request: EngineRequest; readonly resolve: (reply: EngineReply | null) => void };

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A worker that dies this often within a minute is not started again by itself. */
const MAX_CRASHES = 3;
const CRASH_WINDOW = 60_000;
/** How long an analysis that nobody wants any more may still run, in milliseconds. */
const PATIENCE = 500;

/** The app's end of the engine: one worker, requests by id, results by revision, and a new worker after a crash. */
export class EngineClient {
  private readonly start: () => WorkerEnd;
  private readonly listener: EngineListener;
  private readonly now: () => number;
  private readonly waiting = new Map<number, Waiting>();
  private readonly files: FileReaderClient;
  private worker: WorkerEnd | null = null;
  private knowledge: { readonly compiled: unknown; readonly catalogue: unknown } | null = null;
  private latest: { readonly revision: number; readonly model: ModelRecords; readonly view: AnalysisView } | null = null;
  /** The revision that the worker's session stands at once it has read everything sent so far. */
  private sent: number | null = null;
  private answered = -1;
  /** What the worker told last: changes are told against it. */
  private held: { readonly findings: Findings; readonly marks: Readonly<Record<string, AssetMark>> } | null = null;
  private sentAt = new Map<number, number>();
  /** Analyses that the worker has not answered yet. */
  private readonly running = new Set<number>();
  private nextId = 1;
  private crashes: number[] = [];

  constructor(start: () => WorkerEnd, listener: EngineListener, now: () => number = () => performance.now()) {
    this.start = start;
    this.listener = listener;
    this.now = now;
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
    if (!this.worker) return;
    this.endUnlessDone();
    this.answered = -1;
    this.postAnalysis(revision, { type: 'analyse', id: this.id(), revision, model, view, most: MOST_IN_WINDOW, keepsFindings: true });
  }

  /** One edit on top of the revision before it; sends the whole model where the worker does not have that. */
  change(revision: number, before: number, diff: RecordsDiff, model: ModelRecords, view: AnalysisView): void {
    if (!this.worker || this.sent !== before || this.latest?.view !== view) {
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
        const waiting = this.waiting.get(id);
        if (!waiting) return;
        this.waiting.delete(id);
        this.post({ type: 'cancel', id: this.id(), request: id });
        waiting.resolve(null);
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
    this.sent = null;
    this.endUnlessDone();
  }

  /** Ends the analysis that is under way. The model is analysed again after the next edit, or with `retry`. */
  stop(): void {
    if (this.running.size === 0) return;
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
    this.worker?.terminate();
    this.worker = null;
    this.latest = null;
    this.files.close();
    this.abandon();
  }

  private id(): number {
    return this.nextId++;
  }

  private postAnalysis(revision: number, request: Extract<EngineRequest, { readonly type: 'analyse' | 'change' }>): void {
    this.sent = revision;
    this.sentAt.set(revision, this.now());
    this.running.add(request.id);
    this.listener.onState({ kind: 'analysing', stage: null });
    this.post(request);
  }

  /**
   * The worker reads nothing while it computes. What it is at and nobody wants any more gets a moment to come to its end;
   * then it is ended with its worker, and a new one takes up the latest model.
   */
  private endUnlessDone(): void {
    const unwanted = [...this.running.keys()];
    if (unwanted.length === 0) return;
    setTimeout(() => {
      if (unwanted.some((id) => this.running.has(id))) this.launch();
    }, PATIENCE);
  }

  private post(request: EngineRequest): void {
    this.worker?.postMessage(request);
  }

  private ask(request: EngineRequest): Promise<EngineReply | null> {
    if (!this.worker) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.waiting.set(request.id, { request, resolve });
      this.post(request);
    });
  }

  private abandon(): void {
    for (const { resolve } of this.waiting.values()) resolve(null);
    this.waiting.clear();
    this.running.clear();
  }

  private launch(): void {
    if (!this.knowledge) return;
    this.worker?.terminate();
    this.sent = null;
    this.abandon();
    let worker: WorkerEnd;
    try {
      worker = this.start();
    } catch (error) {
      this.worker = null;
      this.listener.onState({ kind: 'failed', reason: 'refused', detail: error instanceof Error ? error.message : String(error) });
      return;
    }
    this.worker = worker;
    this.held = null;
    worker.onmessage = ({ data }) => {
      if (this.worker === worker && !isSsmReply(data)) this.receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.worker === worker) this.crashed(event.message);
    };
    worker.onmessageerror = () => {
      if (this.worker === worker) this.crashed('unreadable message');
    };
    this.post({ type: 'load-knowledge', id: this.id(), ...this.knowledge });
    if (this.latest) this.analyse(this.latest.revision, this.latest.model, this.latest.view);
  }

  private crashed(detail: string): void {
    const now = this.now();
    this.crashes = [...this.crashes.filter((at) => now - at < CRASH_WINDOW), now];
    this.worker?.terminate();
    this.worker = null;
    this.abandon();
    if (this.crashes.length > MAX_CRASHES) {
      this.listener.onState({ kind: 'failed', reason: 'crashed-again', detail });
      return;
    }
    this.listener.onState({ kind: 'restarted', detail });
    this.launch();
  }

  private deliver(revision: number, summary: RiskSummary, { findings, marks }: NonNullable<EngineClient['held']>): void {
    const elapsed = this.now() - (this.sentAt.get(revision) ?? this.now());
    for (const sent of this.sentAt.keys()) if (sent <= revision) this.sentAt.delete(sent);
    // An answer to an older edit would show a state that the person has already left.
    if (revision !== this.sent || revision <= this.answered) return;
    this.answered = revision;
    this.listener.onResult({ revision, findings, summary, marks, elapsed });
    this.listener.onState({ kind: 'ready' });
  }

  private receive(reply: EngineReply): void {
    if (reply.type !== 'progress') this.running.delete(reply.id);
    switch (reply.type) {
      case 'ready':
        if (!this.latest) this.listener.onState({ kind: 'ready' });
        return;
      case 'findings':
        this.held = { findings: reply.findings, marks: reply.assetRisks };
        this.deliver(reply.revision, reply.summary, this.held);
        return;
      case 'findings-change': {
        // Every change builds on the one before it, also where nobody waits for its answer any more.
        if (!this.held) return;
        const marks = Object.entries({ ...this.held.marks, ...reply.assetRisks }).filter(
          (entry): entry is [string, AssetMark] => entry[1] !== null,
        );
        this.held = { findings: applyFindingsChange(this.held.findings, reply.change), marks: Object.fromEntries(marks) };
        this.deliver(reply.revision, reply.summary, this.held);
        return;
      }
      case 'progress':
        if (!this.waiting.has(reply.id)) this.listener.onState({ kind: 'analysing', stage: reply.stage });
        return;
      case 'failed': {
        const waiting = this.waiting.get(reply.id);
        if (waiting) {
          this.waiting.delete(reply.id);
          waiting.resolve(null);
        } else
          this.listener.onState({ kind: 'failed', reason: reply.kind === 'bad-knowledge' ? 'knowledge' : 'refused', detail: reply.detail });
        return;
      }
      case 'cancelled': {
        // A change that a later one overtook is answered like this too; nobody waits for it.
        const waiting = this.waiting.get(reply.id);
        this.waiting.delete(reply.id);
        waiting?.resolve(null);
        return;
      }
      default: {
        const waiting = this.waiting.get(reply.id);
        this.waiting.delete(reply.id);
        waiting?.resolve(reply);
      }
    }
  }
}
