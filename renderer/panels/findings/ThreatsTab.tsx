import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListBox, ListBoxItem, ListLayout, type Selection, Virtualizer } from 'react-aria-components';
import type { ThreatFinding } from '../../../shared/assessment/findings.ts';
import type { ThreatKind } from '../../../shared/knowledge/catalogue.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { showFinding } from '../../commands/actions/show-finding.ts';
import { Check } from '../../components/Check.tsx';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { RiskMark } from '../../components/RiskMark.tsx';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { useDerived } from '../../store/derived-store.ts';
import { useSession } from '../../store/session-store.ts';
import { FindingDetail } from './FindingDetail.tsx';
import { NO_FILTER, type FindingsFilter, filterFindings } from './findings-filter.ts';
import { sentenceOf } from '../../engine-client/sentence-of.ts';
import { useRecentChanges } from './use-recent-changes.ts';
import { useSteadyOrder } from './use-steady-order.ts';
import { everyPlace, worstPlaces } from './worst-places.ts';

const ROW = 64;
/** Nobody reads further; the filter finds the rest. */
const SHOWN = 400;
const KINDS: readonly ThreatKind[] = ['cyber', 'physical', 'human', 'natural'];
const NO_THREATS: readonly ThreatFinding[] = [];

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
}

/** Threats as sentences, the worst first; the chosen one is told beside the list. */
export function ThreatsTab({ view, model }: Props) {
  const { t } = useTranslation(['findings', 'levels']);
  const threats = useDerived((state) => state.findings?.threats ?? NO_THREATS);
  const isAnalysed = useDerived((state) => state.findings !== null);
  const selected = useSession((state) => state.selection.finding);
  const [filter, setFilter] = useState<FindingsFilter>(NO_FILTER);
  const [isHovered, setHovered] = useState(false);
  const recent = useRecentChanges();
  const deferred = useDeferredValue(filter);
  // Only names matter for the sentences: a moved asset does not rewrite the list.
  const { assets } = model;
  const matching = useMemo(
    () => filterFindings(view, threats, deferred, (finding) => sentenceOf(view, assets, finding)),
    [view, threats, deferred, assets],
  );
  // Who looks for words wants each place that has them.
  const showsEach = deferred.everyPlace || deferred.text !== '';
  const placed = useMemo(() => (showsEach ? everyPlace(matching) : worstPlaces(matching, selected)), [matching, showsEach, selected]);
  const rows = useMemo(
    () => placed.slice(0, SHOWN).map((row) => ({ ...row, id: row.finding.id, sentence: sentenceOf(view, assets, row.finding) })),
    [view, placed, assets],
  );
  const steady = useSteadyOrder(rows, isHovered);
  const chosen = threats.find((finding) => finding.id === selected) ?? null;
  const layout = useMemo(() => new ListLayout({ rowHeight: ROW }), []);
  const items = useMemo(() => steady.map((row) => ({ ...row, change: recent.get(row.id) ?? null })), [steady, recent]);

  return (
    <div className="split">
      <div className="split-list" onPointerEnter={() => setHovered(true)} onPointerLeave={() => setHovered(false)}>
        <div className="filters">
          <input
            type="search"
            className="field"
            placeholder={t('filter')}
            aria-label={t('filter')}
            value={filter.text}
            onChange={(event) => setFilter({ ...filter, text: event.target.value })}
          />
          <FilterSelect
            label={t('kind')}
            value={filter.kind}
            all={t('allKinds')}
            values={KINDS}
            wordOf={(kind) => t(`levels:kind.${kind}`)}
            onChoose={(kind) => setFilter({ ...filter, kind })}
          />
          <Check isOn={filter.seriousOnly} text={t('seriousOnly')} onSwitch={(seriousOnly) => setFilter({ ...filter, seriousOnly })} />
          <Check isOn={filter.everyPlace} text={t('everyPlace')} onSwitch={(everyPlace) => setFilter({ ...filter, everyPlace })} />
        </div>
        <Virtualizer layout={layout}>
          <ListBox
            aria-label={t('threats')}
            className="finding-rows scroll"
            items={items}
            selectionMode="single"
            selectedKeys={selected === null ? [] : [selected]}
            onSelectionChange={(keys: Selection) => {
              const [key] = keys === 'all' ? [] : [...keys];
              if (key !== undefined) showFinding(String(key));
            }}
            renderEmptyState={() => (
              <p className="empty quiet">{isAnalysed ? t(threats.length === 0 ? 'noThreats' : 'noMatch') : t('notYet')}</p>
            )}
          >
            {({ id, finding, others, sentence, change }) => (
              <ListBoxItem id={id} textValue={finding.title} className={`finding-row${change ? ` is-${change.kind}` : ''}`}>
                <RiskMark level={finding.risk} word={false} size={16} />
                <span className="finding-text">
                  <span className="finding-sentence">{sentence}</span>
                  <span className="finding-title quiet">
                    {finding.title} · {t('likelihoodIs', { level: t(`levels:likelihood.${finding.likelihood}`).toLowerCase() })}
                    {others > 0 && ` · ${t('otherPlaces', { count: others })}`}
                  </span>
                </span>
                {change && <span className={`badge is-${change.kind}`}>{t(`change.${change.kind}`)}</span>}
                <span className={`finding-risk risk-${finding.risk}`} aria-hidden="true">
                  {t(`levels:risk.${finding.risk}`)}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
        {placed.length > SHOWN && <p className="list-foot quiet small">{t('shownOf', { shown: SHOWN, count: placed.length })}</p>}
      </div>
      <div className="split-detail scroll">
        {chosen ? (
          <FindingDetail key={chosen.id} view={view} model={model} finding={chosen} />
        ) : (
          <p className="empty quiet">{t('chooseOne')}</p>
        )}
      </div>
    </div>
  );
}
