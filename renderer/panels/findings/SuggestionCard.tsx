import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '../../../shared/assessment/findings.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { applySuggestion } from '../../commands/actions/set-strategy.ts';
import { RiskMark } from '../../components/RiskMark.tsx';
import { useDocument } from '../../store/document-store.ts';

interface Props {
  readonly model: ModelRecords;
  readonly suggestion: Suggestion;
}

/** One strategy that is not in place: where its controls go, what it does before it is applied, what it costs elsewhere. */
export function SuggestionCard({ model, suggestion }: Props) {
  const { t } = useTranslation('findings');
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const { before, after, finding, sideEffects } = suggestion;
  const risk = finding ?? { before: before.overallRisk, after: after.overallRisk };
  return (
    <li className="suggestion">
      <div className="suggestion-head">
        <span className="suggestion-title">{suggestion.title}</span>
        <button type="button" className="button primary" disabled={isReadOnly} onClick={() => applySuggestion(suggestion)}>
          {t('apply')}
        </button>
      </div>
      <p className="suggestion-effect">
        <RiskMark level={risk.before} /> <ArrowRight size={13} aria-label={t('to')} /> <RiskMark level={risk.after} />
        <span className="quiet">
          {t('indexEffect', { before: before.riskIndex, after: after.riskIndex })}
          {before.serious !== after.serious && `, ${t('seriousEffect', { before: before.serious, after: after.serious })}`}
        </span>
      </p>
      <p className="quiet small">
        {suggestion.controls.map(({ title, asset }) => t('controlAt', { title, asset: model.assets[asset]?.label ?? asset })).join('; ')}
      </p>
      {sideEffects.length > 0 && (
        <p className="suggestion-side">
          {t('sideEffects')}{' '}
          {sideEffects.map((effect) => (
            <span key={effect.threat} className="side-effect">
              <RiskMark level={effect.risk} word={false} size={12} /> {effect.title}
            </span>
          ))}
        </p>
      )}
    </li>
  );
}
