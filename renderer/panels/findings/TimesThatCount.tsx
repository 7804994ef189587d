import { useTranslation } from 'react-i18next';
import type { ExplainedTime } from '../../../shared/assessment/findings.ts';
import { Term } from '../../components/Term.tsx';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly times: readonly ExplainedTime[];
}

/** The times that a finding and what follows from it hang on: how long each lasts, and whether outages last longer. */
export function TimesThatCount({ view, times }: Props) {
  const { t } = useTranslation(['findings', 'levels', 'inspector']);
  return (
    <>
      <h3>{t('times.title')}</h3>
      <ul className="times-that-count">
        {times.map(({ asset, label, by, parts, outage, longer }) => (
          <li key={`${asset} ${by}`}>
            <strong>{label}</strong>
            {parts.map(({ quantity, value, isStated }) => {
              const entry = view.quantity(quantity);
              const unit = t(`inspector:unit.${entry?.unit ?? 'min'}.short`);
              return (
                <span key={quantity}>{t(isStated ? 'times.stated' : 'times.usual', { label: entry?.label ?? quantity, value, unit })}</span>
              );
            })}
            <span className="quiet">
              <Term definition={`${view.outage(outage)?.label ?? outage}. ${view.outage(outage)?.description ?? ''}`}>
                {longer === 'very-high'
                  ? t('times.tooShort')
                  : t('times.longer', { level: t(`levels:likelihood.${longer}`).toLowerCase() })}
              </Term>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
