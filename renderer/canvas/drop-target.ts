import type { AssetId, ModelRecords } from '../../shared/model/records.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { containmentRelation, isContainer } from './containment.ts';
import { type Point, type Rect, containsPoint } from './geometry.ts';

/** The smallest container under a point that may hold an asset of this class; never one of `except`. */
export function containerAt(
  view: KnowledgeView,
  model: ModelRecords,
  rects: ReadonlyMap<AssetId, Rect>,
  point: Point,
  type: string,
  except: ReadonlySet<AssetId> = new Set(),
): AssetId | null {
  let best: AssetId | null = null;
  let area = Number.POSITIVE_INFINITY;
  for (const [id, rect] of rects) {
    const asset = model.assets[id];
    if (!asset || except.has(id) || !isContainer(view.shapeOf(asset.type)) || !containsPoint(rect, point)) continue;
    if (rect.width * rect.height >= area || containmentRelation(view, type, asset.type) === null) continue;
    best = id;
    area = rect.width * rect.height;
  }
  return best;
}

/** An asset with everything that is drawn in it, however deep. */
export function withContents(parentOf: ReadonlyMap<AssetId, AssetId>, ids: ReadonlySet<AssetId>): Set<AssetId> {
  const all = new Set(ids);
  for (const child of parentOf.keys()) {
    for (let at: AssetId | undefined = child; at !== undefined; at = parentOf.get(at)) {
      if (all.has(at)) {
        all.add(child);
        break;
      }
    }
  }
  return all;
}
