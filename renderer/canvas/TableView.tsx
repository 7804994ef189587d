import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetId, ModelRecords } from '../../shared/model/records.ts';
import type { AssetMark } from '../../shared/protocol/engine-protocol.ts';
import { RiskMark } from '../components/RiskMark.tsx';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { Icon } from '../icons/Icon.tsx';
import { iconFor } from '../icons/icon-for.ts';
import type { Picture } from './projection.ts';
import './table-view.css';

/** Rows that are added at a time: a table of tens of thousands would hold the window for a minute. */
const MANY_ROWS = 1_500;
const { compare } = new Intl.Collator('en');

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly picture: Picture;
  readonly marks: Readonly<Record<string, AssetMark>>;
  readonly selected: ReadonlySet<AssetId>;
  onSelect(asset: AssetId): void;
}

/** The canvas in words: every asset with its class, its place, its relations and its risk. */
export function TableView({ view, model, picture, marks, selected, onSelect }: Props) {
  const { t } = useTranslation('canvas');
  const rows = useMemo(
    () => Object.values(model.assets).sort((a, b) => compare(a.label, b.label) || (a.id < b.id ? -1 : 1)),
    [model.assets],
  );
  const [shown, setShown] = useState(MANY_ROWS);
  const sentences = useMemo(() => {
    const all = new Map<AssetId, string[]>();
    for (const relation of Object.values(model.relations)) {
      const text = `${view.relation(relation.type)?.label ?? relation.type} ${model.assets[relation.to]?.label ?? relation.to}`;
      const list = all.get(relation.from);
      if (list) list.push(text);
      else all.set(relation.from, [text]);
    }
    return all;
  }, [view, model.relations, model.assets]);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs the focus
    <div className="table-view scroll" data-canvas="" role="region" aria-label={t('table.caption')} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{t('table.caption')}</caption>
        <thead>
          <tr>
            {(['name', 'class', 'in', 'relations', 'risk', 'controls'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((asset) => {
            const parent = picture.parentOf.get(asset.id);
            const mark = marks[asset.id];
            return (
              <tr key={asset.id} aria-current={selected.has(asset.id) ? true : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="row-link finding-link"
                    aria-label={t('table.select', { name: asset.label })}
                    onClick={() => onSelect(asset.id)}
                  >
                    <Icon name={iconFor(view, asset.type)} size={16} />
                    <span>{asset.label}</span>
                  </button>
                </th>
                <td>{view.class(asset.type)?.label ?? asset.type}</td>
                <td>{parent === undefined ? '' : model.assets[parent]?.label}</td>
                <td className="table-relations">{sentences.get(asset.id)?.join('; ')}</td>
                <td>{mark ? <RiskMark level={mark.risk} /> : <span className="quiet">{t('table.unknown')}</span>}</td>
                <td>{mark?.controlsInPlace ?? ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + MANY_ROWS)}>
          {t('table.more', { count: Math.min(MANY_ROWS, rows.length - shown), total: rows.length })}
        </button>
      )}
    </div>
  );
}
