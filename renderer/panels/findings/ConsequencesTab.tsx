import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsequenceFinding } from '../../../shared/assessment/findings.ts';
import { CONSEQUENCE_GROUPS, type ConsequenceGroup } from '../../../shared/knowledge/catalogue.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { showConsequence } from '../../commands/actions/show-consequence.ts';
import { showFinding } from '../../commands/actions/show-finding.ts';
import { Check } from '../../components/Check.tsx';
import { RiskMark } from '../../components/RiskMark.tsx';
import { Term } from '../../components/Term.tsx';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { useDerived } from '../../store/derived-store.ts';
import { setPanels } from '../../store/preferences-store.ts';

const SHOWN = 30;

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
}

/** What could happen to people and to the organisation, by what it means; the steps in between on demand. */
export function ConsequencesTab({ view, model }: Props) {
  const { t } = useTranslation(['findings', 'levels']);
  const findings = useDerived((state) => state.findings);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isAll, setAll] = useState(false);
  const groups = useMemo(() => {
    const found = new Map<ConsequenceGroup, ConsequenceFinding[]>();
    for (const one of findings?.consequences ?? []) {
      const group = view.consequence(one.consequence)?.group ?? 'technical';
      if (!isAll && (group === 'technical' || one.risk === 'very-low' || one.likelihood === 'negligible')) continue;
      const list = found.get(group);
      if (list) list.push(one);
      else found.set(group, [one]);
    }
    return found;
  }, [findings, view, isAll]);
  const told = findings?.consequences.find((one) => one.id === chosen) ?? null;
  const titles = useMemo(() => new Map(findings?.threats.map((threat) => [threat.id, threat])), [findings]);
  const name = (one: ConsequenceFinding) => view.consequence(one.consequence)?.label ?? one.consequence;

  return (
    <div className="split">
      <div className="split-list">
        <div className="filters">
          <Check isOn={isAll} text={t('allConsequences')} onSwitch={setAll} />
        </div>
        <div className="consequence-groups scroll">
          {groups.size === 0 && <p className="empty quiet">{findings ? t('noConsequences') : t('notYet')}</p>}
          {CONSEQUENCE_GROUPS.filter((group) => groups.has(group)).map((group) => {
            const list = groups.get(group) ?? [];
            return (
              <section key={group} className="consequence-group">
                <h3>
                  {t(`levels:group.${group}`)} <span className="quiet">{list.length}</span>
                </h3>
                <ul>
                  {list.slice(0, SHOWN).map((one) => (
                    <li key={one.id}>
                      <button
                        type="button"
                        className="consequence-row"
                        aria-pressed={one.id === chosen}
                        onClick={() => {
                          setChosen(one.id);
                          showConsequence(one.id);
                        }}
                      >
                        <RiskMark level={one.risk} word={false} size={16} />
                        <span className="finding-text">
                          <span className="finding-sentence">{name(one)}</span>
                          <span className="finding-title quiet">{model.assets[one.asset]?.label ?? one.asset}</span>
                        </span>
                        <span className={`finding-risk risk-${one.risk}`}>{t(`levels:risk.${one.risk}`)}</span>
                      </button>
                    </li>
                  ))}
                </ul>
                {list.length > SHOWN && <p className="quiet small">{t('more', { count: list.length - SHOWN })}</p>}
              </section>
            );
          })}
        </div>
      </div>
      <div className="split-detail scroll">
        {told ? (
          <article className="detail">
            <h2 className="detail-sentence">
              {model.assets[told.asset]?.label ?? told.asset}: {name(told)}
            </h2>
            <p lang="en">{view.consequence(told.consequence)?.description}</p>
            <p className="detail-levels">
              <Term definition={t(`levels:riskMeaning.${told.risk}`)}>
                {t('risk')} <RiskMark level={told.risk} />
              </Term>
              <Term definition={t(`levels:likelihoodMeaning.${told.likelihood}`)}>
                {t('likelihood')} <strong>{t(`levels:likelihood.${told.likelihood}`)}</strong>
              </Term>
              <Term definition={t(`levels:impactMeaning.${told.impact}`)}>
                {t('impact')} <strong>{t(`levels:impact.${told.impact}`)}</strong>
              </Term>
            </p>
            <h3>{t('causedBy')}</h3>
            <ul>
              {told.causedBy.map((id) => {
                const threat = titles.get(id);
                return threat ? (
                  <li key={id} className="row">
                    <button
                      type="button"
                      className="row-link finding-link"
                      onClick={() => {
                        setPanels({ drawerTab: 'threats' });
                        showFinding(id);
                      }}
                    >
                      <RiskMark level={threat.risk} word={false} />
                      <span>{threat.title}</span>
                    </button>
                  </li>
                ) : null;
              })}
            </ul>
          </article>
        ) : (
          <p className="empty quiet">{t('chooseConsequence')}</p>
        )}
      </div>
    </div>
  );
}
