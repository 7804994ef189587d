import type { Command } from './command.ts';
import { takeClipping } from './edits/copies.ts';
import { useSurface } from './surface-store.ts';
import { selectedAssets, workspace } from './workspace.ts';

export const copy: Command = {
  id: 'copy',
  group: 'edit',
  label: 'copy',
  shortcuts: [{ key: 'c', mod: true }],
  onCanvasOnly: true,
  isEnabled: () => workspace() !== null && selectedAssets().length > 0,
  run: () => {
    const open = workspace();
    if (open) useSurface.setState({ clipping: takeClipping(open.model, open.diagram.id, new Set(selectedAssets())), pasted: 0 });
  },
};
