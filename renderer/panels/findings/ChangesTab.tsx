import { useTranslation } from 'react-i18next';
import { showFinding } from '../../commands/actions/show-finding.ts';
import { RiskMark } from '../../components/RiskMark.tsx';
import { useDerived } from '../../store/derived-store.ts';
import { setPanels } from '../../store/preferences-store.ts';

const SHOWN = 20;

/** What each edit made appear, go, rise or fall, the newest first. */
export function ChangesTab() {
  const { t } = useTranslation(['findings', 'levels']);
  const log = useDerived((state) => state.changeLog);
  if (log.length === 0) return <p className="empty quiet">{t('noChanges')}</p>;
  return (
    <ol className="padded changes">
      {log.map(({ revision, changes }) => (
        <li key={revision}>
          <p className="quiet small">
            {(['appeared', 'rose', 'fell', 'went'] as const)
              .map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length }))
              .filter(({ count }) => count > 0)
              .map(({ kind, count }) => t(`counted.${kind}`, { count }))
              .join(', ')}
          </p>
          <ul>
            {changes.slice(0, SHOWN).map((change) => (
              <li key={change.finding} className="row">
                <span className={`badge is-${change.kind}`}>{t(`change.${change.kind}`)}</span>
                <button
                  type="button"
                  className="row-link"
                  disabled={change.after === null}
                  onClick={() => {
                    setPanels({ drawerTab: 'threats' });
                    showFinding(change.finding);
                  }}
                >
                  {change.title}
                </button>
                {change.before && <RiskMark level={change.before} />}
                {change.before && change.after && <span aria-label={t('to')}>→</span>}
                {change.after && <RiskMark level={change.after} />}
              </li>
            ))}
          </ul>
          {changes.length > SHOWN && <p className="quiet small">{t('more', { count: changes.length - SHOWN })}</p>}
        </li>
      ))}
    </ol>
  );
}
