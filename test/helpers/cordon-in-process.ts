import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineClient, type EngineLink } from '../../electron/cli/engine-client.ts';
import type { Host } from '../../electron/cli/host.ts';
import { nodeHost } from '../../electron/cli/node-host.ts';
import { runCordon } from '../../electron/cli/run-cordon.ts';
import { serve } from '../../shared/assessment/serve.ts';
import { openSession } from '../../shared/engine/open-session.ts';
import { writeModelFile } from '../../shared/model/file/write-model-file.ts';
import type { EngineReply, EngineRequest } from '../../shared/protocol/engine-protocol.ts';
import { bundledKnowledge } from './bundled-knowledge.ts';
import { knowledgeFiles } from './knowledge-sources.ts';

/** The engine's service in this very thread: the same messages, without the thread. */
function inProcessLink(): EngineLink {
  let deliver: (request: EngineRequest) => void = () => undefined;
  const listeners: ((reply: EngineReply) => void)[] = [];
  serve({
    port: {
      post: (reply) => listeners.forEach((listener) => listener(structuredClone(reply))),
      onMessage: (listener) => (deliver = listener),
    },
    openSession,
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  return {
    post: (request) => deliver(structuredClone(request)),
    onReply: (listener) => void listeners.push(listener),
    onLost: () => undefined,
    close: () => Promise.resolve(),
  };
}

export interface CordonRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line with real files, the bundled knowledge base compiled from source, and the engine in this thread. */
export async function cordon(args: readonly string[], changes: Partial<Host> = {}): Promise<CordonRun> {
  let out = '';
  let err = '';
  const { compiled, catalogue, templates } = bundledKnowledge();
  const host: Host = {
    ...nodeHost(),
    write: (text) => void (out += text),
    tell: (text) => void (err += text),
    isTerminal: true,
    today: () => '2027-01-31',
    readBundled: (name) => {
      const template = /^templates\/(.+)\.json$/.exec(name)?.[1];
      const found = templates.find((candidate) => candidate.entry.id === template);
      if (name === 'sources.json') return Promise.resolve(JSON.stringify({ sha256: compiled.sha256, files: knowledgeFiles() }));
      return Promise.resolve(found ? writeModelFile(found.records) : JSON.stringify(name === 'compiled.json' ? compiled : catalogue));
    },
    // Nothing of one run shows in another.
    cache: { read: () => Promise.resolve(null), write: () => Promise.resolve() },
    openEngine: () => new EngineClient(inProcessLink()),
    ...changes,
  };
  const code = await runCordon(args, host);
  return { code, out, err };
}

/** A folder of this test's own. */
export const scratchFolder = (): string => mkdtempSync(join(tmpdir(), 'cordon-test-'));
