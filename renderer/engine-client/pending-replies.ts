import type { EngineReply } from '../../shared/protocol/engine-protocol.ts';

/** Questions to the worker that are not answered yet, by their id. */
export class PendingReplies {
  private readonly pending = new Map<number, (reply: EngineReply | null) => void>();

  /** `null` when there will be no answer. */
  wait(id: number): Promise<EngineReply | null> {
    return new Promise((resolve) => this.pending.set(id, resolve));
  }
  has(id: number): boolean {
    return this.pending.has(id);
  }
  /** False: nobody waits for it. */
  settle(id: number, reply: EngineReply | null): boolean {
    const resolve = this.pending.get(id);
    if (!resolve) return false;
    this.pending.delete(id);
    resolve(reply);
    return true;
  }
  abandon(): void {
    for (const resolve of this.pending.values()) resolve(null);
    this.pending.clear();
  }
}
