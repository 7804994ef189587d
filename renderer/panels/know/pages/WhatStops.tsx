import { useTranslation } from 'react-i18next';
import { controlLinks } from '../../../../shared/knowledge/browse/entry-links.ts';
import type { ThreatLinks } from '../../../../shared/knowledge/browse/threat-links.ts';
import type { ThreatEntry } from '../../../../shared/knowledge/catalogue.ts';
import { EntryList } from '../EntryList.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';

/** Strategies and single controls against a threat, and where each control sits. */
export function WhatStops({ threat, links }: { readonly threat: ThreatEntry; readonly links: ThreatLinks }) {
  const { t } = useTranslation(['know', 'levels']);
  const { view, index } = useContents();
  const placeOf = (control: string) =>
    links.controls
      .filter((one) => one.control === control)
      .map((one) => t(one.any ? 'atAny' : 'at', { name: view.class(one.class)?.label.toLowerCase() ?? one.role }))
      .join(', ');
  return (
    <>
      {threat.unblocked !== undefined && <p className="know-prose">{t('unblocked', { reason: threat.unblocked })}</p>}
      {links.strategies.length > 0 && (
        <>
          <h3>{t('together')}</h3>
          <EntryList
            entries={refs('strategy', links.strategies)}
            noteOf={({ id }) => {
              const strategy = view.strategy(id);
              const strength = t('strengthIs', { level: t(`levels:trust.${strategy?.strength ?? 'medium'}`).toLowerCase() });
              return strategy?.helpsOnly?.includes(threat.id) === true ? `${strength} · ${t('helpsOnly')}` : strength;
            }}
          />
        </>
      )}
      {links.controls.length > 0 && (
        <>
          <h3>{t('controls')}</h3>
          <EntryList
            entries={refs(
              'control',
              links.controls.map(({ control }) => control),
            )}
            noteOf={({ id }) => {
              const { alone, helpsOnly } = controlLinks(index, id);
              const how = alone.has(threat.id) ? t('alone') : helpsOnly.has(threat.id) ? t('helpsOnly') : null;
              const instead = links.controls.filter((one) => one.control === id && one.instead !== '').map((one) => one.instead);
              return [placeOf(id), ...(how === null ? [] : [how]), ...instead].join(' · ');
            }}
          />
        </>
      )}
    </>
  );
}
