import type { AssetId, ModelRecords } from '../../shared/model/records.ts';
import { type Point, type Rect, centreOf } from './geometry.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';
const vectors: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

export interface WalkStep {
  readonly asset: AssetId;
  /** The relation along which the step went, null where there was none that way. */
  readonly relation: string | null;
}

/**
 * One step of the arrow keys: to the nearest related asset that way, else to the nearest asset that
 * way at all. Without a place to start, the walk begins at the top left.
 */
export function walk(model: ModelRecords, rects: ReadonlyMap<AssetId, Rect>, from: AssetId | null, direction: Direction): WalkStep | null {
  const start = from === null ? undefined : rects.get(from);
  if (from === null || !start) {
    const first = [...rects].sort(([a, ra], [b, rb]) => ra.y - rb.y || ra.x - rb.x || (a < b ? -1 : 1))[0];
    return first ? { asset: first[0], relation: null } : null;
  }
  const related = new Map<AssetId, string>();
  for (const relation of Object.values(model.relations)) {
    if (relation.from === from) related.set(relation.to, relation.id);
    else if (relation.to === from) related.set(relation.from, relation.id);
  }
  const candidates = [...rects]
    .filter(([id]) => id !== from)
    .map(([id, rect]) => ({ id, cost: cost(start, rect, vectors[direction]) }))
    .filter((candidate) => candidate.cost !== null)
    .sort((a, b) => (a.cost ?? 0) - (b.cost ?? 0) || (a.id < b.id ? -1 : 1));
  const best = candidates.find((candidate) => related.has(candidate.id)) ?? candidates[0];
  return best ? { asset: best.id, relation: related.get(best.id) ?? null } : null;
}

/** Distance, with what lies aside counted double; null where it is not that way at all. */
function cost(from: Rect, to: Rect, vector: Point): number | null {
  const a = centreOf(from);
  const b = centreOf(to);
  const ahead = (b.x - a.x) * vector.x + (b.y - a.y) * vector.y;
  const aside = Math.abs((b.x - a.x) * vector.y) + Math.abs((b.y - a.y) * vector.x);
  return ahead > 0 && aside <= ahead * 2 ? ahead + 2 * aside : null;
}
