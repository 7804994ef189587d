import { create } from 'zustand';
import type { KnowledgeView } from './knowledge-view.ts';

export interface KnowledgeState {
  readonly view: KnowledgeView | null;
  /** Why the bundled knowledge base could not be read; null while all is well. */
  readonly failure: string | null;
}

/** The knowledge base that the screens read; set once at the start. */
export const useKnowledge = create<KnowledgeState>()(() => ({ view: null, failure: null }));
export const knowledgeLoaded = (view: KnowledgeView): void => useKnowledge.setState({ view, failure: null });
export const knowledgeFailed = (failure: string): void => useKnowledge.setState({ failure });
