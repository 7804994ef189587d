import { createContext, useContext } from 'react';
import type { KnowledgeIndex } from '../../../shared/knowledge/browse/knowledge-index.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';

/** What every page reads: the knowledge base with its links, and the open model, if there is one. */
export interface KnowContents {
  readonly view: KnowledgeView;
  readonly index: KnowledgeIndex;
  readonly model: ModelRecords | null;
}
export const KnowContext = createContext<KnowContents | null>(null);

export function useContents(): KnowContents {
  const contents = useContext(KnowContext);
  if (contents === null) throw new Error('A page of the knowledge base stands outside of it');
  return contents;
}
