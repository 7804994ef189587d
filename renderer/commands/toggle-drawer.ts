import { setPanels, usePreferences } from '../store/preferences-store.ts';
import type { Command } from './command.ts';
import { workspace } from './workspace.ts';

export const toggleDrawer: Command = {
  id: 'toggle-drawer',
  group: 'view',
  label: 'toggleDrawer',
  shortcuts: [{ key: 'j', mod: true }],
  isEnabled: () => workspace() !== null,
  run: () => setPanels({ drawerOpen: !usePreferences.getState().panels.drawerOpen }),
};
