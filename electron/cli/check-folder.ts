import { checkKnowledgeBase } from '../../knowledge-base/checks/check-knowledge-base.ts';
import type { KnowledgeProblem } from '../../shared/knowledge/hospital/source-file.ts';
import { readSources } from './compile-folder.ts';
import type { Host } from './host.ts';

export interface FolderCheck {
  readonly problems: readonly KnowledgeProblem[];
  /** What is no problem and yet worth reading, such as threats that nothing blocks. */
  readonly notes: readonly string[];
}

/** Everything that can be said about the sources of a knowledge base. */
export async function checkFolder(host: Host, folder: string): Promise<FolderCheck> {
  const { problems, unblocked } = checkKnowledgeBase(await readSources(host, folder));
  return {
    problems,
    notes: unblocked.map(({ threat, title, reason }) => `Nothing lowers ${threat} (${title}): ${reason}`),
  };
}
