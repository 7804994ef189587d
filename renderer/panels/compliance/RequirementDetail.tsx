import { useTranslation } from 'react-i18next';
import type { ComplianceGap, RequirementResult, StandardResult } from '../../../shared/assessment/compliance/compliance-report.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { showConsequence } from '../../commands/actions/show-consequence.ts';
import { showInKnowledge } from '../../commands/actions/show-in-knowledge.ts';
import { showFinding } from '../../commands/actions/show-finding.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { useDerived } from '../../store/derived-store.ts';
import { useDocument } from '../../store/document-store.ts';
import { select } from '../../store/session-store.ts';
import { FactForm } from './FactForm.tsx';

const SHOWN_ASSETS = 24;
const SHOWN_FINDINGS = 8;

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly standard: StandardResult;
  readonly requirement: RequirementResult;
}

/** One requirement in words: what it asks, how it was decided, what breaks it and what would mend it. */
export function RequirementDetail({ view, model, standard, requirement }: Props) {
  const { t } = useTranslation('compliance');
  return (
    <article className="detail">
      <h2 className="detail-sentence">{requirement.title}</h2>
      <p className="quiet">
        {standard.edition},{' '}
        <button type="button" className="code-link" onClick={() => showInKnowledge({ kind: 'requirement', id: requirement.id })}>
          {requirement.clause}
        </button>
      </p>
      <p>{requirement.text}</p>
      <p>
        <strong className={`state-${requirement.state}`}>{t(`states.${requirement.state}`)}</strong>{' '}
        <span className="quiet">
          {requirement.why && requirement.decided !== 'manual'
            ? t(`why.${requirement.why}`)
            : t(`decided.${requirement.decided}`, { count: requirement.checked })}
        </span>
      </p>
      {requirement.gaps.map((gap) => (
        <Gap key={gap.why} view={view} model={model} gap={gap} />
      ))}
      {requirement.person !== '' && (
        <>
          <h3>{t('person')}</h3>
          <p>{requirement.person}</p>
        </>
      )}
      {standard.unreviewed && <p className="small">{t('unreviewedLong')}</p>}
    </article>
  );
}

function Gap({ view, model, gap }: { readonly view: KnowledgeView; readonly model: ModelRecords; readonly gap: ComplianceGap }) {
  const { t } = useTranslation('compliance');
  const findings = useDerived((state) => state.findings);
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const threat = (id: string): string | undefined => findings?.threats.find((one) => one.id === id)?.title;
  const consequence = (id: string): string | undefined => {
    const found = findings?.consequences.find((one) => one.id === id);
    return (
      found && `${model.assets[found.asset]?.label ?? found.asset}: ${view.consequence(found.consequence)?.label ?? found.consequence}`
    );
  };
  return (
    <section className="compliance-gap" aria-label={gap.why}>
      <p>{gap.why}</p>
      <ul className="gap-assets">
        {gap.assets.slice(0, SHOWN_ASSETS).map((id) => (
          <li key={id}>
            <button type="button" className="button" onClick={() => select({ assets: [id] })}>
              {model.assets[id]?.label ?? id}
            </button>
          </li>
        ))}
      </ul>
      {gap.assets.length > SHOWN_ASSETS && <p className="quiet small">{t('more', { count: gap.assets.length - SHOWN_ASSETS })}</p>}
      {gap.findings.length > 0 && (
        <ul>
          {gap.findings.slice(0, SHOWN_FINDINGS).map((id) => {
            const title = threat(id);
            const label = title ?? consequence(id);
            return label ? (
              <li key={id}>
                <button type="button" className="gap-finding" onClick={() => (title ? showFinding(id) : showConsequence(id))}>
                  {label}
                </button>
              </li>
            ) : null;
          })}
        </ul>
      )}
      {gap.findings.length > SHOWN_FINDINGS && (
        <p className="quiet small">{t('moreFindings', { count: gap.findings.length - SHOWN_FINDINGS })}</p>
      )}
      {gap.controls.length > 0 && (
        <>
          <p className="small">{t('wouldClose')}</p>
          <ul className="code-links">
            {gap.controls.map((id) => (
              <li key={id}>
                <button type="button" className="code-link" onClick={() => showInKnowledge({ kind: 'control', id })}>
                  {view.control(id)?.title ?? id}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {!isReadOnly && gap.facts.map((fact) => <FactForm key={fact} fact={fact} model={model} assets={gap.assets} />)}
    </section>
  );
}
