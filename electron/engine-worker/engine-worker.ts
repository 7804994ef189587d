import { parentPort } from 'node:worker_threads';
import { performance } from 'node:perf_hooks';
import { serve } from '../../shared/assessment/serve.ts';
import { openSession } from '../../shared/engine/open-session.ts';
import type { EngineRequest } from '../../shared/protocol/engine-protocol.ts';

const port = parentPort;
if (!port) throw new Error('The engine runs in a worker thread.');
serve({
  port: {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', (message: EngineRequest) => listener(message)),
  },
  openSession,
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
});
