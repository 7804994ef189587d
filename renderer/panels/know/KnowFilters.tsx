import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONSEQUENCE_GROUPS, type ThreatKind } from '../../../shared/knowledge/catalogue.ts';
import { ENTRY_KINDS, type EntryKind } from '../../../shared/knowledge/browse/entry-ref.ts';
import { SCHEMES, SCHEME_TITLES } from '../../../shared/knowledge/browse/schemes.ts';
import { type EntryFilter, NO_ENTRY_FILTER } from '../../../shared/knowledge/browse/search-entries.ts';
import { Check } from '../../components/Check.tsx';
import { FilterSelect } from '../../components/FilterSelect.tsx';
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
  return (
    <div className="know-filters">
      <FilterSelect
        label={t('filter.kind')}
        value={filter.kind}
        all={t('filter.allKinds')}
        values={ENTRY_KINDS}
        wordOf={(kind) => t(`kinds.${kind}`)}
        onChoose={(kind) => filterEntries({ kind, group: '' })}
      />
      {groups.length > 0 && (
        <FilterSelect
          label={t('filter.group')}
          value={filter.group}
          all={t('filter.allGroups')}
          values={groups}
          wordOf={(group) => (filter.kind === 'consequence' ? t(`levels:group.${group}`) : group)}
          onChoose={(group) => filterEntries({ group })}
        />
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
          <FilterSelect
            label={t('filter.threatKind')}
            value={filter.threatKind}
            all={t('filter.allThreatKinds')}
            values={THREAT_KINDS}
            wordOf={(kind) => t(`levels:kind.${kind}`)}
            onChoose={(threatKind) => filterEntries({ threatKind })}
          />
          <FilterSelect
            label={t('filter.scheme')}
            value={filter.scheme}
            all={t('filter.allSchemes')}
            values={SCHEMES}
            wordOf={(scheme) => SCHEME_TITLES[scheme]}
            onChoose={(scheme) => filterEntries({ scheme })}
          />
          <FilterSelect
            label={t('filter.source')}
            value={filter.source}
            all={t('filter.allSources')}
            values={sources}
            wordOf={(source) => source}
            onChoose={(source) => filterEntries({ source })}
          />
          <Check
            isOn={filter.unreviewedOnly}
            text={t('filter.unreviewed')}
            onSwitch={(unreviewedOnly) => filterEntries({ unreviewedOnly })}
          />
        </>
      )}
    </div>
  );
}
