import type { Command } from './command.ts';
import { useSurface } from './surface-store.ts';
import { workspace } from './workspace.ts';

export const toggleMap: Command = {
  id: 'toggle-map',
  group: 'view',
  label: 'toggleMap',
  shortcuts: [{ key: 'm' }],
  onCanvasOnly: true,
  isEnabled: () => workspace() !== null,
  run: () => useSurface.setState((state) => ({ showMap: !state.showMap })),
};
