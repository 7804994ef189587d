import { applyFindingsChange } from '../../shared/assessment/findings-change.ts';
import type { AssetMark, EngineReply } from '../../shared/protocol/engine-protocol.ts';
import type { AnalysisResult } from './engine-listener.ts';

type Told = Extract<EngineReply, { readonly type: 'findings' | 'findings-change' }>;

/** Analyses from being sent to being told: at which revision the worker stands, what it told last, and what of that is news. */
export class AnalysisTrack {
  private readonly now: () => number;
  /** The revision that the worker's session stands at once it has read everything sent so far. */
  private sent: number | null = null;
  private answered = -1;
  /** What the worker told last: changes are told against it. */
  private held: Pick<AnalysisResult, 'findings' | 'marks'> | null = null;
  private readonly sentAt = new Map<number, number>();
  /** Requests that the worker has not answered yet. */
  private readonly running = new Set<number>();

  constructor(now: () => number) {
    this.now = now;
  }

  /** Will the worker stand at this revision? */
  standsAt(revision: number): boolean {
    return this.sent === revision;
  }
  get underWay(): readonly number[] {
    return [...this.running];
  }
  isUnderWay(request: number): boolean {
    return this.running.has(request);
  }

  send(request: number, revision: number): void {
    this.sent = revision;
    this.sentAt.set(revision, this.now());
    this.running.add(request);
  }
  /** The worker has done with a request. */
  end(request: number): void {
    this.running.delete(request);
  }
  /** Revisions are counted anew: another model comes. */
  beginModel(): void {
    this.answered = -1;
  }
  /** The model was closed: what the worker still tells of it is not news. */
  forgetModel(): void {
    this.sent = null;
  }
  /** The worker is gone, with what it was at and what it would tell changes against. */
  forgetWorker(): void {
    this.sent = null;
    this.held = null;
    this.running.clear();
  }

  /** Takes over what the worker tells. `null` where nobody waits for it any more. */
  take(reply: Told): AnalysisResult | null {
    if (reply.type === 'findings') this.held = { findings: reply.findings, marks: reply.assetRisks };
    // Every change builds on the one before it, also where nobody waits for its answer any more.
    else if (this.held)
      this.held = {
        findings: applyFindingsChange(this.held.findings, reply.change),
        marks: marksAfter(this.held.marks, reply.assetRisks),
      };
    else return null;
    const { revision, summary } = reply;
    const elapsed = this.now() - (this.sentAt.get(revision) ?? this.now());
    for (const sent of this.sentAt.keys()) if (sent <= revision) this.sentAt.delete(sent);
    // An answer to an older edit would show a state that the person has already left.
    if (revision !== this.sent || revision <= this.answered) return null;
    this.answered = revision;
    return { revision, ...this.held, summary, elapsed };
  }
}

function marksAfter(
  before: Readonly<Record<string, AssetMark>>,
  changes: Readonly<Record<string, AssetMark | null>>,
): Readonly<Record<string, AssetMark>> {
  const marks = Object.entries({ ...before, ...changes });
  return Object.fromEntries(marks.filter((entry): entry is [string, AssetMark] => entry[1] !== null));
}
