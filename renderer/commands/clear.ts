import { clearSelection } from '../store/session-store.ts';
import type { Command } from './command.ts';
import { workspace } from './workspace.ts';

export const clear: Command = {
  id: 'clear-selection',
  group: 'edit',
  label: 'clear',
  shortcuts: [{ key: 'escape' }],
  onCanvasOnly: true,
  isEnabled: () => workspace() !== null,
  run: clearSelection,
};
