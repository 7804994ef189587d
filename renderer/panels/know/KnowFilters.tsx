import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONSEQUENCE_GROUPS, type ThreatKind } from '../../../shared/knowledge/catalogue.ts';
import { ENTRY_KINDS, type EntryKind } from '../../../shared/knowledge/browse/entry-ref.ts';
import { SCHEMES, SCHEME_TITLES, type Scheme } from '../../../shared/knowledge/browse/schemes.ts';
import { type EntryFilter, NO_ENTRY_FILTER } from '../../../shared/knowledge/browse/search-entries.ts';
import { filterEntries } from '../../store/know-store.ts';
import { useContents } from './know-context.ts';

const THREAT_KINDS: readonly ThreatKind[] = ['cyber', 'physical', 'human', 'natural'];
const GROUPED: readonly EntryKind[] = ['threat', 'control', 'class', 'consequence'];

/** Narrows the list; those that few people need open on demand and stay open while they are in use. */
export function KnowFilters({ filter }: { readonly filter: EntryFilter }) {
  const { t } = useTranslation(['know', 'levels']);
  const { index } = useContents();
  const isNarrow = filter.threatKind !== '' || filter.scheme !== '' || filter.source !== '' || filter.unreviewedOnly;
  const [isOpen, setOpen] = useState(isNarrow);
  const groups = useMemo(() => {
    if (!GROUPED.includes(filter.kind as EntryKind)) return [];
    const here = new Set(index.entries.filter((entry) => entry.ref.kind === filter.kind).map(({ group }) => group));
    return filter.kind === 'consequence'
      ? CONSEQUENCE_GROUPS.filter((one) => here.has(one))
      : [...here].sort((a, b) => a.localeCompare(b, 'en'));
  }, [index, filter.kind]);
  const sources = useMemo(() => {
    const used = new Set(index.entries.filter((entry) => entry.ref.kind !== 'source').flatMap((entry) => entry.sources));
    return [...used].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  }, [index]);
  const wordOf = (group: string) => (filter.kind === 'consequence' ? t(`levels:group.${group}`) : group);
  return (
    <div className="know-filters">
      <select
        className="field"
        aria-label={t('filter.kind')}
        value={filter.kind}
        onChange={(event) => filterEntries({ kind: event.target.value as EntryFilter['kind'], group: '' })}
      >
        <option value="">{t('filter.allKinds')}</option>
        {ENTRY_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </select>
      {groups.length > 0 && (
        <select
          className="field"
          aria-label={t('filter.group')}
          value={filter.group}
          onChange={(event) => filterEntries({ group: event.target.value })}
        >
          <option value="">{t('filter.allGroups')}</option>
          {groups.map((group) => (
            <option key={group} value={group}>
              {wordOf(group)}
            </option>
          ))}
        </select>
      )}
      <div className="know-filter-tools">
        <button type="button" className="know-link small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'filter.fewer' : 'filter.more')}
        </button>
        {(isNarrow || filter.kind !== '' || filter.text !== '') && (
          <button type="button" className="know-link small" onClick={() => filterEntries(NO_ENTRY_FILTER)}>
            {t('filter.clear')}
          </button>
        )}
      </div>
      {isOpen && (
        <>
          <select
            className="field"
            aria-label={t('filter.threatKind')}
            value={filter.threatKind}
            onChange={(event) => filterEntries({ threatKind: event.target.value as EntryFilter['threatKind'] })}
          >
            <option value="">{t('filter.allThreatKinds')}</option>
            {THREAT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`levels:kind.${kind}`)}
              </option>
            ))}
          </select>
          <select
            className="field"
            aria-label={t('filter.scheme')}
            value={filter.scheme}
            onChange={(event) => filterEntries({ scheme: event.target.value as Scheme | '' })}
          >
            <option value="">{t('filter.allSchemes')}</option>
            {SCHEMES.map((scheme) => (
              <option key={scheme} value={scheme}>
                {SCHEME_TITLES[scheme]}
              </option>
            ))}
          </select>
          <select
            className="field"
            aria-label={t('filter.source')}
            value={filter.source}
            onChange={(event) => filterEntries({ source: event.target.value })}
          >
            <option value="">{t('filter.allSources')}</option>
            {sources.map((source) => (
              <option key={source} value={source}>
                {source}
              </option>
            ))}
          </select>
          <label className="check">
            <input
              type="checkbox"
              checked={filter.unreviewedOnly}
              onChange={(event) => filterEntries({ unreviewedOnly: event.target.checked })}
            />
            {t('filter.unreviewed')}
          </label>
        </>
      )}
    </div>
  );
}
