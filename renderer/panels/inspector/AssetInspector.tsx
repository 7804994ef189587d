import { useTranslation } from 'react-i18next';
import type { AssetRecord, ModelRecords, Population } from '../../../shared/model/records.ts';
import { changeAsset } from '../../commands/edits/change-asset.ts';
import { edit } from '../../commands/workspace.ts';
import { DraftField } from '../../components/DraftField.tsx';
import { RiskMark } from '../../components/RiskMark.tsx';
import { Section } from '../../components/Section.tsx';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { Icon } from '../../icons/Icon.tsx';
import { iconFor } from '../../icons/icon-for.ts';
import { useDerived } from '../../store/derived-store.ts';
import { useDocument } from '../../store/document-store.ts';
import { ClassChoice } from './ClassChoice.tsx';
import { ControlList } from './ControlList.tsx';
import { EntryTerm } from './EntryTerm.tsx';
import { FindingList } from './FindingList.tsx';
import { ImpactList } from './ImpactList.tsx';
import { RelationList } from './RelationList.tsx';
import { TimeList } from './TimeList.tsx';
import { TrustList } from './TrustList.tsx';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly asset: AssetRecord;
}

/** Everything that can be said about one asset. */
export function AssetInspector({ view, model, asset }: Props) {
  const { t } = useTranslation(['inspector', 'levels']);
  const mark = useDerived((state) => state.assetMarks[asset.id]);
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const entry = view.class(asset.type);
  const name = asset.label;
  return (
    <>
      <header className="inspector-head">
        <Icon name={iconFor(view, asset.type)} size={22} />
        <div className="inspector-names">
          <DraftField
            id="inspector-name"
            label={t('name')}
            value={asset.label}
            isReadOnly={isReadOnly}
            className="inspector-name"
            onCommit={(label) => {
              if (label.trim() !== '') edit('rename', (m) => changeAsset(m, asset.id, { label: label.trim() }), { name });
            }}
          />
          <EntryTerm entry={{ kind: 'class', id: asset.type }} definition={entry?.description ?? t('unknownClass')} className="quiet small">
            {entry?.label ?? asset.type}
          </EntryTerm>
        </div>
        {mark && <RiskMark level={mark.risk} />}
      </header>

      <Section id="about" title={t('about')} isOpen>
        <div className="inspector-form">
          <ClassChoice view={view} model={model} asset={asset} isReadOnly={isReadOnly} />
          <label htmlFor="inspector-population">{t('population')}</label>
          <select
            id="inspector-population"
            className="field"
            value={asset.population}
            disabled={isReadOnly}
            onChange={(event) => {
              const population = event.target.value as Population;
              edit('changePopulation', (m) => changeAsset(m, asset.id, { population }), { name });
            }}
          >
            {(view.compiled.scales.population as readonly Population[]).map((population) => (
              <option key={population} value={population}>
                {t(`levels:population.${population}`)}
              </option>
            ))}
          </select>
          <label htmlFor="inspector-notes">{t('notes')}</label>
          <DraftField
            id="inspector-notes"
            label={t('notes')}
            value={asset.notes}
            isReadOnly={isReadOnly}
            isLong
            onCommit={(notes) => {
              edit('changeNotes', (m) => changeAsset(m, asset.id, { notes }), { name });
            }}
          />
        </div>
      </Section>
      <TimeList view={view} asset={asset} isReadOnly={isReadOnly} />
      <FindingList view={view} model={model} asset={asset} />
      <ControlList view={view} model={model} asset={asset} isReadOnly={isReadOnly} />
      <RelationList view={view} model={model} asset={asset} isReadOnly={isReadOnly} />
      <ImpactList view={view} model={model} asset={asset} isReadOnly={isReadOnly} />
      <TrustList view={view} model={model} asset={asset} isReadOnly={isReadOnly} />
    </>
  );
}
