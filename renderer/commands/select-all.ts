import { select } from '../store/session-store.ts';
import type { Command } from './command.ts';
import { workspace } from './workspace.ts';

export const selectAll: Command = {
  id: 'select-all',
  group: 'edit',
  label: 'selectAll',
  shortcuts: [{ key: 'a', mod: true }],
  onCanvasOnly: true,
  isEnabled: () => workspace() !== null,
  run: () => {
    const open = workspace();
    if (open) select({ assets: Object.keys(open.diagram.nodes) });
  },
};
