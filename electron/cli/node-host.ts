import { createHash } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { EngineReply } from '../../shared/protocol/engine-protocol.ts';
import { InputError } from './command.ts';
import { EngineClient, type EngineLink } from './engine-client.ts';
import { fileCache } from './file-cache.ts';
import type { Host } from './host.ts';
import { ProgressLine } from './progress-line.ts';

/** The machine as it is. The compiled knowledge base and the engine's thread lie beside the program, in `dist/`. */
export function nodeHost(): Host {
  const bundled = new URL('../knowledge/', import.meta.url);
  const tell = (text: string): void => void process.stderr.write(text);
  return {
    write: (text) => void process.stdout.write(text),
    tell,
    isTerminal: process.stdout.isTTY,
    fileSize: async (path) => (await stat(path).catch((error: unknown) => refuse(path, error))).size,
    readFile: (path) => readFile(path).catch((error: unknown) => refuse(path, error)),
    writeFile: (path, pieces) => replaceFile(path, pieces).catch((error: unknown) => refuse(path, error)),
    isFolder: async (path) => (await stat(path).catch((error: unknown) => refuse(path, error))).isDirectory(),
    listFiles: async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => refuse(folder, error));
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
    },
    readBundled: (name) => readFile(new URL(name, bundled), 'utf8').catch((error: unknown) => refuse(name, error)),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    cache: fileCache(),
    openEngine: () => {
      const progress = new ProgressLine(process.stderr.isTTY ? tell : null);
      return new EngineClient(threadLink(progress), (reply) => progress.show(reply.stage, reply.done, reply.total));
    },
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    peakMemory: () => process.resourceUsage().maxRSS * 1024,
  };
}

function threadLink(progress: ProgressLine): EngineLink {
  const worker = new Worker(new URL('../electron/engine-worker.mjs', import.meta.url));
  return {
    post: (request) => worker.postMessage(request),
    onReply: (listener) => void worker.on('message', (reply: EngineReply) => listener(reply)),
    onLost: (listener) => {
      worker.on('error', (error) => listener(error instanceof Error ? error.message : String(error)));
      worker.on('exit', (code) => listener(`The engine's thread ended (${code}).`));
    },
    close: async () => {
      progress.clear();
      await worker.terminate();
    },
  };
}

/**
 * All or nothing: the new file is complete and on the disk before it takes the old one's name. What is there and is
 * no ordinary file (a device, a pipe) is written to and never replaced: a rename would put a file in its place.
 */
async function replaceFile(path: string, pieces: Iterable<string>): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile() && !there.isDirectory()) return writeFile(path, pieces);
  const temporary = join(dirname(path), `.${process.pid}.${Date.now().toString(36)}.part`);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, 'w');
    try {
      for (const piece of pieces) await file.appendFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const REASONS: Readonly<Record<string, readonly [found: string, tip: string]>> = {
  ENOENT: ['there is no such file or folder', 'Check the name.'],
  EACCES: ['it may not be opened', 'Check who may read and write it.'],
  EPERM: ['it may not be opened', 'Check who may read and write it.'],
  EISDIR: ['it is a folder', 'Name a file.'],
  ENOTDIR: ['a part of the path is no folder', 'Check the path.'],
  ENOSPC: ['the disk is full', 'Make room and try again.'],
};

/** What the file system said, in words. */
function refuse(place: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [found, tip] = REASONS[code] ?? [error instanceof Error ? error.message : String(error), ''];
  throw new InputError([{ kind: code.toLowerCase() || 'file', place, found, expected: '', tip }]);
}
