import type { AssetId, RelationId } from '../../../shared/model/records.ts';
import { canvasHandle } from '../../canvas/canvas-handle.ts';
import { goTo, select, setHighlight, useSession } from '../../store/session-store.ts';

/** Frames that a canvas may take until it stands on the screen. */
const PATIENCE = 30;

/** Goes to the workspace with something selected and moves the picture until it is seen. */
export function showInModel(things: { readonly assets?: readonly AssetId[]; readonly relations?: readonly RelationId[] }): void {
  goTo('workspace');
  setHighlight(null);
  select(things);
  const [first] = things.assets ?? [];
  if (first !== undefined) revealSoon(first);
}

/** Moves the picture to an asset as soon as a canvas is there; does nothing when the person has gone on. */
export function revealSoon(asset: AssetId, frames = PATIENCE): void {
  requestAnimationFrame(() => {
    const handle = canvasHandle();
    if (useSession.getState().place !== 'workspace') return;
    if (handle === null) {
      if (frames > 0) revealSoon(asset, frames - 1);
      return;
    }
    handle.reveal(asset);
    handle.focus();
  });
}
