import { useTranslation } from 'react-i18next';
import type { LinkedConsequence, ThreatLinks } from '../../../../shared/knowledge/browse/threat-links.ts';
import { EntryLink } from '../EntryLink.tsx';
import { EntryList } from '../EntryList.tsx';
import { Part } from '../Part.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';

/** What has to come together before a threat, and what follows from it, each with the threats before and after. */
export function CauseAndEffect({ links }: { readonly links: ThreatLinks }) {
  const { t } = useTranslation('know');
  const { view } = useContents();
  const place = ({ class: type, role }: LinkedConsequence) => view.class(type)?.label.toLowerCase() ?? role;
  return (
    <>
      <Part title={t('causes')}>
        {links.agents.length === 0 && links.causes.length === 0 && links.activeWhen.length === 0 && (
          <p className="quiet">{t('noCauses')}</p>
        )}
        <ul className="know-steps">
          {links.agents.map((agent) => (
            <li key={agent}>
              <EntryLink to={{ kind: 'agent', id: agent }} />
            </li>
          ))}
          {links.causes.map((cause) => (
            <li key={`${cause.consequence}|${cause.role}`}>
              <p>
                <EntryLink to={{ kind: 'consequence', id: cause.consequence }} />{' '}
                <span className="quiet">{t('at', { name: place(cause) })}</span>
              </p>
              {cause.attribute !== null && (
                <p className="small">
                  {t('fromTheStart')} <EntryLink to={{ kind: 'attribute', id: cause.attribute }} />
                </p>
              )}
              <Threats ids={cause.threats} words={t('broughtAbout', { count: cause.threats.length })} />
              {cause.threats.length === 0 && cause.attribute === null && <p className="quiet small">{t('setByPeople')}</p>}
            </li>
          ))}
        </ul>
        {links.activeWhen.length > 0 && (
          <>
            <h3>{t('activeWhen')}</h3>
            <EntryList
              entries={refs(
                'control',
                links.activeWhen.map(({ control }) => control),
              )}
            />
          </>
        )}
      </Part>
      <Part title={t('effects')}>
        <ul className="know-steps">
          {links.effects.map((effect) => (
            <li key={`${effect.consequence}|${effect.role}`}>
              <p>
                <EntryLink to={{ kind: 'consequence', id: effect.consequence }} />{' '}
                <span className="quiet">{t('at', { name: place(effect) })}</span>
              </p>
              <Threats ids={effect.threats} words={t('feeds', { count: effect.threats.length })} />
              {effect.threats.length === 0 && <p className="quiet small">{t('endOfChain')}</p>}
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function Threats({ ids, words }: { readonly ids: readonly string[]; readonly words: string }) {
  if (ids.length === 0) return null;
  return (
    <details className="know-fold">
      <summary>{words}</summary>
      <EntryList entries={refs('threat', ids)} />
    </details>
  );
}
