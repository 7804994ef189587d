import { useTranslation } from 'react-i18next';
import { threatsWith } from '../../../../shared/knowledge/browse/threat-links.ts';
import { Term } from '../../../components/Term.tsx';
import { EntryLink } from '../EntryLink.tsx';
import { EntryList } from '../EntryList.tsx';
import { Fact, Part } from '../Part.tsx';
import { Prose } from '../Prose.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';

/** A consequence: where it can happen, how bad it is, what brings it about and what it leads to. */
export function ConsequencePage({ id }: { readonly id: string }) {
  const { t } = useTranslation(['know', 'levels']);
  const { view, index } = useContents();
  const entry = view.consequence(id);
  if (!entry) return null;
  const attribute = view.catalogue.attributes.find((one) => one.consequence === id);
  const before = threatsWith(index, 'effects', id);
  const after = threatsWith(index, 'causes', id);
  return (
    <>
      <p className="know-lead">{entry.description}</p>
      <dl className="know-facts">
        <Fact name={t('group')}>{t(`levels:group.${entry.group}`)}</Fact>
        <Fact name={t('impact')}>
          <Term definition={t(`levels:impactMeaning.${entry.impact}`)}>{t(`levels:impact.${entry.impact}`)}</Term>
        </Fact>
        {attribute && (
          <Fact name={t('loses')}>
            <EntryLink to={{ kind: 'attribute', id: attribute.id }} />
          </Fact>
        )}
      </dl>
      <Part title={t('happensAt')}>
        <ul className="know-chips">
          {entry.at.map((type) => (
            <li key={type}>
              <EntryLink to={{ kind: 'class', id: type }} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('impactWhy')}>
        <Prose text={entry.impactReason} />
        <ul className="know-links">
          {entry.impactAt.map((rule) => (
            <li key={rule.class}>
              <span>
                <EntryLink to={{ kind: 'class', id: rule.class }} />: {t(`levels:impact.${rule.level}`).toLowerCase()}
                {rule.many !== undefined && `, ${t('forMany', { level: t(`levels:impact.${rule.many}`).toLowerCase() })}`}
                <span className="quiet"> {rule.reason}</span>
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('broughtAboutBy')} count={before.length}>
        <EntryList entries={refs('threat', before)} none={t('broughtAboutByNothing')} />
      </Part>
      <Part title={t('leadsTo')} count={after.length}>
        <EntryList entries={refs('threat', after)} none={t('endOfChain')} />
      </Part>
    </>
  );
}
