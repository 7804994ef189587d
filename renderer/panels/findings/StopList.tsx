import { useTranslation } from 'react-i18next';
import type { ThreatFinding } from '../../../shared/assessment/findings.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { withdrawStrategy } from '../../commands/actions/set-strategy.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { useDerived } from '../../store/derived-store.ts';
import { useDocument } from '../../store/document-store.ts';
import { activeStrategies } from './active-strategies.ts';
import { SuggestionList } from './SuggestionList.tsx';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly finding: ThreatFinding;
}

/** What holds a threat down already, and what would stop it, the best first. */
export function StopList({ view, model, finding }: Props) {
  const { t } = useTranslation('findings');
  const strategies = useDerived((state) => state.findings?.strategies);
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const active = activeStrategies(view, strategies?.filter((strategy) => strategy.blocks.includes(finding.id)) ?? []);
  return (
    <section aria-label={t('stop')}>
      <h3>{t('stop')}</h3>
      {active.map(({ title, strategy }) => (
        <div key={strategy.id} className="active-strategy">
          <span>{t('inPlace', { title })}</span>
          <button type="button" className="button" disabled={isReadOnly} onClick={() => withdrawStrategy(strategy, title)}>
            {t('withdraw')}
          </button>
        </div>
      ))}
      <SuggestionList model={model} finding={finding.id} most={6} none={t('nothingStops')} />
    </section>
  );
}
