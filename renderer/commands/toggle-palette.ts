import { setPanels, usePreferences } from '../store/preferences-store.ts';
import type { Command } from './command.ts';
import { workspace } from './workspace.ts';

export const togglePalette: Command = {
  id: 'toggle-palette',
  group: 'view',
  label: 'togglePalette',
  shortcuts: [{ key: 'b', mod: true }],
  isEnabled: () => workspace() !== null,
  run: () => setPanels({ paletteOpen: !usePreferences.getState().panels.paletteOpen }),
};
