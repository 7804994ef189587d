import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { useDocument } from '../../store/document-store.ts';
import { useKnow } from '../../store/know-store.ts';
import { KnowHome } from './KnowHome.tsx';
import { KnowPage } from './KnowPage.tsx';
import { KnowSearch } from './KnowSearch.tsx';
import { TrailBar } from './TrailBar.tsx';
import { KnowContext } from './know-context.ts';
import { useKnowledgeIndex } from './use-knowledge-index.ts';
import './know.css';
import './page.css';
import './in-my-model.css';
import './pattern.css';

/** The knowledge base as something to read: search on the left, one page on the right. */
export function Know({ view }: { readonly view: KnowledgeView }) {
  const { t } = useTranslation('know');
  const index = useKnowledgeIndex(view);
  const model = useDocument((state) => state.model);
  const entry = useKnow((state) => state.trail[state.at] ?? null);
  const contents = useMemo(() => ({ view, index, model }), [view, index, model]);
  return (
    <KnowContext value={contents}>
      <main className="know" aria-label={t('title')}>
        <KnowSearch entry={entry} />
        <div className="know-main">
          <TrailBar entry={entry} />
          <div className="know-scroll scroll" key={entry === null ? '' : `${entry.kind}:${entry.id}`}>
            {entry === null ? <KnowHome /> : <KnowPage entry={entry} />}
          </div>
        </div>
      </main>
    </KnowContext>
  );
}
