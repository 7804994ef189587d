import { canvasHandle } from '../canvas/canvas-handle.ts';
import { GRID } from '../canvas/geometry.ts';
import { moveNodes } from '../commands/edits/move-nodes.ts';
import { type Direction, walk } from '../canvas/walk.ts';
import { withContents } from '../canvas/drop-target.ts';
import { edit, editable, selectedAssets, workspace } from '../commands/workspace.ts';
import { select, useSession } from '../store/session-store.ts';
import { currentPicture } from './picture.ts';

const steps: Readonly<Record<Direction, { readonly x: number; readonly y: number }>> = {
  left: { x: -GRID, y: 0 },
  right: { x: GRID, y: 0 },
  up: { x: 0, y: -GRID },
  down: { x: 0, y: GRID },
};

/** Goes one asset further, along relations first. */
export function walkBy(direction: Direction): void {
  const open = workspace();
  const picture = currentPicture();
  if (!open || !picture) return;
  const [from = null] = useSession.getState().selection.assets;
  const step = walk(open.model, picture.rects, from, direction);
  if (!step) return;
  select({ assets: [step.asset], ...(step.relation === null ? {} : { relations: [step.relation] }) });
  canvasHandle()?.reveal(step.asset);
}

/** Moves the selection by one step of the grid, with everything drawn in it. */
export function nudgeBy(direction: Direction): void {
  const open = editable();
  const picture = currentPicture();
  if (!open || !picture) return;
  const by = steps[direction];
  const moves = [...withContents(picture.parentOf, new Set(selectedAssets()))].flatMap((asset) => {
    const rect = picture.rects.get(asset);
    return rect ? [{ asset, to: { x: rect.x + by.x, y: rect.y + by.y } }] : [];
  });
  edit('move', (model) => moveNodes(open.view, model, open.diagram.id, moves));
}
