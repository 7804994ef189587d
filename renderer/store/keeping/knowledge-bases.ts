import { create } from 'zustand';
import type { Problem } from '../../../shared/base/result.ts';
import type { ModelHeader, ModelRecords } from '../../../shared/model/records.ts';
import type { KnowledgeFile, SsmReply } from '../../../shared/protocol/ssm-protocol.ts';
import { readSsmExtra } from '../../../shared/knowledge/ssm/ssm-extra.ts';
import { engine } from '../../engine-client/engine.ts';
import { showOwnKnowledge, useKnowledge } from '../../engine-client/knowledge-store.ts';
import { createKnowledgeView } from '../../engine-client/knowledge-view.ts';
import { type BaseEntry, type KnowledgeLibrary, baseKey } from '../../persistence/knowledge-library.ts';
import { tell } from '../session-store.ts';
import { setTrouble } from './keeping-store.ts';

interface BasesState {
  readonly entries: readonly BaseEntry[];
  /** The file that is being read, and how far. */
  readonly reading: { readonly name: string; readonly done: number; readonly total: number } | null;
}
/** Knowledge bases that were opened from files. Written by this module only. */
export const useBases = create<BasesState>()(() => ({ entries: [], reading: null }));

let library: KnowledgeLibrary | null = null;
/** The base on screen that is not the bundled one, with its levels' own names. */
let shown: { readonly key: string; readonly base: KnowledgeFile } | null = null;

export async function startBases(kept: KnowledgeLibrary): Promise<void> {
  library = kept;
  await refresh();
}

const refresh = async (): Promise<void> => useBases.setState({ entries: (await library?.list().catch(() => [])) ?? [] });

/** Does this look like N-Quads, plain or packed? Anything else is for the reader of models. */
export const isQuadFile = (name: string, bytes: Uint8Array): boolean =>
  /\.nq(?:\.gz)?$/i.test(name) || (bytes[0] === 0x1f && bytes[1] === 0x8b) || /^\s*<https?:[^>\s]*> +</.test(startOf(bytes));
const startOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 500));

/** Takes a domain model into the library (`null`), or gives a system model as records. Troubles are told. */
export async function openSsmFile(name: string, bytes: Uint8Array): Promise<ModelRecords | null> {
  const reply = await ask({ type: 'ssm-open', name, bytes }, name);
  if (reply?.type === 'ssm-domain') {
    await takeBase(name, bytes, reply.base);
    return null;
  }
  if (reply?.type !== 'ssm-system') return refuse(name, reply);
  const base = await baseFor(reply.domain);
  if (base === null) return refuse(name, { type: 'ssm-failed', id: 0, problems: [missingDomain(name, reply.domain)] });
  const made = await ask({ type: 'ssm-records', name, bytes, base, model: crypto.randomUUID() }, name);
  return made?.type === 'ssm-records' ? made.records : refuse(name, made);
}

/** The open model as the file of a system model; `null` where its domain model is not here, or writing failed. */
export async function writeSsmFile(model: ModelRecords): Promise<Uint8Array<ArrayBuffer> | null> {
  if (shown === null) return null;
  const reply = await ask({ type: 'ssm-write', model, scales: shown.base.scales }, model.header.title);
  return reply?.type === 'ssm-written' ? new Uint8Array(reply.bytes) : refuse(model.header.title, reply);
}

/** Shows the knowledge base that a model names: its own one where the library has it, else the bundled one. */
export async function chooseBase(header: ModelHeader | null): Promise<void> {
  const key = header === null ? null : baseKey(header.knowledgeBase);
  if (key !== null && shown?.key === key) return;
  const base = key !== null && useBases.getState().entries.some((entry) => entry.key === key) ? await load(key) : null;
  if (base === null) {
    if (header !== null && readSsmExtra(header) !== null)
      tell({ tone: 'warning', message: 'bases:missing', values: { name: `${header.knowledgeBase.id} ${header.knowledgeBase.version}` } });
    if (shown !== null) showOwnKnowledge(null);
    shown = null;
    return;
  }
  shown = { key: key!, base };
  showOwnKnowledge(createKnowledgeView(base.compiled, base.catalogue));
}

/** Models that were made with it stay; they cannot be analysed until it is opened again. */
export async function removeBase(key: string): Promise<void> {
  await library?.remove(key);
  await refresh();
}

async function takeBase(name: string, bytes: Uint8Array, base: KnowledgeFile): Promise<void> {
  await library?.put(name, bytes, base);
  await refresh();
  setTrouble(null);
  tell({ tone: 'info', message: 'bases:added', values: { name: `${base.catalogue.title} ${base.compiled.version}` } });
}

/** A base of that id: the version that the file names, else the one that was opened last. */
async function baseFor(domain: { readonly id: string; readonly version: string | null }): Promise<KnowledgeFile | null> {
  const fitting = useBases.getState().entries.filter((entry) => entry.id === domain.id);
  const chosen = domain.version === null ? fitting[0] : fitting.find((entry) => entry.version === domain.version);
  return chosen === undefined ? null : load(chosen.key);
}

async function load(key: string): Promise<KnowledgeFile | null> {
  const loaded = await library?.load(key).catch(() => null);
  if (!loaded) return null;
  if (loaded.kind === 'ready') return loaded.base;
  const reply = await ask({ type: 'ssm-open', name: loaded.name, bytes: loaded.bytes }, loaded.name);
  if (reply?.type !== 'ssm-domain') return null;
  await library?.put(loaded.name, loaded.bytes, reply.base);
  return reply.base;
}

type Question = Parameters<NonNullable<ReturnType<typeof engine>>['file']>[0];

async function ask(question: Question, name: string): Promise<SsmReply | null> {
  await engineStarted();
  useBases.setState({ reading: { name, done: 0, total: 4 } });
  try {
    return (await engine()?.file(question, (done, total) => useBases.setState({ reading: { name, done, total } }))) ?? null;
  } finally {
    useBases.setState({ reading: null });
  }
}

/** The worker runs once a knowledge base has been read (or could not be). */
function engineStarted(): Promise<void> {
  const isStarted = (): boolean => useKnowledge.getState().view !== null || useKnowledge.getState().failure !== null;
  if (isStarted()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = useKnowledge.subscribe(() => {
      if (!isStarted()) return;
      stop();
      resolve();
    });
  });
}

function refuse(name: string, reply: SsmReply | null): null {
  const problems = reply?.type === 'ssm-failed' ? reply.problems : [stopped(name)];
  setTrouble({ kind: 'file-unreadable', name, problems });
  return null;
}

const stopped = (name: string): Problem => ({
  kind: 'stopped',
  place: name,
  found: 'reading that stopped before the end',
  expected: 'a file that fits into the memory of this computer',
  tip: 'Try again; if it happens again, the file is too large for this computer.',
});

const missingDomain = (name: string, { id, version }: { readonly id: string; readonly version: string | null }): Problem => {
  const domain = version === null ? id : `${id} ${version}`;
  return {
    kind: 'missing-domain',
    place: name,
    found: `a system model made with the domain model ${domain}, which is not here`,
    expected: `${domain} among your knowledge bases`,
    tip: `Open the file of the domain model ${domain} first, then this one again.`,
  };
};
