import type { AssetId, ModelRecords } from '../../shared/model/records.ts';
import type { Move } from '../commands/edits/move-nodes.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { containerAt, withContents } from './drop-target.ts';
import { type Point, type Rect, type Size, centreOf, snapPoint } from './geometry.ts';
import type { Picture } from './projection.ts';

/** Where a gesture has a node at the moment: relative to its container, as the drawing library counts. */
export interface Override {
  readonly position?: Point;
  readonly size?: Size;
  readonly dragging: boolean;
}

/**
 * What a finished gesture means: new absolute places, for the dragged and for all that is drawn in
 * them, and for the dragged the container in which they were dropped.
 */
export function movesOf(view: KnowledgeView, model: ModelRecords, picture: Picture, changed: ReadonlyMap<AssetId, Override>): Move[] {
  const { rects, parentOf } = picture;
  const dragged = new Set(changed.keys());
  const carried = withContents(parentOf, dragged);
  const placed = new Map<AssetId, Rect>();
  const place = (id: AssetId): Rect => {
    const known = placed.get(id);
    if (known) return known;
    const before = rects.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
    const parent = parentOf.get(id);
    const parentBefore = parent === undefined ? undefined : rects.get(parent);
    const parentNow = parent === undefined ? undefined : carried.has(parent) ? place(parent) : parentBefore;
    const override = changed.get(id);
    const relative = override?.position ?? { x: before.x - (parentBefore?.x ?? 0), y: before.y - (parentBefore?.y ?? 0) };
    const now = {
      ...before,
      ...snapPoint({ x: relative.x + (parentNow?.x ?? 0), y: relative.y + (parentNow?.y ?? 0) }),
      ...override?.size,
    };
    placed.set(id, now);
    return now;
  };
  const moves: Move[] = [];
  for (const id of carried) {
    const now = place(id);
    const before = rects.get(id);
    const asset = model.assets[id];
    const override = changed.get(id);
    const size = override?.size;
    if (!asset || !before) continue;
    const isSame = now.x === before.x && now.y === before.y && now.width === before.width && now.height === before.height;
    if (isSame) continue;
    const parent = parentOf.get(id);
    const isOwnDrop = override?.position !== undefined && size === undefined && !(parent !== undefined && carried.has(parent));
    if (!isOwnDrop) {
      moves.push({ asset: id, to: { x: now.x, y: now.y }, ...(size ? { size } : {}) });
      continue;
    }
    const current = new Map([...rects].map(([other, rect]) => [other, carried.has(other) ? place(other) : rect] as const));
    const container = containerAt(view, model, current, centreOf(now), asset.type, withContents(parentOf, new Set([id])));
    moves.push({ asset: id, to: { x: now.x, y: now.y }, container, from: parent ?? null });
  }
  return moves;
}
