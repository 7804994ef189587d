import type { AssetId } from '../../../shared/model/records.ts';
import { canvasHandle } from '../../canvas/canvas-handle.ts';
import { isContainer } from '../../canvas/containment.ts';
import { containerAt } from '../../canvas/drop-target.ts';
import { type Point, SIZES, centreOf, freePlace, rectOf, snapPoint } from '../../canvas/geometry.ts';
import { select } from '../../store/session-store.ts';
import { addAsset } from '../edits/add-asset.ts';
import { type OpenWorkspace, edit, editable } from '../workspace.ts';

/** Places an asset where it was dropped; the drop may lie in a container. */
export function placeAsset(type: string, at: Point, container: AssetId | null): AssetId | null {
  const open = editable();
  if (!open) return null;
  const { diff, id } = addAsset(open.view, open.model, open.diagram.id, { type, at, container });
  edit('addAsset', () => diff, { name: open.view.class(type)?.label ?? type });
  select({ assets: [id] });
  return id;
}

/** Places an asset in the middle of what is visible, or in the next free place beside it. */
export function placeAtCentre(type: string): AssetId | null {
  const open = editable();
  if (!open) return null;
  const centre = canvasHandle()?.centre() ?? { x: 0, y: 0 };
  const size = SIZES[open.view.shapeOf(type)];
  const start = snapPoint({ x: centre.x - size.width / 2, y: centre.y - size.height / 2 });
  const rects = framesOf(open);
  const container = containerAt(open.view, open.model, rects, centre, type);
  const around = [...rects].filter(
    ([id]) => !isContainer(open.view.shapeOf(open.model.assets[id]?.type ?? '')) || isContainer(open.view.shapeOf(type)),
  );
  const frame = container === null ? undefined : rects.get(container);
  const at = freePlace(
    size,
    start,
    around.map(([, rect]) => rect),
    frame,
  );
  const isInside = frame !== undefined && containerAt(open.view, open.model, rects, centreOf({ ...at, ...size }), type) === container;
  const id = placeAsset(type, at, isInside ? container : null);
  if (id) requestAnimationFrame(() => canvasHandle()?.reveal(id));
  return id;
}

const framesOf = ({ view, model, diagram }: OpenWorkspace) =>
  new Map(
    Object.values(diagram.nodes).map((node) => [node.asset, rectOf(node, view.shapeOf(model.assets[node.asset]?.type ?? ''))] as const),
  );
