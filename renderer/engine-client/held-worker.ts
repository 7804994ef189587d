import type { EngineReply, EngineRequest } from '../../shared/protocol/engine-protocol.ts';
import type { SsmReply, SsmRequest } from '../../shared/protocol/ssm-protocol.ts';
import type { WorkerEnd } from './worker-end.ts';

interface Listener {
  onMessage(message: EngineReply | SsmReply): void;
  /** The worker failed, and is gone. */
  onDeath(detail: string): void;
}

/** One worker at a time: nothing is heard of one that was ended. */
export class HeldWorker {
  private readonly start: () => WorkerEnd;
  private readonly listener: Listener;
  private worker: WorkerEnd | null = null;

  constructor(start: () => WorkerEnd, listener: Listener) {
    this.start = start;
    this.listener = listener;
  }

  get isThere(): boolean {
    return this.worker !== null;
  }

  /** Starts a worker in place of the one before. Throws where it cannot be started. */
  replace(): void {
    this.end();
    const worker = this.start();
    this.worker = worker;
    worker.onmessage = ({ data }) => {
      if (this.worker === worker) this.listener.onMessage(data);
    };
    const died = (event: Event, detail: string): void => {
      event.preventDefault();
      if (this.worker !== worker) return;
      this.end();
      this.listener.onDeath(detail);
    };
    worker.onerror = (event) => died(event, event.message);
    worker.onmessageerror = (event) => died(event, 'unreadable message');
  }

  post(message: EngineRequest | SsmRequest): void {
    this.worker?.postMessage(message);
  }

  end(): void {
    this.worker?.terminate();
    this.worker = null;
  }
}
