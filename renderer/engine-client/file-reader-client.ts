import { isSsmReply, type SsmReply, type SsmRequest } from '../../shared/protocol/ssm-protocol.ts';
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
  private readonly start: () => WorkerEnd;
  private readonly waiting = new Map<number, Waiting>();
  private worker: WorkerEnd | null = null;

  constructor(start: () => WorkerEnd) {
    this.start = start;
  }

  /** `null`: the worker died over the file, or did not come to an end in time. */
  ask(request: SsmRequest, onProgress: (done: number, total: number) => void): Promise<SsmReply | null> {
    const worker = this.open();
    if (worker === null) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.waiting.set(request.id, { resolve, onProgress, timer: setTimeout(() => this.close(), MOST_TIME) });
      worker.postMessage(request);
    });
  }

  /** Ends the worker; whatever was asked is answered with `null`. */
  close(): void {
    this.worker?.terminate();
    this.worker = null;
    for (const { resolve, timer } of this.waiting.values()) {
      clearTimeout(timer);
      resolve(null);
    }
    this.waiting.clear();
  }

  private open(): WorkerEnd | null {
    if (this.worker !== null) return this.worker;
    let worker: WorkerEnd;
    try {
      worker = this.start();
    } catch {
      return null;
    }
    worker.onmessage = ({ data }) => {
      if (this.worker === worker && isSsmReply(data)) this.receive(data);
    };
    const died = (event: Event): void => {
      event.preventDefault();
      if (this.worker === worker) this.close();
    };
    worker.onerror = died;
    worker.onmessageerror = died;
    return (this.worker = worker);
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
