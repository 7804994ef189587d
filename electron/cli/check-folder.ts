import { checkKnowledgeBase } from '../../knowledge-base/checks/check-knowledge-base.ts';
import type { KnowledgeProblem } from '../../shared/knowledge/hospital/source-file.ts';
import { readSources } from './compile-folder.ts';
import type { Host } from './host.ts';
import { layerOverBundled, readPacks } from './layer-over-bundled.ts';

export interface FolderCheck {
  readonly problems: readonly KnowledgeProblem[];
  /** What is no problem and yet worth reading, such as threats that nothing blocks. */
  readonly notes: readonly string[];
}

/** Everything that can be said about the sources of a knowledge base, or about packs that are to lie over the bundled one. */
export async function checkFolder(host: Host, folder: string): Promise<FolderCheck> {
  const packs = await readPacks(host, folder);
  if (packs !== null) {
    const { problems, accepted } = await layerOverBundled(host, packs);
    return { problems, notes: accepted.map((pack) => `${pack.title} (${pack.pack} ${pack.version}) fits: ${pack.entries} entries.`) };
  }
  const { problems, unblocked } = checkKnowledgeBase(await readSources(host, folder));
  return {
    problems,
    notes: unblocked.map(({ threat, title, reason }) => `Nothing lowers ${threat} (${title}): ${reason}`),
  };
}
