import { useTranslation } from 'react-i18next';
import { threatsOfAgent } from '../../../../shared/knowledge/browse/entry-links.ts';
import { Term } from '../../../components/Term.tsx';
import { EntryPart } from '../EntryPart.tsx';
import { Fact, Part } from '../Part.tsx';
import { Prose } from '../Prose.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';

/** An outside cause and what begins with it. */
export function AgentPage({ id }: { readonly id: string }) {
  const { t } = useTranslation(['know', 'levels']);
  const { view, index } = useContents();
  const agent = view.catalogue.agents.find((one) => one.id === id);
  if (!agent) return null;
  const threats = threatsOfAgent(index, id);
  return (
    <>
      <p className="know-lead">{agent.description}</p>
      <dl className="know-facts">
        <Fact name={t('present')}>
          <Term definition={t(`levels:likelihoodMeaning.${agent.level}`)}>{t(`levels:likelihood.${agent.level}`)}</Term>
        </Fact>
      </dl>
      <Part title={t('presentWhy')}>
        <Prose text={agent.reason} />
      </Part>
      <EntryPart title={t('beginsWith')} entries={refs('threat', threats)} none={t('noThreats')} />
    </>
  );
}
