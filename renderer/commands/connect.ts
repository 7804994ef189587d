import type { Command } from './command.ts';
import { openDialog } from './surface-store.ts';
import { editable, onlySelected } from './workspace.ts';

export const connect: Command = {
  id: 'connect',
  group: 'canvas',
  label: 'connect',
  shortcuts: [{ key: 'c' }],
  onCanvasOnly: true,
  isEnabled: () => editable() !== null && onlySelected() !== null,
  run: () => openDialog('connect'),
};
