import { setPanels } from '../store/preferences-store.ts';
import type { Command } from './command.ts';
import { focusSoon } from './focus-soon.ts';
import { selectedAssets, workspace } from './workspace.ts';

export const openInspector: Command = {
  id: 'open-inspector',
  group: 'canvas',
  label: 'openInspector',
  shortcuts: [{ key: 'enter' }],
  onCanvasOnly: true,
  isEnabled: () => workspace() !== null && selectedAssets().length > 0,
  run: () => {
    setPanels({ inspectorOpen: true });
    focusSoon('inspector');
  },
};
