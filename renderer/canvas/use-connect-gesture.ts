import { useCallback, useMemo, useState } from 'react';
import type { FinalConnectionState } from 'reactflow';
import type { AssetId, ModelRecords } from '../../shared/model/records.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import type { Point } from './geometry.ts';

/** Drawing a line: from where, to what classes it may go, and where the pointer let go. */
export function useConnectGesture(view: KnowledgeView, model: ModelRecords, onConnect: (from: AssetId, to: AssetId, at: Point) => void) {
  const [from, setFrom] = useState<AssetId | null>(null);

  const allowedTargets = useMemo(() => {
    const asset = from === null ? undefined : model.assets[from];
    if (!asset) return null;
    const types = new Set<string>();
    for (const { type } of Object.values(model.assets)) {
      if (view.relationsBetween(asset.type, type).length > 0 || view.relationsBetween(type, asset.type).length > 0) types.add(type);
    }
    return types;
  }, [from, model.assets, view]);

  const onConnectStart = useCallback((_: unknown, { nodeId }: { readonly nodeId: string | null }) => setFrom(nodeId), []);
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      setFrom(null);
      const at = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!from || !at) return;
      const under = document.elementFromPoint(at.clientX, at.clientY)?.closest<HTMLElement>('.react-flow__node');
      const to = under?.dataset['id'] ?? state.toNode?.id;
      if (to !== undefined && to !== from) onConnect(from, to, { x: at.clientX, y: at.clientY });
    },
    [from, onConnect],
  );
  return { isConnecting: from !== null, allowedTargets, onConnectStart, onConnectEnd };
}
