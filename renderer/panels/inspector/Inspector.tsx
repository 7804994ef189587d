import { useTranslation } from 'react-i18next';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { AssetInspector } from './AssetInspector.tsx';
import { ManyInspector } from './ManyInspector.tsx';
import { ModelInspector } from './ModelInspector.tsx';
import { RelationInspector } from './RelationInspector.tsx';
import './inspector.css';

/** What the selection is and what can be said about it; without a selection, the model itself. */
export function Inspector({ view }: { readonly view: KnowledgeView }) {
  const { t } = useTranslation('inspector');
  const model = useDocument((state) => state.model);
  const { assets, relations } = useSession((state) => state.selection);
  if (!model) return null;
  const asset = assets.length === 1 ? model.assets[assets[0] ?? ''] : undefined;
  const relation = assets.length === 0 && relations.length === 1 ? model.relations[relations[0] ?? ''] : undefined;
  return (
    <section id="inspector" className="inspector scroll" aria-label={t('title')} tabIndex={-1}>
      {asset ? (
        <AssetInspector key={asset.id} view={view} model={model} asset={asset} />
      ) : relation ? (
        <RelationInspector view={view} model={model} relation={relation} />
      ) : assets.length + relations.length > 0 ? (
        <ManyInspector view={view} model={model} assets={assets} relations={relations.length} />
      ) : (
        <ModelInspector key={model.header.id} model={model} />
      )}
    </section>
  );
}
