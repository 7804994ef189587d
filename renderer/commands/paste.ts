import { GRID } from '../canvas/geometry.ts';
import { select } from '../store/session-store.ts';
import type { Command } from './command.ts';
import { type Clipping, pasteClipping } from './edits/copies.ts';
import { useSurface } from './surface-store.ts';
import { edit, editable } from './workspace.ts';

const STEP = GRID * 3;

/** Adds a copy of the clipping beside the last one and selects it. */
export function placeCopy(clipping: Clipping, times: number): void {
  const open = editable();
  if (!open) return;
  const { diff, ids } = pasteClipping(open.model, open.diagram.id, clipping, { x: STEP * times, y: STEP * times });
  edit('paste', () => diff, { count: ids.length });
  select({ assets: ids });
}

export const paste: Command = {
  id: 'paste',
  group: 'edit',
  label: 'paste',
  shortcuts: [{ key: 'v', mod: true }],
  onCanvasOnly: true,
  isEnabled: () => editable() !== null && useSurface.getState().clipping !== null,
  run: () => {
    const { clipping, pasted } = useSurface.getState();
    if (!clipping) return;
    useSurface.setState({ pasted: pasted + 1 });
    placeCopy(clipping, pasted + 1);
  },
};
