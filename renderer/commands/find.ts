import { setPanels } from '../store/preferences-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Command } from './command.ts';
import { focusSoon } from './focus-soon.ts';
import { workspace } from './workspace.ts';

export const find: Command = {
  id: 'find',
  group: 'find',
  label: 'find',
  shortcuts: [{ key: '/' }],
  isEnabled: () => workspace() !== null || useSession.getState().place === 'know',
  run: () => {
    if (useSession.getState().place === 'know') {
      focusSoon('know-search');
      return;
    }
    setPanels({ paletteOpen: true });
    focusSoon('palette-search');
  },
};
