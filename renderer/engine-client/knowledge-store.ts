import { create } from 'zustand';
import type { KnowledgeView } from './knowledge-view.ts';

export interface KnowledgeState {
  /** What the screens read: the open model's own knowledge base, else the bundled one. */
  readonly view: KnowledgeView | null;
  /** The one that comes with the app: for the start screen and its templates. */
  readonly bundled: KnowledgeView | null;
  readonly own: KnowledgeView | null;
  /** Why the bundled knowledge base could not be read; null while all is well. */
  readonly failure: string | null;
}

export const useKnowledge = create<KnowledgeState>()(() => ({ view: null, bundled: null, own: null, failure: null }));
export const knowledgeLoaded = (bundled: KnowledgeView): void =>
  useKnowledge.setState(({ own }) => ({ bundled, view: own ?? bundled, failure: null }));
/** `null`: back to the bundled one. */
export const showOwnKnowledge = (own: KnowledgeView | null): void =>
  useKnowledge.setState(({ bundled }) => ({ own, view: own ?? bundled }));
export const knowledgeFailed = (failure: string): void => useKnowledge.setState({ failure });
