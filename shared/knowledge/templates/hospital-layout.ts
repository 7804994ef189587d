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

/** The big blocks of the picture, left to right; the rest of the assets follow in the last one. */
function blockOf(asset: AssetRecord): number {
  if (asset.id.startsWith('zone') || asset.id.startsWith('net')) return 0;
  if (asset.id.startsWith('building')) return 1;
  if (asset.id.startsWith('server') || asset.id.startsWith('app') || asset.id.startsWith('data')) return 2;
  return 3;
}

/**
 * Lays a generated hospital out: zones with their networks, buildings with their rooms and what stands in
 * them, then servers, applications and data, then people, services and utilities.
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
  const inside = new Map<string, { readonly box: Box; readonly x: number; readonly y: number }[]>();
  const measure = (asset: AssetRecord): Box => {
    if (/^net/.test(asset.id)) return { id: asset.id, ...NETWORK };
    if (!/^(building|room|zone)/.test(asset.id)) return { id: asset.id, ...NODE };
    const inner = (members.get(asset.id) ?? []).map(measure).sort((a, b) => a.height - b.height);
    const places: { box: Box; x: number; y: number }[] = [];
    const size = shelve(inner, (box, x, y) => places.push({ box, x: x + GAP, y: y + HEADER }));
    inside.set(asset.id, places);
    return { id: asset.id, width: Math.max(NODE.width, size.width) + 2 * GAP, height: Math.max(NODE.height, size.height) + HEADER + GAP };
  };
  const put = (box: Box, x: number, y: number): void => {
    draft.place(box.id, { x, y, ...sizeOf(box) });
    for (const inner of inside.get(box.id) ?? []) put(inner.box, x + inner.x, y + inner.y);
  };
  let left = 0;
  for (let block = 0; block < 4; block++) {
    const boxes = top.filter((asset) => blockOf(asset) === block).map(measure);
    const start = left;
    const size = shelve(boxes, (box, x, y) => put(box, start + x, y));
    if (boxes.length > 0) left += Math.ceil(size.width / GAP) * GAP + BLOCK_GAP;
  }
}

/** Only containers carry a size. */
const sizeOf = (box: Box): { width: number; height: number } | Record<string, never> =>
  box.width === NODE.width && box.height === NODE.height ? {} : { width: box.width, height: box.height };
