import type { Command } from './command.ts';
import { useSurface } from './surface-store.ts';
import { workspace } from './workspace.ts';

export const toggleTable: Command = {
  id: 'toggle-table',
  group: 'view',
  label: 'toggleTable',
  shortcuts: [{ key: 't', mod: true, alt: true }],
  isEnabled: () => workspace() !== null,
  run: () => useSurface.setState((state) => ({ surface: state.surface === 'table' ? 'picture' : 'table' })),
};
