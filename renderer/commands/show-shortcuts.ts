import type { Command } from './command.ts';
import { openDialog } from './surface-store.ts';

export const showShortcuts: Command = {
  id: 'show-shortcuts',
  group: 'find',
  label: 'showShortcuts',
  shortcuts: [{ key: '?' }],
  isEnabled: () => true,
  run: () => openDialog('shortcuts'),
};
