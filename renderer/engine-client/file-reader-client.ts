import { isSsmReply, type SsmReply, type SsmRequest } from '../../shared/protocol/ssm-protocol.ts';
import { HeldWorker } from './held-worker.ts';
import type { WorkerEnd } from './worker-end.ts';

interface Waiting {
  readonly resolve: (reply: SsmReply | null) => void;
  readonly onProgress: (done: number, total: number) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** The largest published domain model takes a few seconds; what takes longer than this does not end. Milliseconds. */
const MOST_TIME = 120_000;

/**
 * Reads files of other tools in a worker of its own: a file never waits for an analysis, and one that is made to be
 * heavy ends with its worker and leaves the engine alone.
 */
export class FileReaderClient {
  private readonly worker: HeldWorker;
  private readonly waiting = new Map<number, Waiting>();

  constructor(start: () => WorkerEnd) {
    this.worker = new HeldWorker(start, {
      onMessage: (message) => {
        if (isSsmReply(message)) this.receive(message);
      },
      onDeath: () => this.close(),
    });
  }

  /** `null`: the worker died over the file, or did not come to an end in time. */
  ask(request: SsmRequest, onProgress: (done: number, total: number) => void): Promise<SsmReply | null> {
    try {
      if (!this.worker.isThere) this.worker.replace();
    } catch {
      return Promise.resolve(null);
    }
    return new Promise((resolve) => {
      this.waiting.set(request.id, { resolve, onProgress, timer: setTimeout(() => this.close(), MOST_TIME) });
      this.worker.post(request);
    });
  }

  /** Ends the worker; whatever was asked is answered with `null`. */
  close(): void {
    this.worker.end();
    for (const { resolve, timer } of this.waiting.values()) {
      clearTimeout(timer);
      resolve(null);
    }
    this.waiting.clear();
  }

  private receive(reply: SsmReply): void {
    const waiting = this.waiting.get(reply.id);
    if (!waiting) return;
    if (reply.type === 'ssm-progress') {
      waiting.onProgress(reply.done, reply.total);
      return;
    }
    clearTimeout(waiting.timer);
    this.waiting.delete(reply.id);
    waiting.resolve(reply);
    // A system model that was recognised is asked for again as records; the worker still holds it.
    if (reply.type !== 'ssm-system' && this.waiting.size === 0) this.close();
  }
}
