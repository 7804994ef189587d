import type { RecordsDiff } from '../../../shared/model/diff.ts';
import type { AssetId, DiagramNode, ModelRecords, RelationId } from '../../../shared/model/records.ts';
import { DiffDraft } from './draft.ts';

/** Removes assets with all that hangs on them: relations, controls, levels, places on diagrams. */
export function removeAssets(model: ModelRecords, assets: ReadonlySet<AssetId>, relations: ReadonlySet<RelationId>): RecordsDiff {
  const draft = new DiffDraft(model);
  for (const id of assets) if (model.assets[id]) draft.remove('assets', id);
  for (const relation of Object.values(model.relations)) {
    if (relations.has(relation.id) || assets.has(relation.from) || assets.has(relation.to)) draft.remove('relations', relation.id);
  }
  for (const [key, control] of Object.entries(model.controls)) if (assets.has(control.asset)) draft.remove('controls', key);
  for (const [key, level] of Object.entries(model.levels)) if (assets.has(level.asset)) draft.remove('levels', key);
  for (const diagram of Object.values(model.diagrams)) {
    const kept: Record<AssetId, DiagramNode> = {};
    for (const node of Object.values(diagram.nodes)) if (!assets.has(node.asset)) kept[node.asset] = node;
    if (Object.keys(kept).length !== Object.keys(diagram.nodes).length) draft.put('diagrams', diagram.id, { ...diagram, nodes: kept });
  }
  return draft.build();
}
