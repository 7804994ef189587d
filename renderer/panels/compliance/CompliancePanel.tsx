import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REQUIREMENT_STATES, type RequirementState, type StandardResult } from '../../../shared/assessment/compliance/compliance-report.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { chooseRequirement, select, useSession } from '../../store/session-store.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { RequirementDetail } from './RequirementDetail.tsx';
import { useCompliance } from './use-compliance.ts';
import './compliance.css';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
}

/** Laws and standards, requirement by requirement: what is met, where a gap is, and what a person must state. */
export function CompliancePanel({ view, model }: Props) {
  const { t } = useTranslation('compliance');
  const { report, isLooking } = useCompliance();
  const [standard, setStandard] = useState('');
  const [state, setState] = useState<RequirementState | ''>('');
  const chosen = useSession((session) => session.requirement);
  const sets = report?.standards.filter(({ id }) => standard === '' || id === standard) ?? [];
  const told = report?.standards.flatMap((set) => set.requirements.map((one) => ({ set, one }))).find(({ one }) => one.id === chosen);
  return (
    <div className={`split compliance${isLooking && report ? ' is-looking' : ''}`} aria-busy={isLooking}>
      <div className="split-list">
        <div className="filters">
          <FilterSelect
            label={t('standard')}
            value={standard}
            all={t('allStandards')}
            values={report?.standards.map(({ id }) => id) ?? []}
            wordOf={(wanted) => report?.standards.find(({ id }) => id === wanted)?.title ?? wanted}
            onChoose={setStandard}
          />
          <FilterSelect
            label={t('state')}
            value={state}
            all={t('allStates')}
            values={REQUIREMENT_STATES}
            wordOf={(one) => t(`states.${one}`)}
            onChoose={setState}
          />
        </div>
        <div className="standards scroll">
          {!report && <p className="empty quiet">{t('looking')}</p>}
          {report && !report.complete && <p className="incomplete">{t('incomplete')}</p>}
          {report && report.standards.length === 0 && <p className="empty quiet">{t('none')}</p>}
          {sets.map((set) => (
            <Standard
              key={set.id}
              set={set}
              state={state}
              chosen={chosen}
              onChoose={(id, assets) => {
                chooseRequirement(id);
                select({ assets });
              }}
            />
          ))}
        </div>
      </div>
      <div className="split-detail scroll">
        {told ? (
          <RequirementDetail key={told.one.id} view={view} model={model} standard={told.set} requirement={told.one} />
        ) : (
          <p className="empty quiet">{t('choose')}</p>
        )}
      </div>
    </div>
  );
}

interface StandardProps {
  readonly set: StandardResult;
  readonly state: RequirementState | '';
  readonly chosen: string | null;
  readonly onChoose: (requirement: string, assets: readonly string[]) => void;
}

function Standard({ set, state, chosen, onChoose }: StandardProps) {
  const { t } = useTranslation('compliance');
  const shown = set.requirements.filter((one) => state === '' || one.state === state);
  return (
    <section className="standard">
      <h3>
        {set.title} <span className="quiet">{set.edition}</span>
      </h3>
      <p className="standard-counts">
        <span className="state-gap">{t('counted.gap', { count: set.counts.gap })}</span>
        <span className="state-undecided">{t('counted.undecided', { count: set.counts.undecided })}</span>
        <span className="state-met">{t('counted.met', { count: set.counts.met })}</span>
        {set.unreviewed && <span>{t('unreviewed')}</span>}
      </p>
      {shown.length > 0 && (
        <ul>
          {shown.map((one) => {
            const assets = [...new Set(one.gaps.flatMap((gap) => gap.assets))];
            return (
              <li key={one.id}>
                <button type="button" className="requirement-row" aria-pressed={one.id === chosen} onClick={() => onChoose(one.id, assets)}>
                  <span className={`requirement-state state-${one.state}`}>{t(`states.${one.state}`)}</span>
                  <span className="requirement-clause quiet">{one.clause}</span>
                  <span className="requirement-title">{one.title}</span>
                  {assets.length > 0 && <span className="quiet">{t('assetsHere', { count: assets.length })}</span>}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
