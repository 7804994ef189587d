import { setPanels } from '../store/preferences-store.ts';
import type { Command } from './command.ts';
import { focusSoon } from './focus-soon.ts';
import { workspace } from './workspace.ts';

export const find: Command = {
  id: 'find',
  group: 'find',
  label: 'find',
  shortcuts: [{ key: '/' }],
  isEnabled: () => workspace() !== null,
  run: () => {
    setPanels({ paletteOpen: true });
    focusSoon('palette-search');
  },
};
