import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EntryRef } from '../../../shared/knowledge/browse/entry-ref.ts';
import { filterEntries, knowBack, knowForward, openEntry, useKnow } from '../../store/know-store.ts';
import { useContents } from './know-context.ts';

/** Back, forward, and where the page stands. */
export function TrailBar({ entry }: { readonly entry: EntryRef | null }) {
  const { t } = useTranslation(['know', 'commands']);
  const { index } = useContents();
  const at = useKnow((state) => state.at);
  const length = useKnow((state) => state.trail.length);
  const found = entry === null ? undefined : index.get(entry);
  return (
    <nav className="know-trail" aria-label={t('trail')}>
      <button
        type="button"
        className="icon-button"
        aria-label={t('commands:knowBack')}
        title={t('commands:knowBack')}
        disabled={at === 0}
        onClick={knowBack}
      >
        <ArrowLeft size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('commands:knowForward')}
        title={t('commands:knowForward')}
        disabled={at >= length - 1}
        onClick={knowForward}
      >
        <ArrowRight size={16} aria-hidden="true" />
      </button>
      <ol className="know-crumbs">
        <li>
          <button type="button" className="know-link" aria-current={entry === null ? 'page' : undefined} onClick={() => openEntry(null)}>
            {t('overview')}
          </button>
        </li>
        {entry !== null && (
          <li>
            <button
              type="button"
              className="know-link"
              title={t('listKind')}
              onClick={() => filterEntries({ kind: entry.kind, text: '', group: '', threatKind: '', scheme: '', source: '' })}
            >
              {t(`kinds.${entry.kind}`)}
            </button>
          </li>
        )}
        {found && (
          <li aria-current="page" className="quiet">
            {found.title}
          </li>
        )}
      </ol>
    </nav>
  );
}
