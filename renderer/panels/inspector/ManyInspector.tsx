import { useTranslation } from 'react-i18next';
import type { AssetId, ModelRecords } from '../../../shared/model/records.ts';
import { copy } from '../../commands/copy.ts';
import { deleteSelection } from '../../commands/delete-selection.ts';
import { duplicate } from '../../commands/duplicate.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { Icon } from '../../icons/Icon.tsx';
import { iconFor } from '../../icons/icon-for.ts';
import { useDocument } from '../../store/document-store.ts';
import { select } from '../../store/session-store.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly assets: readonly AssetId[];
  readonly relations: number;
}

/** Several assets at once: which they are, and what can be done with all of them. */
export function ManyInspector({ view, model, assets, relations }: Props) {
  const { t } = useTranslation(['inspector', 'commands']);
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  return (
    <div className="inspector-plain">
      <h2>{assets.length > 0 ? t('many', { count: assets.length }) : t('manyRelations', { count: relations })}</h2>
      <div className="inspector-actions">
        <button type="button" className="button" disabled={assets.length === 0} onClick={copy.run}>
          {t('commands:copy')}
        </button>
        <button type="button" className="button" disabled={isReadOnly || assets.length === 0} onClick={duplicate.run}>
          {t('commands:duplicate')}
        </button>
        <button type="button" className="button" disabled={isReadOnly} onClick={deleteSelection.run}>
          {t('commands:delete')}
        </button>
      </div>
      <ul>
        {assets.map((id) => {
          const asset = model.assets[id];
          return asset ? (
            <li key={id} className="row">
              <button type="button" className="row-link finding-link" onClick={() => select({ assets: [id] })}>
                <Icon name={iconFor(view, asset.type)} size={16} />
                <span>{asset.label}</span>
              </button>
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}
