import type { DiagramNode } from '../../shared/model/records.ts';
import type { Shape } from '../engine-client/knowledge-view.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Rect extends Point, Size {}

/** Canvas units; everything sits on a grid of eight. */
export const GRID = 8;
export const SIZES: Readonly<Record<Shape, Size>> = {
  asset: { width: 168, height: 64 },
  data: { width: 168, height: 64 },
  network: { width: 216, height: 64 },
  space: { width: 408, height: 320 },
  zone: { width: 408, height: 320 },
};
/** Room that a container keeps free for its name. */
export const CONTAINER_HEAD = 40;
export const CONTAINER_PADDING = 16;
export const MIN_CONTAINER: Size = { width: 200, height: 120 };

/** Containers and networks carry a size of their own, everything else has the size of its shape. */
function sizeOf(node: DiagramNode, shape: Shape): Size {
  const standard = SIZES[shape];
  if (shape === 'asset' || shape === 'data') return standard;
  return { width: node.width ?? standard.width, height: node.height ?? standard.height };
}
export const rectOf = (node: DiagramNode, shape: Shape): Rect => ({ x: node.x, y: node.y, ...sizeOf(node, shape) });
export const centreOf = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
export const containsPoint = (rect: Rect, point: Point): boolean =>
  point.x >= rect.x && point.x <= rect.x + rect.width && point.y >= rect.y && point.y <= rect.y + rect.height;
const snap = (value: number): number => Math.round(value / GRID) * GRID;
export const snapPoint = (point: Point): Point => ({ x: snap(point.x), y: snap(point.y) });

const between = (value: number, low: number, high: number) => (high < low ? low : Math.min(high, Math.max(low, value)));

/** The nearest place inside a container's frame, below its name. */
export function clampInto(rect: Rect, container: Rect): Point {
  return {
    x: between(rect.x, container.x + CONTAINER_PADDING, container.x + container.width - rect.width - CONTAINER_PADDING),
    y: between(rect.y, container.y + CONTAINER_HEAD, container.y + container.height - rect.height - CONTAINER_PADDING),
  };
}
export const overlaps = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;

/** Where the line from the centre of `rect` towards `towards` leaves the rectangle. */
export function exitPoint(rect: Rect, towards: Point): Point {
  const centre = centreOf(rect);
  const dx = towards.x - centre.x;
  const dy = towards.y - centre.y;
  if (dx === 0 && dy === 0) return centre;
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : rect.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : rect.height / 2 / Math.abs(dy),
  );
  return { x: centre.x + dx * scale, y: centre.y + dy * scale };
}

/** Rows below a starting point until a free place is found, so that new things never cover old ones. */
export function freePlace(size: Size, near: Point, taken: readonly Rect[], within?: Rect): Point {
  const step = { x: size.width + 3 * GRID, y: size.height + 3 * GRID };
  for (let ring = 0; ring < 24; ring++) {
    for (let dy = -ring; dy <= ring; dy++) {
      for (let dx = -ring; dx <= ring; dx++) {
        if (Math.max(Math.abs(dx), Math.abs(dy)) !== ring) continue;
        const place = { ...snapPoint({ x: near.x + dx * step.x, y: near.y + dy * step.y }), ...size };
        if (within) {
          const inside = clampInto(place, within);
          if (inside.x !== place.x || inside.y !== place.y) continue;
        }
        if (!taken.some((other) => overlaps(place, other, GRID))) return { x: place.x, y: place.y };
      }
    }
  }
  return snapPoint(near);
}
