import type { EngineReply, EngineRequest } from '../../shared/protocol/engine-protocol.ts';

/** The far end of an engine service, however it runs. */
export interface EngineLink {
  readonly post: (request: EngineRequest) => void;
  readonly onReply: (listener: (reply: EngineReply) => void) => void;
  /** The service is gone: it crashed or was closed. */
  readonly onLost: (listener: (reason: string) => void) => void;
  readonly close: () => Promise<void>;
}

type Ask<T extends EngineRequest['type']> = Omit<Extract<EngineRequest, { readonly type: T }>, 'id' | 'type'>;
type Answer = Exclude<EngineReply, { readonly type: 'progress' }>;
type Progress = Extract<EngineReply, { readonly type: 'progress' }>;

/** The engine answered that it could not do what was asked, or it is gone. */
export class EngineFailure extends Error {
  readonly kind: string;
  constructor(kind: string, detail: string) {
    super(detail);
    this.kind = kind;
  }
}

/** Requests and their answers as promises. */
export class EngineClient {
  readonly #link: EngineLink;
  readonly #open = new Map<number, { resolve: (reply: Answer) => void; reject: (reason: Error) => void }>();
  readonly #onProgress: (progress: Progress) => void;
  #next = 1;

  constructor(link: EngineLink, onProgress: (progress: Progress) => void = () => undefined) {
    this.#link = link;
    this.#onProgress = onProgress;
    link.onReply((reply) => {
      if (reply.type === 'progress') return this.#onProgress(reply);
      const asked = this.#open.get(reply.id);
      this.#open.delete(reply.id);
      if (reply.type === 'failed') asked?.reject(new EngineFailure(reply.kind, reply.detail));
      else asked?.resolve(reply);
    });
    link.onLost((reason) => {
      for (const asked of this.#open.values()) asked.reject(new EngineFailure('lost', reason));
      this.#open.clear();
    });
  }

  /** Asks, and resolves with the reply of the named type; rejects with an `EngineFailure`. */
  async ask<T extends EngineRequest['type'], R extends Answer['type']>(
    type: T,
    request: Ask<T>,
    expected: R,
  ): Promise<Extract<Answer, { readonly type: R }>> {
    const id = this.#next++;
    const reply = await new Promise<Answer>((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      // The three parts make exactly the request of that type; the compiler cannot join them again.
      this.#link.post({ type, id, ...request } as unknown as EngineRequest);
    });
    if (reply.type !== expected) throw new EngineFailure('protocol', `The engine answered ${reply.type} where ${expected} was expected.`);
    return reply as Extract<Answer, { readonly type: R }>;
  }

  close(): Promise<void> {
    return this.#link.close();
  }
}
