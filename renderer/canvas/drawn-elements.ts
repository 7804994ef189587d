import type { AssetId } from '../../shared/model/records.ts';
import type { Selection } from './canvas-selection.ts';
import type { Override } from './moves.ts';
import type { AssetNode, RelationEdge } from './projection.ts';

/** Of more lines than this only those of what is selected are drawn. */
const MOST_LINES = 5_000;
/** More relations than this are not drawn from very far. */
const LINES_WHEN_FAR = 1000;

/** What a gesture means for the nodes while it lasts. */
export interface NodeGestures {
  readonly overrides: ReadonlyMap<AssetId, Override>;
  readonly dropTarget: AssetId | null;
  /** Classes to which a line may go; `null` while none is drawn. */
  readonly allowedTargets: ReadonlySet<string> | null;
}

/** Nodes of the picture as a gesture and the selection have them; the others stay the objects that they were. */
export function drawnNodes(
  nodes: readonly AssetNode[],
  selected: Selection['assets'],
  { overrides, dropTarget, allowedTargets }: NodeGestures,
): AssetNode[] {
  return nodes.map((node) => {
    const override = overrides.get(node.id);
    const isSelected = selected.has(node.id);
    const extra =
      node.id === dropTarget ? ' drop-target' : allowedTargets && !allowedTargets.has(node.data.asset.type) ? ' not-allowed' : '';
    if (!override && !isSelected && extra === '') return node;
    return {
      ...node,
      ...(override?.position ? { position: override.position } : {}),
      ...(override?.size ? { ...override.size, measured: override.size } : {}),
      ...(override ? { dragging: override.dragging } : {}),
      selected: isSelected,
      className: (node.className ?? '') + extra,
    };
  });
}

/** Lines of the picture. From very far many are only a grey veil: those that somebody looks at remain. */
export function drawnEdges(edges: readonly RelationEdge[], selection: Selection, isVeryFar: boolean): readonly RelationEdge[] {
  const isOverfull = edges.length > MOST_LINES;
  const isCrowded = isOverfull || (isVeryFar && edges.length > LINES_WHEN_FAR);
  const isWanted = (edge: RelationEdge) =>
    edge.className !== undefined ||
    selection.relations.has(edge.id) ||
    (isOverfull && (selection.assets.has(edge.source) || selection.assets.has(edge.target)));
  const wanted = isCrowded ? edges.filter(isWanted).slice(0, MOST_LINES) : edges;
  return selection.relations.size === 0
    ? wanted
    : wanted.map((edge) => (selection.relations.has(edge.id) ? { ...edge, selected: true } : edge));
}
