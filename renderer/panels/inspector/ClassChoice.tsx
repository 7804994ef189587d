import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetRecord, ModelRecords } from '../../../shared/model/records.ts';
import { changeAsset } from '../../commands/edits/change-asset.ts';
import { edit } from '../../commands/workspace.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly asset: AssetRecord;
  readonly isReadOnly: boolean;
}

/** Another class for the same asset: only those with which its relations stay allowed. */
export function ClassChoice({ view, model, asset, isReadOnly }: Props) {
  const { t } = useTranslation('inspector');
  const choices = useMemo(() => {
    const relations = Object.values(model.relations).filter((r) => r.from === asset.id || r.to === asset.id);
    const allows = (type: string) =>
      relations.every((r) => {
        const other = model.assets[r.from === asset.id ? r.to : r.from];
        if (!other) return true;
        const allowed = r.from === asset.id ? view.relationsBetween(type, other.type) : view.relationsBetween(other.type, type);
        return allowed.some((entry) => entry.id === r.type);
      });
    return view.catalogue.classes
      .filter(
        (entry) => entry.assertable && view.shapeOf(entry.id) === view.shapeOf(asset.type) && (entry.id === asset.type || allows(entry.id)),
      )
      .sort((a, b) => a.label.localeCompare(b.label, view.catalogue.language ?? 'en'));
  }, [view, model.relations, model.assets, asset.id, asset.type]);
  return (
    <>
      <label htmlFor="inspector-class">{t('class')}</label>
      <select
        id="inspector-class"
        className="field"
        value={asset.type}
        disabled={isReadOnly}
        onChange={(event) => {
          const type = event.target.value;
          edit('changeClass', (m) => changeAsset(m, asset.id, { type }), { name: asset.label });
        }}
      >
        {!choices.some((entry) => entry.id === asset.type) && <option value={asset.type}>{asset.type}</option>}
        {choices.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {entry.label}
          </option>
        ))}
      </select>
    </>
  );
}
