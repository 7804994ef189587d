import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation, ThreatFinding } from '../../../shared/assessment/findings.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { showInKnowledge } from '../../commands/actions/show-in-knowledge.ts';
import type { EntryRef } from '../../../shared/knowledge/browse/entry-ref.ts';
import { requirementId, requirementsOfThreat } from '../../../shared/knowledge/browse/schemes.ts';
import { RiskMark } from '../../components/RiskMark.tsx';
import { Term } from '../../components/Term.tsx';
import { Unreviewed } from '../../components/Unreviewed.tsx';
import { engine } from '../../engine-client/engine.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { useDerived } from '../../store/derived-store.ts';
import { CauseTree } from './CauseTree.tsx';
import { StopList } from './StopList.tsx';
import { TimesThatCount } from './TimesThatCount.tsx';
import { sentenceOf } from '../../engine-client/sentence-of.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly finding: ThreatFinding;
}

/** One threat: the sentence, why, what holds it down, what would stop it, and the codes for those who want them. */
export function FindingDetail({ view, model, finding }: Props) {
  const { t } = useTranslation(['findings', 'levels']);
  const revision = useDerived((state) => state.revision);
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const entry = view.threat(finding.threat);
  useEffect(() => {
    let isWanted = true;
    void engine()
      ?.explain(finding.id)
      .then((answer) => {
        if (isWanted && answer) setExplanation(answer);
      });
    return () => {
      isWanted = false;
    };
  }, [finding.id, revision]);

  const codes: readonly { readonly name: string; readonly entry: EntryRef }[] = [
    { name: finding.threat, entry: { kind: 'threat', id: finding.threat } },
    ...(entry ? requirementsOfThreat(entry) : []).map((one) => ({
      name: one.code,
      entry: { kind: 'requirement' as const, id: requirementId(one) },
    })),
  ];
  return (
    <article className="detail" aria-label={finding.title}>
      <h2 className="detail-sentence">{explanation?.sentence ?? sentenceOf(view, model.assets, finding)}</h2>
      <p className="detail-levels">
        <Term definition={t(`levels:riskMeaning.${finding.risk}`)}>
          {t('risk')} <RiskMark level={finding.risk} />
        </Term>
        <Term definition={t(`levels:likelihoodMeaning.${finding.likelihood}`)}>
          {t('likelihood')} <strong>{t(`levels:likelihood.${finding.likelihood}`)}</strong>
        </Term>
      </p>
      <StopList view={view} model={model} finding={finding} />
      <h3>{t('why')}</h3>
      {explanation ? (
        <>
          <CauseTree view={view} causes={explanation.causes} />
          {explanation.cap && (
            <p className="quiet">
              {t(`cap.${explanation.cap.kind}`, {
                level: t(`levels:likelihood.${explanation.cap.level}`).toLowerCase(),
                name: view.strategy(explanation.cap.by.split('@')[0] ?? '')?.title ?? explanation.cap.by,
              })}
            </p>
          )}
          {explanation.times && <TimesThatCount view={view} times={explanation.times} />}
        </>
      ) : (
        <p className="quiet">{t('explaining')}</p>
      )}
      {entry && (
        <>
          <h3>{t('how')}</h3>
          <p lang="en">{entry.how}</p>
          <h3>{t('does')}</h3>
          <p lang="en">{entry.does}</p>
          {entry.noticed !== '' && (
            <>
              <h3>{t('noticed')}</h3>
              <p lang="en">{entry.noticed}</p>
            </>
          )}
          <details className="detail-more">
            <summary>{t('source')}</summary>
            <p lang="en">{entry.frequencyReason}</p>
            <ul className="code-links">
              {codes.map(({ name, entry: page }) => (
                <li key={page.id}>
                  <button type="button" className="code-link" onClick={() => showInKnowledge(page)}>
                    {name}
                  </button>
                </li>
              ))}
            </ul>
            <p className="quiet">{entry.sources.join('; ')}</p>
            {entry.unreviewed && <Unreviewed />}
          </details>
        </>
      )}
    </article>
  );
}
