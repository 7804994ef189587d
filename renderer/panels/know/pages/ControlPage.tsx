import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { controlLinks } from '../../../../shared/knowledge/browse/entry-links.ts';
import { SCHEMES, SCHEME_TITLES, requirementId, requirementsOfControl } from '../../../../shared/knowledge/browse/schemes.ts';
import { Term } from '../../../components/Term.tsx';
import { EntryChips } from '../EntryChips.tsx';
import { EntryLink } from '../EntryLink.tsx';
import { EntryList } from '../EntryList.tsx';
import { EntryPart } from '../EntryPart.tsx';
import { Fact, Part } from '../Part.tsx';
import { Prose } from '../Prose.tsx';
import { Lasting } from './Lasting.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';

/** A control: what it is, where it sits, what it stops, what it costs, and which requirements it helps to meet. */
export function ControlPage({ id }: { readonly id: string }) {
  const { t } = useTranslation(['know', 'levels']);
  const { view, index } = useContents();
  const links = useMemo(() => controlLinks(index, id), [index, id]);
  const control = view.control(id);
  if (!control) return null;
  const requirements = requirementsOfControl(control);
  return (
    <>
      <p className="know-lead">{control.description}</p>
      <dl className="know-facts">
        <Fact name={t('group')}>{control.group}</Fact>
        <Fact name={t('effort')}>
          <Term definition={t('effortMeaning')}>{t(`scale.${String(control.effort)}`)}</Term>
        </Fact>
        <Fact name={t('runningCost')}>
          <Term definition={t('runningCostMeaning')}>{t(`scale.${String(control.runningCost)}`)}</Term>
        </Fact>
        <Fact name={t('strength')}>
          <Term definition={`${t('strengthMeaning')} ${control.strengthReason}`}>{t(`levels:trust.${control.strength}`)}</Term>
        </Fact>
      </dl>
      <Part title={t('sits')}>
        <EntryChips entries={refs('class', control.at)} />
      </Part>
      <EntryPart
        title={t('stops')}
        entries={refs('threat', links.stops)}
        none={t('stopsNothing')}
        noteOf={({ id: threat }) => {
          const how = t(links.alone.has(threat) ? 'alone' : links.helpsOnly.has(threat) ? 'helpsOnly' : 'withOthers');
          const instead = links.instead.get(threat);
          return instead === undefined ? how : `${how} · ${instead}`;
        }}
      />
      <EntryPart title={t('partOf')} entries={refs('strategy', links.strategies)} />
      <Part title={t('sideEffects')}>
        <Prose text={control.clinicalSideEffects} />
        {links.switchesOn.length > 0 && (
          <>
            <h3>{t('switchesOn')}</h3>
            <EntryList entries={refs('threat', links.switchesOn)} />
          </>
        )}
      </Part>
      {control.lasts && <Lasting lasts={control.lasts} />}
      <Part title={t('strengthWhy')}>
        <Prose text={control.strengthReason} />
      </Part>
      {requirements.length > 0 && (
        <Part title={t('meets')}>
          <dl className="know-mappings">
            {SCHEMES.filter((scheme) => requirements.some((one) => one.scheme === scheme)).map((scheme) => (
              <div key={scheme} className="know-fact">
                <dt>{SCHEME_TITLES[scheme]}</dt>
                <dd className="know-chips">
                  {requirements
                    .filter((one) => one.scheme === scheme)
                    .map((one) => (
                      <EntryLink key={one.code} to={{ kind: 'requirement', id: requirementId(one) }}>
                        {one.code}
                      </EntryLink>
                    ))}
                </dd>
              </div>
            ))}
          </dl>
          {control.unreviewed && <p className="quiet small">{t('codesUnreviewed')}</p>}
        </Part>
      )}
    </>
  );
}
