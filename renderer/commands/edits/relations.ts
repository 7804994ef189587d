import type { RecordsDiff } from '../../../shared/model/diff.ts';
import type { AssetId, DiagramId, ModelRecords, RelationId } from '../../../shared/model/records.ts';
import { containmentRelation } from '../../canvas/containment.ts';
import { clampInto, freePlace, rectOf } from '../../canvas/geometry.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { DiffDraft } from './draft.ts';
import { freshId } from './fresh-id.ts';

export interface NewRelation {
  readonly from: AssetId;
  readonly type: string;
  readonly to: AssetId;
}

/** Does the model say this already? */
export const hasRelation = (model: ModelRecords, wanted: NewRelation): boolean =>
  Object.values(model.relations).some((r) => r.from === wanted.from && r.to === wanted.to && r.type === wanted.type);

/**
 * Adds a relation. One that means 'lies in' also moves the picture into the container, unless the
 * asset is drawn in another one already: then it becomes a line.
 */
export function addRelation(
  view: KnowledgeView,
  model: ModelRecords,
  diagramId: DiagramId,
  wanted: NewRelation,
): { diff: RecordsDiff; id: RelationId } {
  const draft = new DiffDraft(model);
  const id: RelationId = freshId('r', model.relations);
  if (!hasRelation(model, wanted)) draft.put('relations', id, { id, ...wanted });
  const child = model.assets[wanted.from];
  const container = model.assets[wanted.to];
  const diagram = model.diagrams[diagramId];
  if (!child || !container || !diagram || containmentRelation(view, child.type, container.type) !== wanted.type)
    return { diff: draft.build(), id };
  const drawnElsewhere = Object.values(model.relations).some((r) => {
    const other = model.assets[r.to];
    return (
      r.from === child.id &&
      other !== undefined &&
      containmentRelation(view, child.type, other.type) === r.type &&
      diagram.nodes[r.to] !== undefined
    );
  });
  const node = diagram.nodes[child.id];
  const frame = diagram.nodes[container.id];
  if (drawnElsewhere || !node || !frame) return { diff: draft.build(), id };
  const containerRect = rectOf(frame, view.shapeOf(container.type));
  const rect = rectOf(node, view.shapeOf(child.type));
  const taken = Object.values(diagram.nodes)
    .filter((other) => other.asset !== child.id && other.asset !== container.id)
    .map((other) => rectOf(other, view.shapeOf(model.assets[other.asset]?.type ?? '')));
  const place = freePlace(rect, clampInto(rect, containerRect), taken, containerRect);
  draft.put('diagrams', diagramId, { ...diagram, nodes: { ...diagram.nodes, [child.id]: { ...node, ...place } } });
  return { diff: draft.build(), id };
}

export function removeRelations(model: ModelRecords, ids: readonly RelationId[]): RecordsDiff {
  const draft = new DiffDraft(model);
  for (const id of ids) if (model.relations[id]) draft.remove('relations', id);
  return draft.build();
}
