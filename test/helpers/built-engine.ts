import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { EngineClient } from '../../electron/cli/engine-client.ts';
import type { Findings } from '../../shared/assessment/findings.ts';
import type { EngineReply } from '../../shared/protocol/engine-protocol.ts';

const DIST = new URL('../../dist/', import.meta.url);
const run = promisify(execFile);

/** The built command line, as a process of its own. */
const builtCordon = (args: readonly string[]): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, [new URL('cli/cordon.mjs', DIST).pathname, ...args], { maxBuffer: 512 * 1024 * 1024 });

export interface MeasuredRun {
  readonly code: number | null;
  readonly stderr: string;
  readonly seconds: number;
  /** Highest resident memory in megabytes; `null` where the system does not tell. */
  readonly megabytes: number | null;
}

/** The built command line with how long it took and the most memory that it had. Standard output is dropped. */
export function measuredCordon(args: readonly string[]): Promise<MeasuredRun> {
  const started = performance.now();
  const child = spawn(process.execPath, [new URL('cli/cordon.mjs', DIST).pathname, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  let megabytes: number | null = null;
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const timer = setInterval(() => {
    try {
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(child.pid)}/status`, 'utf8'))?.[1];
      if (peak !== undefined) megabytes = Number(peak) / 1024;
    } catch {
      // Not Linux, or it has just ended.
    }
  }, 50);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({ code, stderr, seconds: (performance.now() - started) / 1000, megabytes });
    });
  });
}

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
