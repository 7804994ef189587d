import { useCallback, useState } from 'react';
import { type NodeChange, useReactFlow } from 'reactflow';
import type { AssetId, ModelRecords } from '../../shared/model/records.ts';
import type { Move } from '../commands/edits/move-nodes.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { containerAt } from './drop-target.ts';
import { type Override, movesOf } from './moves.ts';
import type { AssetNode, Picture } from './projection.ts';

/** Moving and resizing: where the nodes are meanwhile, into what they would be dropped, and in the end what that means. */
export function useMoveGesture(view: KnowledgeView, model: ModelRecords, picture: Picture, onMove: (moves: readonly Move[]) => void) {
  const flow = useReactFlow();
  const [overrides, setOverrides] = useState<ReadonlyMap<AssetId, Override>>(new Map());
  const [dropTarget, setDropTarget] = useState<AssetId | null>(null);

  const commit = useCallback(
    (changed: ReadonlyMap<AssetId, Override>) => {
      const moves = movesOf(view, model, picture, changed);
      setOverrides(new Map());
      setDropTarget(null);
      if (moves.length > 0) onMove(moves);
    },
    [view, model, picture, onMove],
  );

  const onNodesChange = useCallback(
    (changes: readonly NodeChange<AssetNode>[]) => {
      let next: Map<AssetId, Override> | null = null;
      let isOver = false;
      for (const change of changes) {
        if (change.type === 'position' && change.position) {
          next ??= new Map(overrides);
          next.set(change.id, { ...next.get(change.id), position: change.position, dragging: change.dragging === true });
        } else if (change.type === 'dimensions' && change.resizing !== undefined && change.dimensions) {
          next ??= new Map(overrides);
          next.set(change.id, { ...next.get(change.id), size: change.dimensions, dragging: change.resizing });
          if (!change.resizing) isOver = true;
        }
      }
      if (next && isOver) commit(next);
      else if (next) setOverrides(next);
    },
    [overrides, commit],
  );

  const onNodeDrag = useCallback(
    (_: unknown, node: AssetNode, dragged: readonly AssetNode[]) => {
      const internal = flow.getInternalNode(node.id);
      if (!internal) return;
      const { x, y } = internal.internals.positionAbsolute;
      const middle = { x: x + (node.measured?.width ?? 0) / 2, y: y + (node.measured?.height ?? 0) / 2 };
      const except = new Set([...dragged.map((n) => n.id), node.id]);
      const target = containerAt(view, model, picture.rects, middle, node.data.asset.type, except);
      setDropTarget(target === picture.parentOf.get(node.id) ? null : target);
    },
    [flow, view, model, picture],
  );

  const onNodeDragStop = useCallback(() => commit(overrides), [commit, overrides]);
  return { overrides, dropTarget, onNodesChange, onNodeDrag, onNodeDragStop };
}
