import { useTranslation } from 'react-i18next';
import { judgedRequirement } from '../../../../shared/knowledge/browse/judged-requirement.ts';
import { showRequirement } from '../../../commands/actions/show-requirement.ts';
import { EntryList } from '../EntryList.tsx';
import { EntryPart } from '../EntryPart.tsx';
import { Fact, Part } from '../Part.tsx';
import { Prose } from '../Prose.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';

/** A requirement that is judged on a model: what it asks for, how far a model decides it, and what is looked at. */
export function JudgedPage({ id }: { readonly id: string }) {
  const { t } = useTranslation('know');
  const { view, index, model } = useContents();
  const judged = judgedRequirement(view.catalogue, id);
  if (!judged) return null;
  const { standard, requirement } = judged;
  const clauses = index.get({ kind: 'requirement', id })?.requirements ?? [];
  return (
    <>
      <p className="know-lead">{requirement.text}</p>
      <dl className="know-facts">
        <Fact name={t('scheme')}>
          {standard.title}, {standard.edition}
        </Fact>
        <Fact name={t('code')}>{requirement.clause}</Fact>
        <Fact name={t('judged')}>{t(`decided.${requirement.decided}`)}</Fact>
      </dl>
      {model !== null && (
        <button type="button" className="button" onClick={() => showRequirement(id)}>
          {t('seeInModel')}
        </button>
      )}
      {requirement.person !== '' && (
        <Part title={t('person')}>
          <Prose text={requirement.person} />
        </Part>
      )}
      {requirement.rules.length > 0 && (
        <Part title={t('gaps')}>
          <ul className="know-bullets">
            {[...new Set(requirement.rules.map(({ gap }) => gap))].map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </Part>
      )}
      <EntryPart title={t('ruleControls')} entries={refs('control', judged.controls)} />
      <EntryPart title={t('ruleThreats')} entries={refs('threat', judged.threats)} />
      <EntryPart title={t('ruleConsequences')} entries={refs('consequence', judged.consequences)} />
      {clauses.some((one) => index.get({ kind: 'requirement', id: one }) !== undefined) && (
        <Part title={t('mappedTo')}>
          <EntryList
            entries={refs(
              'requirement',
              clauses.filter((one) => index.get({ kind: 'requirement', id: one }) !== undefined),
            )}
          />
        </Part>
      )}
    </>
  );
}
