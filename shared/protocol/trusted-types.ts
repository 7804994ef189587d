/** The one Trusted Types policy of the app: it names the script of the engine's worker. The content policy allows no other. */
export const WORKER_POLICY = 'cordon-worker';
