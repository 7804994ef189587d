import type { Command } from './command.ts';
import { takeClipping } from './edits/copies.ts';
import { placeCopy } from './paste.ts';
import { editable, selectedAssets } from './workspace.ts';

export const duplicate: Command = {
  id: 'duplicate',
  group: 'edit',
  label: 'duplicate',
  shortcuts: [{ key: 'd', mod: true }],
  isEnabled: () => editable() !== null && selectedAssets().length > 0,
  run: () => {
    const open = editable();
    if (open) placeCopy(takeClipping(open.model, open.diagram.id, new Set(selectedAssets())), 1);
  },
};
