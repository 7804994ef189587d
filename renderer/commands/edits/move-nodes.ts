import type { RecordsDiff } from '../../../shared/model/diff.ts';
import type { AssetId, DiagramId, ModelRecords } from '../../../shared/model/records.ts';
import { containmentRelation } from '../../canvas/containment.ts';
import type { Point, Size } from '../../canvas/geometry.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { DiffDraft } from './draft.ts';
import { freshId } from './fresh-id.ts';

export interface Move {
  readonly asset: AssetId;
  readonly to: Point;
  readonly size?: Size;
  /** Left out: stays where it is drawn. `null`: dropped outside any container. */
  readonly container?: AssetId | null;
  /** The container that the asset was drawn in before the move. */
  readonly from?: AssetId | null;
}

/**
 * One drop: new places and, where something was dropped in or out of a container, the relation
 * that this means, in the same step. Only the relation to the container it was drawn in goes;
 * what was said elsewhere stays.
 */
export function moveNodes(view: KnowledgeView, model: ModelRecords, diagramId: DiagramId, moves: readonly Move[]): RecordsDiff {
  const draft = new DiffDraft(model);
  const diagram = model.diagrams[diagramId];
  if (!diagram) return draft.build();
  const nodes = { ...diagram.nodes };
  for (const move of moves) {
    const node = nodes[move.asset];
    if (!node) continue;
    if (node.x !== move.to.x || node.y !== move.to.y || move.size) nodes[move.asset] = { ...node, ...move.to, ...move.size };
    if (move.container === undefined || move.container === move.from) continue;
    setContainer(view, draft, move.asset, move.from ?? null, move.container);
  }
  const changed = Object.keys(nodes).some((id) => nodes[id] !== diagram.nodes[id]);
  if (changed) draft.put('diagrams', diagramId, { ...diagram, nodes });
  return draft.build();
}

/** Takes the relation to the old container away and adds the one to the new container. */
function setContainer(view: KnowledgeView, draft: DiffDraft, child: AssetId, from: AssetId | null, to: AssetId | null): void {
  const asset = draft.get('assets', child);
  if (!asset) return;
  const relations = draft.all('relations');
  const fromAsset = from ? draft.get('assets', from) : undefined;
  const oldType = fromAsset ? containmentRelation(view, asset.type, fromAsset.type) : null;
  for (const [key, relation] of relations) {
    if (relation.from === child && relation.to === from && relation.type === oldType) draft.remove('relations', key);
  }
  const toAsset = to ? draft.get('assets', to) : undefined;
  const newType = toAsset ? containmentRelation(view, asset.type, toAsset.type) : null;
  if (!toAsset || !newType) return;
  if (relations.some(([, r]) => r.from === child && r.to === toAsset.id && r.type === newType)) return;
  const id = freshId('r', new Set(draft.all('relations').map(([key]) => key)));
  draft.put('relations', id, { id, from: child, type: newType, to: toAsset.id });
}
