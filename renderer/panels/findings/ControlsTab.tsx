import { useTranslation } from 'react-i18next';
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
}

/** For the whole model: what would lower the risk most, and what is in place. */
export function ControlsTab({ view, model }: Props) {
  const { t } = useTranslation('findings');
  const strategies = useDerived((state) => state.findings?.strategies);
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const active = activeStrategies(view, strategies ?? []);
  return (
    <div className="split">
      <div className="split-list scroll padded">
        <h3>{t('best')}</h3>
        <SuggestionList model={model} finding={null} most={10} none={t('nothingHelps')} />
      </div>
      <div className="split-detail scroll padded">
        <h3>{t('active')}</h3>
        {active.length === 0 && <p className="quiet">{t('noneActive')}</p>}
        <ul>
          {active.map(({ title, strategy }) => {
            return (
              <li key={strategy.id} className="active-strategy">
                <span>
                  {title}
                  <span className="quiet small">
                    {' '}
                    {strategy.controls
                      .map(({ asset }) => model.assets[asset]?.label ?? asset)
                      .filter((label, i, all) => all.indexOf(label) === i)
                      .join(', ')}
                  </span>
                </span>
                <button type="button" className="button" disabled={isReadOnly} onClick={() => withdrawStrategy(strategy, title)}>
                  {t('withdraw')}
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
