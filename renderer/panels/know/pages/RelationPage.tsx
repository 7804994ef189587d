import { useTranslation } from 'react-i18next';
import { threatsOfRelation } from '../../../../shared/knowledge/browse/entry-links.ts';
import { EntryChips } from '../EntryChips.tsx';
import { EntryList } from '../EntryList.tsx';
import { EntryPart } from '../EntryPart.tsx';
import { Fact, Part } from '../Part.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';

/** A relation: between what it can stand, and which threats look for it. */
export function RelationPage({ id }: { readonly id: string }) {
  const { t } = useTranslation('know');
  const { view, index } = useContents();
  const relation = view.relation(id);
  if (!relation) return null;
  const ends = (types: readonly string[]) =>
    types.length === 0 ? <p className="quiet">{t('anything')}</p> : <EntryChips entries={refs('class', types)} />;
  const threats = threatsOfRelation(index, id);
  const below = index.relations.children(id);
  return (
    <>
      <p className="know-lead">{relation.description}</p>
      <dl className="know-facts">
        <Fact name={t('use')}>{t(relation.assertable ? 'drawable' : 'inferred')}</Fact>
      </dl>
      <Part title={t('domain')}>{ends(relation.domain)}</Part>
      <Part title={t('range')}>{ends(relation.range)}</Part>
      {relation.parents.length + below.length > 0 && (
        <Part title={t('countsAs')}>
          <EntryList entries={refs('relation', relation.parents)} none={t('countsAsNothing')} />
          {below.length > 0 && (
            <>
              <h3>{t('includes')}</h3>
              <EntryList entries={refs('relation', below)} />
            </>
          )}
        </Part>
      )}
      <EntryPart title={t('threatsOfRelation')} entries={refs('threat', threats)} none={t('noThreats')} />
    </>
  );
}
