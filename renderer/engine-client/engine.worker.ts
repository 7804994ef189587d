/// <reference lib="webworker" />
import { serve } from '../../shared/assessment/serve.ts';
import { openSession } from '../../shared/engine/open-session.ts';
import type { EngineRequest } from '../../shared/protocol/engine-protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

serve({
  port: {
    post: (message) => self.postMessage(message),
    onMessage: (listener) => {
      self.onmessage = (event: MessageEvent<EngineRequest>) => listener(event.data);
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
