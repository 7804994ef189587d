import workerUrl from './engine.worker.ts?worker&url';
import { WORKER_POLICY } from '../../shared/protocol/trusted-types.ts';

interface TrustedTypePolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedTypePolicy;
}
let policy: TrustedTypePolicy | null = null;

/** Starts the engine's worker. The policy lets exactly this one script through. */
export function startWorker(): Worker {
  const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= trustedTypes
    ? trustedTypes.createPolicy(WORKER_POLICY, {
        createScriptURL(url) {
          if (url !== workerUrl) throw new TypeError('Only the engine runs as a worker');
          return url;
        },
      })
    : { createScriptURL: (url) => url };
  return new Worker(policy.createScriptURL(workerUrl), { type: 'module', name: 'engine' });
}
