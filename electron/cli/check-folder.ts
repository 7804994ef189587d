import type { KnowledgeProblem } from '../../shared/knowledge/hospital/source-file.ts';
import { compileFolder } from './compile-folder.ts';
import type { Host } from './host.ts';

export interface FolderCheck {
  readonly problems: readonly KnowledgeProblem[];
  /** What is no problem and yet worth reading, such as threats that nothing blocks. */
  readonly notes: readonly string[];
}

/** Everything that can be said about the sources of a knowledge base. */
export async function checkFolder(host: Host, folder: string): Promise<FolderCheck> {
  const { catalogue, problems } = await compileFolder(host, folder);
  const blocked = new Set(catalogue.strategies.flatMap((strategy) => strategy.blocks));
  const open = catalogue.threats.filter((threat) => !blocked.has(threat.id));
  return {
    problems,
    notes: open.length === 0 ? [] : [`Threats that nothing blocks: ${open.map((threat) => `${threat.id} ${threat.title}`).join('; ')}`],
  };
}
