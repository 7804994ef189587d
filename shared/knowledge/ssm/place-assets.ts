import type { QuadView } from './quad-view.ts';
import { CORE, SYSTEM } from './vocabulary.ts';

/** Where an asset stood in the other tool, in its own units; `null` where it had no place. */
export interface AskedPlace {
  readonly id: string;
  readonly at: { readonly x: number; readonly y: number } | null;
}
/** A place on the canvas: the top left corner of a box. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Cordon's asset box with the room that its neighbours leave it. */
const CELL = { width: 168 + 40, height: 64 + 40 };
const GRID = 8;
const MARGIN = 48;
/** A picture that is drawn apart further than this is no picture any more: what still overlaps is moved aside. */
const MOST_STRETCH = 2.5;

const snap = (value: number): number => Math.round(value / GRID) * GRID;

/**
 * Places for boxes of Cordon's size that keep the arrangement of another tool: drawn apart until as few as possible
 * overlap, then each that still does goes to the nearest free place. Assets without a place stand in rows below.
 */
export function placeAssets(asked: readonly AskedPlace[]): ReadonlyMap<string, Place> {
  const placed = asked.flatMap(({ id, at }) => (at === null ? [] : [{ id, x: at.x, y: at.y }]));
  const left = Math.min(...placed.map((one) => one.x));
  const top = Math.min(...placed.map((one) => one.y));
  const stretch = stretchOf(placed);
  const taken = new Taken();
  const places = new Map<string, Place>();
  // From the top down, so that the order of a picture stays when something has to move.
  for (const one of [...placed].sort((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1))) {
    const place = taken.nearestFree({ x: snap(MARGIN + (one.x - left) * stretch.x), y: snap(MARGIN + (one.y - top) * stretch.y) });
    taken.add(place);
    places.set(one.id, place);
  }
  const below = places.size === 0 ? MARGIN : Math.max(...[...places.values()].map((place) => place.y)) + CELL.height + GRID * 4;
  const unplaced = asked.filter(({ at }) => at === null);
  const columns = Math.max(4, Math.ceil(Math.sqrt(unplaced.length)));
  unplaced.forEach(({ id }, i) => {
    places.set(id, { x: MARGIN + (i % columns) * CELL.width, y: snap(below) + Math.floor(i / columns) * CELL.height });
  });
  return places;
}

/** Places on Cordon's canvas for the assets of a system model, from its own picture (the graph `/ui`). */
export const placesOf = (ui: QuadView, assets: readonly string[]): ReadonlyMap<string, Place> =>
  placeAssets(assets.map((id) => ({ id, at: askedPlace(ui, id) })));

/** Where the file's own picture has an asset. */
export function askedPlace(ui: QuadView, id: string): Place | null {
  const x = ui.integer(SYSTEM + id, `${CORE}positionX`);
  const y = ui.integer(SYSTEM + id, `${CORE}positionY`);
  return x === null || y === null ? null : { x, y };
}

/** The least stretch along each axis at which neighbours that differ mostly along it no longer touch. */
function stretchOf(boxes: readonly Place[]): Place {
  let x = 1;
  let y = 1;
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      const dx = Math.abs(a.x - b.x);
      const dy = Math.abs(a.y - b.y);
      if (dx >= CELL.width || dy >= CELL.height) continue;
      if (dx * CELL.height >= dy * CELL.width) {
        if (dx > 0) x = Math.max(x, CELL.width / dx);
      } else {
        y = Math.max(y, CELL.height / dy);
      }
    }
  });
  return { x: Math.min(x, MOST_STRETCH), y: Math.min(y, MOST_STRETCH) };
}

class Taken {
  readonly #buckets = new Map<string, Place[]>();

  add(place: Place): void {
    const key = bucketOf(place.x, place.y);
    const list = this.#buckets.get(key);
    if (list === undefined) this.#buckets.set(key, [place]);
    else list.push(place);
  }

  /** The place itself, or the nearest free one on rings around it. */
  nearestFree(wanted: Place): Place {
    for (let ring = 0; ; ring++) {
      for (const [dx, dy] of ringOf(ring)) {
        const place = { x: wanted.x + (dx * CELL.width) / 2, y: wanted.y + (dy * CELL.height) / 2 };
        if (place.x >= 0 && place.y >= 0 && this.#isFree(place)) return place;
      }
    }
  }

  #isFree(place: Place): boolean {
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const other of this.#buckets.get(bucketOf(place.x + dx * CELL.width, place.y + dy * CELL.height)) ?? [])
          if (Math.abs(other.x - place.x) < CELL.width && Math.abs(other.y - place.y) < CELL.height) return false;
    return true;
  }
}

const bucketOf = (x: number, y: number): string => `${String(Math.floor(x / CELL.width))},${String(Math.floor(y / CELL.height))}`;

/** Steps of half a box around the centre, nearest ring first, clockwise from the right. */
function ringOf(ring: number): readonly (readonly [number, number])[] {
  if (ring === 0) return [[0, 0]];
  const steps: (readonly [number, number])[] = [];
  for (let i = -ring; i <= ring; i++) steps.push([ring, i], [-i, ring], [-ring, -i], [i, -ring]);
  return steps;
}
