import type { AssetRecord, RelationRecord } from '../../model/records.ts';
import type { ModelDraft } from './model-draft.ts';

/** Canvas units. */
const NODE = { width: 168, height: 64 };
const NETWORK = { width: 216, height: 64 };
const GAP = 24;
const HEADER = 48;
const BLOCK_GAP = 120;
/** Rows of a container are filled to about this ratio of width to height. */
const RATIO = 1.7;

interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}
const CONTAINMENT = new Set(['locatedIn', 'partOf', 'inZone']);

/** Where each asset lies: the first containment relation decides. */
function containersOf(relations: readonly RelationRecord[]): Map<string, string> {
  const containers = new Map<string, string>();
  for (const relation of relations) {
    if (CONTAINMENT.has(relation.type) && !containers.has(relation.from)) containers.set(relation.from, relation.to);
  }
  return containers;
}

/** Puts boxes in rows, in their order, and says how large the whole became. */
function shelve(boxes: readonly Box[], place: (box: Box, x: number, y: number) => void): { width: number; height: number } {
  const area = boxes.reduce((sum, box) => sum + (box.width + GAP) * (box.height + GAP), 0);
  const widest = boxes.reduce((most, box) => Math.max(most, box.width), 0);
  const limit = Math.max(widest, Math.sqrt(area * RATIO));
  let x = 0;
  let y = 0;
  let row = 0;
  let width = 0;
  for (const box of boxes) {
    if (x > 0 && x + box.width > limit) {
      x = 0;
      y += row + GAP;
      row = 0;
    }
    place(box, x, y);
    width = Math.max(width, x + box.width);
    row = Math.max(row, box.height);
    x += box.width + GAP;
  }
  return { width, height: y + row };
}

/** The columns of the picture from left to right, each a stack of blocks, told by how the ids of their assets begin. */
const COLUMNS: readonly (readonly RegExp[])[] = [
  [/^(zone|net)/],
  [/^building/],
  [/^(server|hypervisor)/, /^utility/],
  [/^app/, /^data/],
  [/^service/, /^role/, /^org/],
  [/^/],
];

/** Rooms by floor: a floor begins with its corridor. */
function floorsOf(rooms: readonly AssetRecord[]): readonly (readonly AssetRecord[])[] {
  const floors: AssetRecord[][] = [];
  for (const room of rooms) {
    if (room.type === 'CirculationArea' || floors.length === 0) floors.push([room]);
    else floors.at(-1)!.push(room);
  }
  return floors;
}

interface Placed {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
}

/** A building from the street: one row for each floor, the corridor first, the lowest floor at the bottom. */
function stackFloors(floors: readonly (readonly Box[])[]): {
  readonly places: readonly Placed[];
  readonly width: number;
  readonly height: number;
} {
  const places: Placed[] = [];
  let y = 0;
  let width = 0;
  for (const floor of [...floors].reverse()) {
    let x = 0;
    for (const box of floor) {
      places.push({ box, x, y });
      x += box.width + GAP;
    }
    width = Math.max(width, x - GAP);
    y += Math.max(...floor.map((box) => box.height)) + GAP;
  }
  return { places, width, height: y - GAP };
}

/**
 * Lays a generated hospital out: zones with their networks, buildings floor by floor with what stands in their
 * rooms, then servers and utilities, applications and data, care services, people and organisations.
 */
export function layOutHospital(draft: ModelDraft): void {
  const containers = containersOf(draft.relations);
  const members = new Map<string, AssetRecord[]>();
  const top: AssetRecord[] = [];
  for (const asset of draft.assets) {
    const container = containers.get(asset.id);
    const siblings = container === undefined ? top : members.get(container);
    if (siblings) siblings.push(asset);
    else members.set(container!, [asset]);
  }
  // First the sizes, inside out, with places relative to the container; then absolute places, outside in.
  const inside = new Map<string, readonly Placed[]>();
  const pack = (boxes: readonly Box[]): ReturnType<typeof stackFloors> => {
    const places: Placed[] = [];
    return { places, ...shelve(boxes, (box, x, y) => places.push({ box, x, y })) };
  };
  const measure = (asset: AssetRecord): Box => {
    if (/^net/.test(asset.id)) return { id: asset.id, ...NETWORK };
    if (!/^(building|room|zone)/.test(asset.id)) return { id: asset.id, ...NODE };
    const inner = members.get(asset.id) ?? [];
    const { places, ...size } = /^building/.test(asset.id)
      ? stackFloors(floorsOf(inner).map((floor) => floor.map(measure)))
      : pack(inner.map(measure).sort((a, b) => a.height - b.height));
    inside.set(
      asset.id,
      places.map(({ box, x, y }) => ({ box, x: x + GAP, y: y + HEADER })),
    );
    return { id: asset.id, width: Math.max(NODE.width, size.width) + 2 * GAP, height: Math.max(NODE.height, size.height) + HEADER + GAP };
  };
  const put = (box: Box, x: number, y: number): void => {
    draft.place(box.id, { x, y, ...sizeOf(box) });
    for (const inner of inside.get(box.id) ?? []) put(inner.box, x + inner.x, y + inner.y);
  };
  const rest = new Set(top);
  let left = 0;
  for (const blocks of COLUMNS) {
    let below = 0;
    let widest = 0;
    for (const block of blocks) {
      const mine = [...rest].filter((asset) => block.test(asset.id));
      if (mine.length === 0) continue;
      for (const asset of mine) rest.delete(asset);
      const { places, width, height } = pack(mine.map(measure));
      for (const { box, x, y } of places) put(box, left + x, below + y);
      below += Math.ceil(height / GAP) * GAP + BLOCK_GAP;
      widest = Math.max(widest, width);
    }
    if (widest > 0) left += Math.ceil(widest / GAP) * GAP + BLOCK_GAP;
  }
}

/** Only containers carry a size. */
const sizeOf = (box: Box): { width: number; height: number } | Record<string, never> =>
  box.width === NODE.width && box.height === NODE.height ? {} : { width: box.width, height: box.height };
