import { useTranslation } from 'react-i18next';
import { threatsWith } from '../../../../shared/knowledge/browse/threat-links.ts';
import { Term } from '../../../components/Term.tsx';
import { EntryChips } from '../EntryChips.tsx';
import { EntryLink } from '../EntryLink.tsx';
import { EntryPart } from '../EntryPart.tsx';
import { Fact, Part } from '../Part.tsx';
import { Prose } from '../Prose.tsx';
import { ReasonList } from '../ReasonList.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';

/** A consequence: where it can happen, how bad it is, what brings it about and what it leads to. */
export function ConsequencePage({ id }: { readonly id: string }) {
  const { t } = useTranslation(['know', 'levels']);
  const { view, index } = useContents();
  const entry = view.consequence(id);
  if (!entry) return null;
  const attribute = view.catalogue.attributes.find((one) => one.consequence === id);
  const word = (level: string) => t(`levels:impact.${level}`).toLowerCase();
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
        <EntryChips entries={refs('class', entry.at)} />
      </Part>
      <Part title={t('impactWhy')}>
        <Prose text={entry.impactReason} />
        <ReasonList
          rules={entry.impactAt.map((rule) => ({
            ...rule,
            words: [word(rule.level), ...(rule.many === undefined ? [] : [t('forMany', { level: word(rule.many) })])].join(', '),
          }))}
        />
      </Part>
      <EntryPart title={t('broughtAboutBy')} entries={refs('threat', before)} none={t('broughtAboutByNothing')} />
      <EntryPart title={t('leadsTo')} entries={refs('threat', after)} none={t('endOfChain')} />
    </>
  );
}
