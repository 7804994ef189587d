import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { classLinks } from '../../../../shared/knowledge/browse/class-links.ts';
import type { RelationEntry } from '../../../../shared/knowledge/catalogue.ts';
import { EntryChips } from '../EntryChips.tsx';
import { EntryLink } from '../EntryLink.tsx';
import { EntryList } from '../EntryList.tsx';
import { EntryPart } from '../EntryPart.tsx';
import { Fact, Part } from '../Part.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';

/** A class of assets: what it is, what can befall it, what can protect it, and how it can be connected. */
export function ClassPage({ id }: { readonly id: string }) {
  const { t } = useTranslation(['know', 'levels', 'inspector']);
  const { view, index } = useContents();
  const entry = view.class(id);
  const links = useMemo(() => classLinks(index, id), [index, id]);
  if (!entry) return null;
  const through = new Map(links.threats.map((one) => [one.threat, one.through]));
  const times = view.timesAt(id);
  const levels = new Map(view.attributesAt(id).map((one) => [one.entry.id, one.level]));
  const impacts = new Map(view.consequencesAt(id, 'singleton').map((one) => [one.entry.id, one.impact]));
  const ends = (relation: RelationEntry, side: 'domain' | 'range') =>
    relation[side].length === 0 ? t('anything') : relation[side].map((type) => view.class(type)?.label.toLowerCase() ?? type).join(', ');
  return (
    <>
      <p className="know-lead">{entry.description}</p>
      <dl className="know-facts">
        <Fact name={t('group')}>{entry.group}</Fact>
        <Fact name={t('use')}>{t(entry.assertable ? 'placeable' : 'groups')}</Fact>
        {entry.source !== '' && index.sourceOf(entry.source) !== null && (
          <Fact name={t('source')}>
            <EntryLink to={{ kind: 'source', id: index.sourceOf(entry.source) ?? '' }}>{entry.source}</EntryLink>
          </Fact>
        )}
      </dl>
      <Part title={t('kindOf')}>
        <EntryChips entries={refs('class', index.classes.lineage(id).slice(1))} />
        {links.children.length > 0 && (
          <>
            <h3>{t('below')}</h3>
            <EntryList entries={refs('class', links.children)} />
          </>
        )}
      </Part>
      {times.length > 0 && (
        <Part title={t('timesHere')} count={times.length}>
          <ul className="know-links">
            {times.map(({ entry: quantity, usual, reason }) => (
              <li key={quantity.id}>
                <span>
                  {quantity.label}: {t('time', { value: usual, unit: t(`inspector:unit.${quantity.unit}.short`) })}
                  <span className="quiet" lang="en">
                    {' '}
                    {reason}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <EntryPart
        title={t('threatsHere')}
        entries={refs(
          'threat',
          links.threats.map(({ threat }) => threat),
        )}
        none={t('noThreats')}
        noteOf={({ id: threat }) => {
          const type = through.get(threat) ?? id;
          return type === id ? '' : t('asA', { name: view.class(type)?.label.toLowerCase() ?? type });
        }}
      />
      <EntryPart title={t('controlsHere')} entries={refs('control', links.controls)} none={t('noControls')} />
      <EntryPart
        title={t('consequencesHere')}
        entries={refs('consequence', links.consequences)}
        none={t('noConsequences')}
        noteOf={({ id: one }) =>
          impacts.has(one) ? t('impactIs', { level: t(`levels:impact.${impacts.get(one) ?? ''}`).toLowerCase() }) : ''
        }
      />
      <EntryPart
        title={t('attributesHere')}
        entries={refs('attribute', links.attributes)}
        none={t('noAttributes')}
        noteOf={({ id: one }) => (levels.has(one) ? t('trustIs', { level: t(`levels:trust.${levels.get(one) ?? ''}`).toLowerCase() }) : '')}
      />
      <Part title={t('relationsHere')} count={links.relationsFrom.length + links.relationsTo.length}>
        <h3>{t('relationsFrom')}</h3>
        <EntryList
          entries={refs(
            'relation',
            links.relationsFrom.map((one) => one.id),
          )}
          none={t('noRelations')}
          noteOf={({ id: one }) => relationNote(links.relationsFrom, one, (relation) => ends(relation, 'range'))}
        />
        <h3>{t('relationsTo')}</h3>
        <EntryList
          entries={refs(
            'relation',
            links.relationsTo.map((one) => one.id),
          )}
          none={t('noRelations')}
          noteOf={({ id: one }) => relationNote(links.relationsTo, one, (relation) => t('from', { name: ends(relation, 'domain') }))}
        />
      </Part>
    </>
  );
}

const relationNote = (list: readonly RelationEntry[], id: string, note: (relation: RelationEntry) => string): string => {
  const relation = list.find((one) => one.id === id);
  return relation ? note(relation) : '';
};
