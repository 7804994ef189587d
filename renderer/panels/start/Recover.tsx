import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useKeeping } from '../../store/keeping/keeping-store.ts';
import { openEarlierState, openFromLibrary } from '../../store/keeping/open-model.ts';
import { useWhen } from './use-when.ts';

/** Models that a dying window left open, and earlier states that can be brought back. */
export function Recover() {
  const { t } = useTranslation(['start', 'keeping']);
  const when = useWhen();
  const entries = useKeeping((state) => state.entries);
  const unexpected = useKeeping((state) => state.unexpected);
  const states = useKeeping((state) => state.earlierStates);
  const left = entries.filter((entry) => unexpected.has(entry.id));
  if (left.length === 0 && states.length === 0) return null;
  return (
    <section aria-labelledby="start-recover" className="start-recover">
      <h2 id="start-recover">{t('recover')}</h2>
      {left.length > 0 && (
        <ul className="start-rows">
          {left.map((entry) => (
            <li key={entry.id} className="start-row start-row-strong">
              <span>{t('unexpected', { title: entry.content.title, when: when(entry.changedAt) })}</span>
              <Button
                className="button"
                aria-label={t('openModel', { title: entry.content.title })}
                onPress={() => void openFromLibrary(entry.id)}
              >
                {t('openHere')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {states.length > 0 && (
        <details>
          <summary>{t('earlier', { count: states.length })}</summary>
          <p className="quiet small">{t('earlierLead')}</p>
          <ul className="start-rows">
            {states.map((state) => (
              <li key={state.id} className="start-row">
                <span>
                  {state.title}{' '}
                  <span className="quiet">
                    · {when(state.at)}, {t(`reason.${state.reason}`)}
                  </span>
                </span>
                <Button
                  className="button"
                  aria-label={t('openModel', { title: `${state.title}, ${when(state.at)}` })}
                  onPress={() => void openEarlierState(state.id, (title) => t('keeping:earlierTitle', { title }))}
                >
                  {t('openHere')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
