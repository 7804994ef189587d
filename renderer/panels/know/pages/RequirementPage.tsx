import { useTranslation } from 'react-i18next';
import { SCHEME_TITLES, readRequirementId } from '../../../../shared/knowledge/browse/schemes.ts';
import { EntryList } from '../EntryList.tsx';
import { EntryPart } from '../EntryPart.tsx';
import { Fact, Part } from '../Part.tsx';
import { JudgedPage } from './JudgedPage.tsx';
import { useContents } from '../know-context.ts';

/** A clause, article, technique or weakness: the controls that help to meet it and the threats that touch it. */
export function RequirementPage({ id }: { readonly id: string }) {
  const { t } = useTranslation('know');
  const { index } = useContents();
  const requirement = readRequirementId(id);
  if (!requirement) return <JudgedPage id={id} />;
  const mapped = index.entries.filter(({ requirements }) => requirements.includes(id));
  const of = (kind: 'control' | 'threat') => mapped.filter(({ ref }) => ref.kind === kind).map(({ ref }) => ref);
  // Article 32 also shows how its parts, 32(1)(b) among them, are judged.
  const judged = index.entries.filter(
    ({ ref, requirements }) => ref.kind === 'requirement' && requirements.some((one) => one === id || one.startsWith(`${id}(`)),
  );
  const isUnreviewed = mapped.some(({ unreviewed }) => unreviewed);
  return (
    <>
      <dl className="know-facts">
        <Fact name={t('scheme')}>{SCHEME_TITLES[requirement.scheme]}</Fact>
        <Fact name={t('code')}>{requirement.code}</Fact>
      </dl>
      <p className="know-prose">{t(`schemeAbout.${requirement.scheme}`)}</p>
      <EntryPart title={t('metBy')} entries={of('control')} />
      <EntryPart title={t('touchedBy')} entries={of('threat')} />
      {judged.length > 0 && (
        <Part title={t('judgedAs')}>
          <EntryList entries={judged.map(({ ref }) => ref)} />
        </Part>
      )}
      {isUnreviewed && <p className="know-prose quiet">{t('codesUnreviewed')}</p>}
    </>
  );
}
