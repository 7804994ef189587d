import type { Command } from './command.ts';
import { openDialog } from './surface-store.ts';

export const showCommands: Command = {
  id: 'show-commands',
  group: 'find',
  label: 'showCommands',
  shortcuts: [{ key: 'k', mod: true }],
  isEnabled: () => true,
  run: () => openDialog('commands'),
};
