import { useTranslation } from 'react-i18next';
import type { ModelRecords } from '../../shared/model/records.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { useDerived } from '../store/derived-store.ts';
import { useSession } from '../store/session-store.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
}

/** Tells a screen reader what is selected on the canvas and along which relation one came there. */
export function Announcer({ view, model }: Props) {
  const { t } = useTranslation(['canvas', 'levels']);
  const { assets, relations } = useSession((state) => state.selection);
  const marks = useDerived((state) => state.assetMarks);
  const words = (): string => {
    const relation = model.relations[relations[0] ?? ''];
    const relationLabel = relation ? (view.relation(relation.type)?.label ?? relation.type) : '';
    if (assets.length > 1) return t('announce.many', { count: assets.length });
    const asset = model.assets[assets[0] ?? ''];
    if (!asset)
      return relation
        ? t('announce.relation', {
            from: model.assets[relation.from]?.label,
            relation: relationLabel,
            to: model.assets[relation.to]?.label,
          })
        : '';
    const mark = marks[asset.id];
    const values = { name: asset.label, class: view.class(asset.type)?.label ?? asset.type };
    const rest = mark ? t('announce.risk', { ...values, risk: t(`levels:risk.${mark.risk}`).toLowerCase() }) : t('announce.asset', values);
    return relation ? t('announce.via', { relation: relationLabel, rest }) : rest;
  };
  return (
    <p role="status" className="visually-hidden">
      {words()}
    </p>
  );
}
