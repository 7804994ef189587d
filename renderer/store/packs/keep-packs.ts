import type { PackResult } from '../../../shared/knowledge/packs/layer-packs.ts';
import { engine } from '../../engine-client/engine.ts';
import { useKnowledge } from '../../engine-client/knowledge-store.ts';
import { loadBaseSources } from '../../engine-client/load-knowledge.ts';
import type { CordonDatabase } from '../../persistence/database.ts';
import { createPackStorage, type KeptPack, type PackStorage } from '../../persistence/pack-storage.ts';
import { plainCodec } from '../../persistence/sealed.ts';
import { usePacks } from './packs-store.ts';

let storage: PackStorage = createPackStorage(null, plainCodec);
/** Rises with each wish to lay packs: an answer to an earlier one is dropped. */
let wish = 0;

/** Reads the library's packs and lays those that are switched on. The base is shown first and works meanwhile. */
export async function startPacks(database: CordonDatabase | null): Promise<void> {
  storage = createPackStorage(database, plainCodec);
  try {
    usePacks.setState({ packs: await storage.all() });
  } catch (error) {
    usePacks.setState({ failure: worded(error) });
  }
  await layerAnew();
}

/** Keeps a new pack or a changed one, and lays the packs anew where that concerns the analysis. */
export async function keepPack(pack: KeptPack): Promise<void> {
  const { packs } = usePacks.getState();
  const before = packs.find(({ id }) => id === pack.id);
  usePacks.setState({ packs: before ? packs.map((one) => (one.id === pack.id ? pack : one)) : [...packs, pack] });
  await kept(storage.put(pack));
  if (pack.isOn || before?.isOn) await layerAnew();
}

export async function removePack(id: string): Promise<void> {
  const { packs } = usePacks.getState();
  const wasOn = packs.some((one) => one.id === id && one.isOn);
  usePacks.setState({ packs: packs.filter((one) => one.id !== id) });
  await kept(storage.remove(id));
  if (wasOn) await layerAnew();
}

/** What would become of a text, over the base and the packs below it that are switched on. `null`: the engine did not answer. */
export async function checkPack(id: string, text: string): Promise<PackResult | null> {
  const { packs } = usePacks.getState();
  const at = packs.findIndex((one) => one.id === id);
  const below = packs
    .filter((one, i) => one.isOn && one.id !== id && (at < 0 || i < at))
    .map(({ id: key, text: own }) => ({ key, text: own }));
  const reply = await engine()?.layer(await loadBaseSources(), [...below, { key: id, text }], 'problems');
  return reply?.packs.at(-1) ?? null;
}

async function layerAnew(): Promise<void> {
  const mine = ++wish;
  const on = usePacks.getState().packs.filter(({ isOn }) => isOn);
  if (on.length === 0) {
    usePacks.setState({ results: {}, layered: null });
    return;
  }
  await knowledgeShown();
  const base = await loadBaseSources().catch(() => null);
  if (base === null || mine !== wish) return;
  const packs = on.map(({ id, text }) => ({ key: id, text }));
  // A worker that is started anew meanwhile (another language, a crash) drops the question once.
  const reply = (await engine()?.layer(base, packs, 'knowledge')) ?? (await engine()?.layer(base, packs, 'knowledge'));
  if (!reply || mine !== wish) return;
  const fits = reply.packs.some(({ isAccepted }) => isAccepted);
  usePacks.setState({
    results: Object.fromEntries(reply.packs.map((result) => [result.key, result])),
    layered: fits ? reply.knowledge : null,
  });
}

const knowledgeShown = (): Promise<void> =>
  new Promise((resolve) => {
    if (useKnowledge.getState().view) return resolve();
    const stop = useKnowledge.subscribe(({ view }) => {
      if (!view) return;
      stop();
      // Whoever shows the knowledge base opens the engine with it right after.
      setTimeout(resolve, 0);
    });
  });

async function kept(writing: Promise<void>): Promise<void> {
  try {
    await writing;
    usePacks.setState({ failure: null });
  } catch (error) {
    usePacks.setState({ failure: worded(error) });
  }
}
const worded = (error: unknown): string => (error instanceof Error ? error.message : String(error));
