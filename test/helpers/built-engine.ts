import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { EngineClient } from '../../electron/cli/engine-client.ts';
import type { Findings } from '../../shared/assessment/findings.ts';
import type { EngineReply } from '../../shared/protocol/engine-protocol.ts';

const DIST = new URL('../../dist/', import.meta.url);
const run = promisify(execFile);

/** The built command line, as a process of its own. */
export const builtCordon = (args: readonly string[]): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, [new URL('cli/cordon.mjs', DIST).pathname, ...args], { maxBuffer: 512 * 1024 * 1024 });

/** What `cordon analyse` says of a model file. */
export const consoleFindings = async (path: string): Promise<Findings> =>
  JSON.parse((await builtCordon(['analyse', path, '--json'])).stdout) as Findings;

/** The built engine in a worker thread of Node, as the command line runs it. */
export function nodeEngine(): EngineClient {
  const worker = new Worker(new URL('electron/engine-worker.mjs', DIST));
  return new EngineClient({
    post: (request) => worker.postMessage(request),
    onReply: (listener) => void worker.on('message', (reply: EngineReply) => listener(reply)),
    onLost: (listener) => {
      worker.on('error', (error) => listener(String(error)));
      worker.on('exit', (code) => listener(`ended with ${String(code)}`));
    },
    close: async () => {
      await worker.terminate();
    },
  });
}

/** A file of the built knowledge base: `compiled.json`, `templates/pocket-ehr.json`. */
export const builtKnowledge = (name: string): Promise<string> => readFile(new URL(`knowledge/${name}`, DIST), 'utf8');
