import { useTranslation } from 'react-i18next';
import { engine } from '../../engine-client/engine.ts';
import { useDerived } from '../../store/derived-store.ts';

/** What the analysis could not do, and why. Nothing here means: nothing was left out. */
export function GapsTab() {
  const { t } = useTranslation('findings');
  const findings = useDerived((state) => state.findings);
  const failure = useDerived((state) => state.failure);
  const problems = findings?.problems ?? [];
  return (
    <div className="padded">
      {failure && (
        <div className="gap" role="alert">
          <p>
            <strong>{t('failed')}</strong> {t(`failure.${failure.kind}`, { defaultValue: t('failure.refused') })}
          </p>
          <p className="quiet small">{failure.detail}</p>
          <button type="button" className="button" onClick={() => engine()?.retry()}>
            {t('retry')}
          </button>
        </div>
      )}
      {findings && !findings.complete && <p className="incomplete">{t('incomplete')}</p>}
      <ul>
        {problems.map((problem, i) => (
          <li key={`${problem.kind}|${problem.entry}|${i}`} className="gap">
            <p>
              <strong>{t(`gap.${problem.kind}`, { defaultValue: '' })}</strong>
            </p>
            <p lang="en">{problem.message}</p>
            <p className="quiet small">{problem.entry}</p>
            <p className="small">{t(`gapTip.${problem.kind}`, { defaultValue: '' })}</p>
          </li>
        ))}
      </ul>
      {!failure && problems.length === 0 && <p className="quiet">{findings ? t('noGaps') : t('notYet')}</p>}
    </div>
  );
}
