import { useTranslation } from 'react-i18next';
import { Term } from '../../../components/Term.tsx';
import { EntryChips } from '../EntryChips.tsx';
import { EntryLink } from '../EntryLink.tsx';
import { Lasting } from './Lasting.tsx';
import { Fact, Part } from '../Part.tsx';
import { Prose } from '../Prose.tsx';
import { ReasonList } from '../ReasonList.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';

/** A good property of assets: how far it is trusted from the start, and what its loss is. */
export function AttributePage({ id }: { readonly id: string }) {
  const { t } = useTranslation(['know', 'levels']);
  const { view } = useContents();
  const attribute = view.catalogue.attributes.find((one) => one.id === id);
  if (!attribute) return null;
  return (
    <>
      <p className="know-lead">{attribute.description}</p>
      <dl className="know-facts">
        <Fact name={t('defaultTrust')}>
          <Term definition={t(`levels:trustMeaning.${attribute.default}`)}>{t(`levels:trust.${attribute.default}`)}</Term>
        </Fact>
        <Fact name={t('lossIs')}>
          <EntryLink to={{ kind: 'consequence', id: attribute.consequence }} />
        </Fact>
      </dl>
      {attribute.lasts && <Lasting lasts={attribute.lasts} />}
      <Part title={t('heldBy')}>
        <EntryChips entries={refs('class', attribute.at)} />
      </Part>
      <Part title={t('defaultWhy')}>
        <Prose text={attribute.defaultReason} />
        <ReasonList rules={attribute.defaultAt.map((rule) => ({ ...rule, words: t(`levels:trust.${rule.level}`).toLowerCase() }))} />
      </Part>
    </>
  );
}
