import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';
import type { BaseSources } from '../../shared/knowledge/packs/layer-packs.ts';
import type { CatalogueMessages } from '../../shared/knowledge/messages/catalogue-messages.ts';
import { loadOwnJson } from './own-origin.ts';

/** Mark of the browser's timeline at which the knowledge base was asked for; `knowledge` measures from it until screens can read it. */
export const KNOWLEDGE_ASKED = 'knowledge-asked';

/** The bundled knowledge base, as the build compiled it. */
export async function loadKnowledge(): Promise<{ compiled: CompiledKnowledge; catalogue: KnowledgeCatalogue }> {
  performance.mark(KNOWLEDGE_ASKED);
  const [compiled, catalogue] = await Promise.all([loadOwnJson('knowledge/compiled.json'), loadOwnJson('knowledge/catalogue.json')]);
  return { compiled: compiled as CompiledKnowledge, catalogue: catalogue as KnowledgeCatalogue };
}

let sources: Promise<BaseSources> | null = null;

/** The sources of the bundled knowledge base, for packs; read once, and only when there is a pack. */
export function loadBaseSources(): Promise<BaseSources> {
  sources ??= loadOwnJson('knowledge/sources.json') as Promise<BaseSources>;
  return sources;
}

/** The translations of the bundled knowledge base; `null` where there are none for the language, or not in this build. */
export async function loadMessages(language: string): Promise<CatalogueMessages | null> {
  try {
    return (await loadOwnJson(`knowledge/messages-${language}.json`)) as CatalogueMessages;
  } catch {
    return null;
  }
}
