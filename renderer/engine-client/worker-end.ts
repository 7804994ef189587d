import type { EngineReply, EngineRequest } from '../../shared/protocol/engine-protocol.ts';
import type { SsmReply, SsmRequest } from '../../shared/protocol/ssm-protocol.ts';

/** As much of a worker as the client needs, so that tests can stand in for one. */
export interface WorkerEnd {
  postMessage(message: EngineRequest | SsmRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<EngineReply | SsmReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}
