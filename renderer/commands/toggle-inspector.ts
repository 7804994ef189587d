import { setPanels, usePreferences } from '../store/preferences-store.ts';
import type { Command } from './command.ts';
import { workspace } from './workspace.ts';

export const toggleInspector: Command = {
  id: 'toggle-inspector',
  group: 'view',
  label: 'toggleInspector',
  shortcuts: [{ key: 'i', mod: true }],
  isEnabled: () => workspace() !== null,
  run: () => setPanels({ inspectorOpen: !usePreferences.getState().panels.inspectorOpen }),
};
