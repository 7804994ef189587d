import { type DragEvent, useCallback } from 'react';
import { useReactFlow } from 'reactflow';
import type { AssetId, ModelRecords } from '../../shared/model/records.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { CLASS_MIME } from './class-mime.ts';
import { containerAt } from './drop-target.ts';
import { type Point, SIZES, snapPoint } from './geometry.ts';
import type { Picture } from './projection.ts';

/** Classes that are dragged out of the palette: dropped here, they become assets. */
export function useClassDrop(
  view: KnowledgeView,
  model: ModelRecords,
  picture: Picture,
  isReadOnly: boolean,
  onAdd: (type: string, at: Point, container: AssetId | null) => void,
) {
  const flow = useReactFlow();
  const onDrop = useCallback(
    (event: DragEvent) => {
      const type = event.dataTransfer.getData(CLASS_MIME);
      if (type === '' || isReadOnly) return;
      event.preventDefault();
      const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const size = SIZES[view.shapeOf(type)];
      const at = snapPoint({ x: point.x - size.width / 2, y: point.y - size.height / 2 });
      onAdd(type, at, containerAt(view, model, picture.rects, point, type));
    },
    [flow, view, model, picture.rects, onAdd, isReadOnly],
  );
  const onDragOver = useCallback(
    (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(CLASS_MIME)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = isReadOnly ? 'none' : 'copy';
    },
    [isReadOnly],
  );
  return { onDrop, onDragOver };
}
