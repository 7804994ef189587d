import { setPanels } from '../store/preferences-store.ts';
import type { Command } from './command.ts';
import { focusSoon } from './focus-soon.ts';
import { editable, onlySelected } from './workspace.ts';

export const rename: Command = {
  id: 'rename',
  group: 'edit',
  label: 'rename',
  shortcuts: [{ key: 'f2' }],
  isEnabled: () => editable() !== null && onlySelected() !== null,
  run: () => {
    setPanels({ inspectorOpen: true });
    focusSoon('inspector-name');
  },
};
