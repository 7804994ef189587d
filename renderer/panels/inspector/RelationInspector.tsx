import { useTranslation } from 'react-i18next';
import type { ModelRecords, RelationRecord } from '../../../shared/model/records.ts';
import { deleteSelection } from '../../commands/delete-selection.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { useDocument } from '../../store/document-store.ts';
import { select } from '../../store/session-store.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly relation: RelationRecord;
}

/** One relation as a sentence, with what it means. */
export function RelationInspector({ view, model, relation }: Props) {
  const { t } = useTranslation('inspector');
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const entry = view.relation(relation.type);
  const end = (id: string) => (
    <button type="button" className="text-link" onClick={() => select({ assets: [id] })}>
      {model.assets[id]?.label ?? id}
    </button>
  );
  return (
    <div className="inspector-plain">
      <h2>{t('relation')}</h2>
      <p>
        {end(relation.from)} <strong>{entry?.label ?? relation.type}</strong> {end(relation.to)}
      </p>
      <p className="quiet" lang="en">
        {entry?.description}
      </p>
      <button type="button" className="button" disabled={isReadOnly} onClick={deleteSelection.run}>
        {t('remove')}
      </button>
    </div>
  );
}
