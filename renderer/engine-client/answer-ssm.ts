import type { Problem } from '../../shared/base/result.ts';
import { writeSystem } from '../../shared/export/ssm/write-system.ts';
import { recogniseSsmFile } from '../../shared/import/ssm/recognise-file.ts';
import { systemToRecords } from '../../shared/import/ssm/system-to-records.ts';
import { REFERENCE_BEHAVIOUR } from '../../shared/knowledge/behaviour.ts';
import { checkDomain } from '../../shared/knowledge/ssm/check-domain.ts';
import { compileDomain } from '../../shared/knowledge/ssm/compile-domain.ts';
import { withCordonLevels } from '../../shared/knowledge/ssm/cordon-levels.ts';
import { domainCatalogue } from '../../shared/knowledge/ssm/domain-catalogue.ts';
import { viewQuads } from '../../shared/knowledge/ssm/quad-view.ts';
import { readQuadFile } from '../../shared/knowledge/ssm/read-quad-file.ts';
import type { QuadTable } from '../../shared/knowledge/ssm/read-quads.ts';
import type { SsmReply, SsmRequest } from '../../shared/protocol/ssm-protocol.ts';

type Reply = SsmReply extends infer R ? (R extends SsmReply ? Omit<R, 'id'> : never) : never;

/** Steps of reading a domain model: unpack and read, look at it, compile, words. */
const STEPS = 4;

/** The file that was recognised last, because the same one is asked for again as records. */
let lastRead: { readonly name: string; readonly size: number; readonly table: QuadTable } | null = null;

/** Answers one request about a file; what goes wrong is a problem of the file, not of the engine. */
export async function answerSsm(request: SsmRequest, post: (reply: SsmReply) => void): Promise<void> {
  const progress = (done: number) => post({ type: 'ssm-progress', id: request.id, done, total: STEPS });
  let reply: Reply;
  try {
    reply = await answer(request, progress);
  } catch (error) {
    reply = { type: 'ssm-failed', problems: [fault(request, error)] };
  }
  post({ ...reply, id: request.id } as SsmReply);
}

async function answer(request: SsmRequest, progress: (done: number) => void): Promise<Reply> {
  if (request.type === 'ssm-write') {
    const bytes = new TextEncoder().encode(writeSystem(request.model, request.scales));
    return { type: 'ssm-written', bytes };
  }
  const { name, bytes } = request;
  const read = tableOf(name, bytes);
  if (!read.ok) return { type: 'ssm-failed', problems: read.error };
  const table = read.value;
  if (request.type === 'ssm-records') {
    lastRead = null;
    const { compiled, scales } = request.base;
    const records = systemToRecords(table, compiled, scales, request.model);
    return Object.keys(records.assets).length === 0
      ? { type: 'ssm-failed', problems: [nothingKnown(name, compiled.id, compiled.version)] }
      : { type: 'ssm-records', records };
  }
  progress(1);
  const file = recogniseSsmFile(table);
  if (file.kind === 'other') return { type: 'ssm-failed', problems: [notSsm(name)] };
  if (file.kind === 'system') return { type: 'ssm-system', domain: file.domain };
  lastRead = null;
  const view = viewQuads(table);
  const problems = checkDomain(view, name);
  if (problems.length > 0) return { type: 'ssm-failed', problems };
  progress(2);
  const native = compileDomain(view, await sha256(bytes), REFERENCE_BEHAVIOUR);
  progress(3);
  const named = withCordonLevels(native, name);
  if (!named.ok) return { type: 'ssm-failed', problems: named.error };
  return { type: 'ssm-domain', base: { compiled: named.value, catalogue: domainCatalogue(view, named.value), scales: native.scales } };
}

function tableOf(name: string, bytes: Uint8Array): ReturnType<typeof readQuadFile> {
  if (lastRead?.name === name && lastRead.size === bytes.length) return { ok: true, value: lastRead.table };
  const read = readQuadFile(bytes, name);
  lastRead = read.ok ? { name, size: bytes.length, table: read.value } : null;
  return read;
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const notSsm = (name: string): Problem => ({
  kind: 'not-ssm',
  place: name,
  found: 'N-Quads without classes of a domain model and without the name of one',
  expected: 'a domain model or a system model of SSM or Spyderisk',
  tip: 'Check that it is the right file.',
});
const nothingKnown = (name: string, id: string, version: string): Problem => ({
  kind: 'no-known-asset',
  place: name,
  found: `no asset of a class that ${id} ${version} has`,
  expected: 'a system model that was made with this domain model',
  tip: 'Open the domain model that belongs to it first.',
});
const fault = (request: SsmRequest, error: unknown): Problem => ({
  kind: 'fault',
  place: 'name' in request ? request.name : request.model.header.title,
  found: error instanceof Error ? error.message : String(error),
  expected: 'a file that can be read to its end',
  tip: 'Export the model again as N-Quads and try that file.',
});
