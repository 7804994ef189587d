import { useDeferredValue, useMemo, useRef } from 'react';
import { ListBox, ListBoxItem, ListLayout, type Selection, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type EntryRef, entryKey, readEntryKey } from '../../../shared/knowledge/browse/entry-ref.ts';
import { searchEntries } from '../../../shared/knowledge/browse/search-entries.ts';
import { SearchField } from '../../components/SearchField.tsx';
import { filterEntries, openEntry, useKnow } from '../../store/know-store.ts';
import { EntryIcon } from './EntryIcon.tsx';
import { KnowFilters } from './KnowFilters.tsx';
import { useContents } from './know-context.ts';

const ROW = 46;

/** Search and filters over everything that the knowledge base holds, and what fits, as one list. */
export function KnowSearch({ entry }: { readonly entry: EntryRef | null }) {
  const { t } = useTranslation(['know', 'levels']);
  const { index } = useContents();
  const filter = useKnow((state) => state.filter);
  const deferred = useDeferredValue(filter);
  const hits = useMemo(() => searchEntries(index, deferred), [index, deferred]);
  const layout = useMemo(() => new ListLayout({ rowHeight: ROW }), []);
  const items = useMemo(() => hits.map((hit) => ({ id: hit.key, hit })), [hits]);
  const list = useRef<HTMLDivElement>(null);
  const selected = entry === null ? [] : [entryKey(entry)];
  return (
    <section className="know-search" aria-label={t('search')}>
      <SearchField
        id="know-search"
        prompt={t('prompt')}
        label={t('promptLabel')}
        text={filter.text}
        onText={(text) => filterEntries({ text })}
        onDown={() => list.current?.focus()}
        onEnter={(text) => {
          const [best] = searchEntries(index, { ...filter, text });
          if (best) openEntry(best.ref);
        }}
      />
      <KnowFilters filter={filter} />
      <p className="know-count quiet small" role="status">
        {t('found', { count: hits.length })}
      </p>
      <Virtualizer layout={layout}>
        <ListBox
          ref={list}
          aria-label={t('results')}
          className="know-rows scroll"
          items={items}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={selected}
          onSelectionChange={(keys: Selection) => {
            const [key] = keys === 'all' ? [] : [...keys];
            const ref = key === undefined ? null : readEntryKey(String(key));
            if (ref) openEntry(ref);
          }}
          renderEmptyState={() => <p className="know-nothing quiet">{t('nothing')}</p>}
        >
          {({ id, hit }) => (
            <ListBoxItem id={id} textValue={hit.title} className="know-row">
              <EntryIcon entry={hit.ref} size={18} />
              <span className="know-row-text">
                <span className="know-row-title">{hit.title}</span>
                <span className="know-row-note quiet">
                  {t(`kind.${hit.ref.kind}`)}
                  {hit.ref.kind === 'requirement' || hit.ref.kind === 'relation' ? '' : ` · ${hit.ref.id}`}
                </span>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
    </section>
  );
}
