import type { RunControl } from '../../engine/input.ts';
import type { EngineReply, EngineRequest } from '../../protocol/engine-protocol.ts';

/** One kind of request. */
export type RequestOf<Type extends EngineRequest['type']> = Extract<EngineRequest, { readonly type: Type }>;

/** A reply before it is known which request it answers. */
export type Answer = EngineReply extends infer Reply ? (Reply extends EngineReply ? Omit<Reply, 'id'> : never) : never;

/** The time in which one request is answered. */
export interface Turn {
  /** How the engine runs for it. */
  readonly run: RunControl;
  /** Was it cancelled, or does a later request of one of these kinds wait that makes its answer worthless? */
  isUnwanted(overtakenBy: readonly EngineRequest['type'][]): boolean;
  progress(stage: string, done: number, total: number): void;
  /** Lets messages in that are waiting. */
  pause(): Promise<void>;
}
