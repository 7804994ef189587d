/// <reference lib="webworker" />
import { serve } from '../../shared/assessment/serve.ts';
import { openSession } from '../../shared/engine/open-session.ts';
import type { EngineRequest } from '../../shared/protocol/engine-protocol.ts';
import { isSsmRequest, type SsmRequest } from '../../shared/protocol/ssm-protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Code for files of other tools is loaded when the first such file comes. */
const readFile = async (request: SsmRequest): Promise<void> => {
  const { answerSsm } = await import('./answer-ssm.ts');
  await answerSsm(request, (reply) => self.postMessage(reply));
};

serve({
  port: {
    post: (message) => self.postMessage(message),
    onMessage: (listener) => {
      self.onmessage = ({ data }: MessageEvent<EngineRequest | SsmRequest>) => {
        if (isSsmRequest(data)) void readFile(data);
        else listener(data);
      };
    },
  },
  openSession,
  now: () => performance.now(),
  // A macrotask of its own, so that messages that came in meanwhile are delivered first.
  pause: () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    }),
});
