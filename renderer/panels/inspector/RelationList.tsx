import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AssetRecord, ModelRecords } from '../../../shared/model/records.ts';
import { canvasHandle } from '../../canvas/canvas-handle.ts';
import { removeRelations } from '../../commands/edits/relations.ts';
import { openDialog } from '../../commands/surface-store.ts';
import { edit } from '../../commands/workspace.ts';
import { Section } from '../../components/Section.tsx';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { select } from '../../store/session-store.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly asset: AssetRecord;
  readonly isReadOnly: boolean;
}

/** The relations of one asset, read as sentences. */
export function RelationList({ view, model, asset, isReadOnly }: Props) {
  const { t } = useTranslation('inspector');
  const relations = Object.values(model.relations)
    .filter((r) => r.from === asset.id || r.to === asset.id)
    .sort((a, b) => Number(a.to === asset.id) - Number(b.to === asset.id) || a.type.localeCompare(b.type, 'en'));
  return (
    <Section id="relations" title={t('relations')} count={relations.length}>
      <ul>
        {relations.map((relation) => {
          const isOut = relation.from === asset.id;
          const other = model.assets[isOut ? relation.to : relation.from];
          const words = view.relation(relation.type)?.label ?? relation.type;
          return (
            <li key={relation.id} className="row">
              <button
                type="button"
                className="row-link"
                onClick={() => {
                  if (!other) return;
                  select({ assets: [other.id] });
                  canvasHandle()?.reveal(other.id);
                }}
              >
                {isOut ? (
                  <>
                    <span className="quiet">{words}</span> {other?.label ?? '?'}
                  </>
                ) : (
                  <>
                    {other?.label ?? '?'} <span className="quiet">{words}</span>
                  </>
                )}
              </button>
              <button
                type="button"
                className="icon-button"
                disabled={isReadOnly}
                aria-label={t('removeRelation', { relation: words, name: other?.label ?? '' })}
                onClick={() => edit('removeRelations', (m) => removeRelations(m, [relation.id]), { count: 1 })}
              >
                <X size={14} aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ul>
      <button type="button" className="button" disabled={isReadOnly} onClick={() => openDialog('connect')}>
        <Plus size={14} aria-hidden="true" />
        {t('addRelation')}
      </button>
    </Section>
  );
}
