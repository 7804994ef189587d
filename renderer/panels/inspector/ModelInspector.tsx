import { useTranslation } from 'react-i18next';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { changeHeader } from '../../commands/edits/change-header.ts';
import { edit } from '../../commands/workspace.ts';
import { DraftField } from '../../components/DraftField.tsx';
import { shownNumber } from '../../messages/i18n.ts';
import { useDocument } from '../../store/document-store.ts';

/** The model itself: its name, what it is about, how large it is. */
export function ModelInspector({ model }: { readonly model: ModelRecords }) {
  const { t } = useTranslation('inspector');
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  return (
    <div className="inspector-plain">
      <h2>{t('model')}</h2>
      <div className="inspector-form">
        <label htmlFor="model-title">{t('name')}</label>
        <DraftField
          id="model-title"
          label={t('modelName')}
          value={model.header.title}
          isReadOnly={isReadOnly}
          onCommit={(title) => {
            if (title.trim() !== '') edit('renameModel', (m) => changeHeader(m, { title: title.trim() }));
          }}
        />
        <label htmlFor="model-description">{t('description')}</label>
        <DraftField
          id="model-description"
          label={t('description')}
          value={model.header.description}
          isReadOnly={isReadOnly}
          isLong
          onCommit={(description) => edit('renameModel', (m) => changeHeader(m, { description }))}
        />
      </div>
      <dl className="facts">
        <dt>{t('assets')}</dt>
        <dd>{shownNumber(Object.keys(model.assets).length)}</dd>
        <dt>{t('relations')}</dt>
        <dd>{shownNumber(Object.keys(model.relations).length)}</dd>
        <dt>{t('knowledgeBase')}</dt>
        <dd>
          {model.header.knowledgeBase.id} {model.header.knowledgeBase.version}
        </dd>
      </dl>
      <p className="quiet small">{t('selectHint')}</p>
    </div>
  );
}
