import { useTranslation } from 'react-i18next';
import { CONSEQUENCE_GROUPS } from '../../../shared/knowledge/catalogue.ts';
import { type AssetRecord, type ImpactLevel, type ModelRecords, levelKey } from '../../../shared/model/records.ts';
import { setImpact } from '../../commands/edits/change-asset.ts';
import { edit } from '../../commands/workspace.ts';
import { Section } from '../../components/Section.tsx';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { LevelRow } from './LevelRow.tsx';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly asset: AssetRecord;
  readonly isReadOnly: boolean;
}

/** How bad each consequence would be here, by what it means to people. */
export function ImpactList({ view, model, asset, isReadOnly }: Props) {
  const { t } = useTranslation(['inspector', 'levels']);
  const all = view.consequencesAt(asset.type, asset.population);
  if (all.length === 0) return null;
  return (
    <Section id="impacts" title={t('impacts')} count={all.length}>
      <p className="quiet small">{t('impactsLead')}</p>
      {CONSEQUENCE_GROUPS.map((group) => {
        const here = all.filter(({ entry }) => entry.group === group);
        if (here.length === 0) return null;
        return (
          <div key={group}>
            <h4 className="rows-title">{t(`levels:group.${group}`)}</h4>
            <ul>
              {here.map(({ entry, impact }) => {
                const set = model.levels[levelKey(asset.id, entry.id)];
                return (
                  <LevelRow
                    key={entry.id}
                    kind="consequence"
                    entry={entry}
                    scale="impact"
                    levels={view.compiled.scales.impact as readonly ImpactLevel[]}
                    standard={impact}
                    chosen={set && 'impact' in set ? set.impact : null}
                    label={t('impactOf', { name: entry.label })}
                    isReadOnly={isReadOnly}
                    onChoose={(level) => edit('setImpact', (m) => setImpact(m, asset.id, entry.id, level), { name: asset.label })}
                  />
                );
              })}
            </ul>
          </div>
        );
      })}
    </Section>
  );
}
