import { EngineClient } from './engine-client.ts';
import type { EngineListener } from './engine-listener.ts';
import { startWorker } from './start-worker.ts';

let client: EngineClient | null = null;

/** The one engine of this window; the first caller says who listens. */
export function openEngine(listener: EngineListener): EngineClient {
  client ??= new EngineClient(startWorker, listener);
  return client;
}

/** Null until the app has started it. */
export const engine = (): EngineClient | null => client;
