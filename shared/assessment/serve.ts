import type { EngineBudget, RunControl } from '../engine/input.ts';
import type { OpenSession } from '../engine/session.ts';
import type { EnginePort, EngineReply, EngineRequest } from '../protocol/engine-protocol.ts';
import { EngineService } from './service/engine-service.ts';
import { Refusal } from './service/refusal.ts';
import type { Answer, Turn } from './service/turn.ts';

/** Where the service runs. */
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
  const queue = new RequestQueue(options);
  options.port.onMessage((request) => queue.receive(request));
}

/** Progress of one stage is told this often at the most, in milliseconds. */
const PROGRESS_EVERY = 50;

class RequestQueue {
  readonly #options: ServeOptions;
  readonly #service: EngineService;
  readonly #waiting: EngineRequest[] = [];
  readonly #cancelled = new Set<number>();
  #isBusy = false;

  constructor(options: ServeOptions) {
    this.#options = options;
    this.#service = new EngineService(options.openSession);
  }

  receive(request: EngineRequest): void {
    if (request.type === 'cancel') {
      const at = this.#waiting.findIndex((waiting) => waiting.id === request.request);
      // A change is carried out all the same: only its answer is not wanted any more.
      if (at >= 0 && this.#waiting[at]!.type !== 'change') {
        this.#waiting.splice(at, 1);
        this.#reply(request.request, { type: 'cancelled' });
      } else {
        this.#cancelled.add(request.request);
      }
      return;
    }
    this.#waiting.push(request);
    if (!this.#isBusy) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#isBusy = true;
    for (;;) {
      await this.#options.pause();
      const request = this.#waiting.shift();
      if (!request) break;
      try {
        this.#reply(request.id, await this.#service.answer(request, this.#turn(request.id)));
      } catch (error) {
        this.#reply(request.id, failure(error));
      }
      this.#cancelled.delete(request.id);
      if (this.#service.model.isUnprepared) await this.#prepareWhenIdle();
    }
    this.#isBusy = false;
  }

  /** What the first edit would otherwise wait for is done while nobody asks for anything. */
  async #prepareWhenIdle(): Promise<void> {
    await this.#options.pause();
    if (this.#waiting.length === 0) this.#service.model.prepare();
  }

  #reply(id: number, answer: Answer): void {
    this.#options.port.post({ ...answer, id } as EngineReply);
  }

  #turn(id: number): Turn {
    const progress: Turn['progress'] = (stage, done, total) => this.#reply(id, { type: 'progress', stage, done, total });
    return {
      run: this.#run(id, progress),
      isUnwanted: (overtakenBy) => this.#cancelled.has(id) || this.#waiting.some(({ type }) => overtakenBy.includes(type)),
      progress,
      pause: this.#options.pause,
    };
  }

  #run(id: number, progress: Turn['progress']): RunControl {
    const { now, budget } = this.#options;
    let lastStage = '';
    let lastTime = now();
    return {
      now,
      ...(budget ? { budget } : {}),
      isCancelled: () => this.#cancelled.has(id),
      onProgress: (stage, done, total) => {
        const time = now();
        if (stage === lastStage && time - lastTime < PROGRESS_EVERY) return;
        lastStage = stage;
        lastTime = time;
        progress(stage, done, total);
      },
    };
  }
}

function failure(error: unknown): Answer {
  if (error instanceof Refusal) return { type: 'failed', kind: error.kind, detail: error.message };
  return { type: 'failed', kind: 'fault', detail: error instanceof Error ? error.message : String(error) };
}
