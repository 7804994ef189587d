import type { ComplianceReport } from '../../shared/assessment/compliance/compliance-report.ts';
import type { Absence, Explanation, Findings, RiskSummary, Suggestion } from '../../shared/assessment/findings.ts';
import type { BaseSources, PackText } from '../../shared/knowledge/packs/layer-packs.ts';
import type { RecordsDiff } from '../../shared/model/diff.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import type { AnalysisView, AssetMark, EngineReply, EngineRequest } from '../../shared/protocol/engine-protocol.ts';
import { isSsmReply, type SsmReply, type SsmRequest } from '../../shared/protocol/ssm-protocol.ts';

/** As much of a worker as the client needs, so that tests can stand in for one. */
export interface WorkerEnd {
  postMessage(message: EngineRequest | SsmRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<EngineReply | SsmReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

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
  | { readonly kind: 'failed'; readonly reason: 'crashed-again' | 'refused' | 'knowledge'; readonly detail: string };

export interface EngineListener {
  onResult(result: AnalysisResult): void;
  onState(state: EngineState): void;
}
type Waiting = { readonly request: EngineRequest; readonly resolve: (reply: EngineReply | null) => void };

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;
interface WaitingFile {
  readonly resolve: (reply: SsmReply | null) => void;
  readonly onProgress: (done: number, total: number) => void;
}

/** A worker that dies this often within a minute is not started again by itself. */
const MAX_CRASHES = 3;
const CRASH_WINDOW = 60_000;
/** What the window lists at most: a hospital of 1,500 assets whole, and of anything larger the worst. */
const MOST_LISTED = 25_000;

/** The app's end of the engine: one worker, requests by id, results by revision, and a new worker after a crash. */
export class EngineClient {
  private readonly start: () => WorkerEnd;
  private readonly listener: EngineListener;
  private readonly now: () => number;
  private readonly waiting = new Map<number, Waiting>();
  private readonly waitingFiles = new Map<number, WaitingFile>();
  private worker: WorkerEnd | null = null;
  private knowledge: { readonly compiled: unknown; readonly catalogue: unknown } | null = null;
  private latest: { readonly revision: number; readonly model: ModelRecords; readonly view: AnalysisView } | null = null;
  /** The revision that the worker's session stands at once it has read everything sent so far. */
  private sent: number | null = null;
  private answered = -1;
  private sentAt = new Map<number, number>();
  private nextId = 1;
  private crashes: number[] = [];

  constructor(start: () => WorkerEnd, listener: EngineListener, now: () => number = () => performance.now()) {
    this.start = start;
    this.listener = listener;
    this.now = now;
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
    this.sent = revision;
    this.answered = -1;
    this.sentAt.set(revision, this.now());
    this.listener.onState({ kind: 'analysing', stage: null });
    this.post({ type: 'analyse', id: this.id(), revision, model, view, most: MOST_LISTED });
  }

  /** One edit on top of the revision before it; sends the whole model where the worker does not have that. */
  change(revision: number, before: number, diff: RecordsDiff, model: ModelRecords, view: AnalysisView): void {
    if (!this.worker || this.sent !== before || this.latest?.view !== view) {
      this.analyse(revision, model, view);
      return;
    }
    this.latest = { revision, model, view };
    this.sent = revision;
    this.sentAt.set(revision, this.now());
    this.listener.onState({ kind: 'analysing', stage: null });
    this.post({ type: 'change', id: this.id(), revision, diff });
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

  /** Reads or writes a file of another tool in the worker. `null`: the worker died over it. */
  file(request: Unnumbered<SsmRequest>, onProgress: (done: number, total: number) => void = () => undefined): Promise<SsmReply | null> {
    const { worker } = this;
    if (!worker) return Promise.resolve(null);
    const id = this.id();
    return new Promise((resolve) => {
      this.waitingFiles.set(id, { resolve, onProgress });
      worker.postMessage({ ...request, id } as SsmRequest);
    });
  }

  /** No model is open any more: a worker that starts anew has nothing to analyse. */
  forget(): void {
    this.latest = null;
    this.sent = null;
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
    this.abandon();
  }

  private id(): number {
    return this.nextId++;
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
    for (const { resolve } of this.waitingFiles.values()) resolve(null);
    this.waitingFiles.clear();
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
    worker.onmessage = (event) => {
      if (this.worker === worker) this.receive(event.data);
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

  private receiveFile(reply: SsmReply): void {
    const waiting = this.waitingFiles.get(reply.id);
    if (reply.type === 'ssm-progress') waiting?.onProgress(reply.done, reply.total);
    else {
      this.waitingFiles.delete(reply.id);
      waiting?.resolve(reply);
    }
  }

  private receive(reply: EngineReply | SsmReply): void {
    if (isSsmReply(reply)) {
      this.receiveFile(reply);
      return;
    }
    switch (reply.type) {
      case 'ready':
        if (!this.latest) this.listener.onState({ kind: 'ready' });
        return;
      case 'findings': {
        const elapsed = this.now() - (this.sentAt.get(reply.revision) ?? this.now());
        for (const revision of this.sentAt.keys()) if (revision <= reply.revision) this.sentAt.delete(revision);
        // An answer to an older edit would show a state that the person has already left.
        if (reply.revision !== this.sent || reply.revision <= this.answered) return;
        this.answered = reply.revision;
        this.listener.onResult({
          revision: reply.revision,
          findings: reply.findings,
          summary: reply.summary,
          marks: reply.assetRisks,
          elapsed,
        });
        this.listener.onState({ kind: 'ready' });
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
