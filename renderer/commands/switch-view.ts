import { setView, useSession } from '../store/session-store.ts';
import type { Command } from './command.ts';
import { workspace } from './workspace.ts';

/** Analyse with the controls in place today, or as if the planned ones were in place as well. */
export const switchView: Command = {
  id: 'switch-view',
  group: 'view',
  label: 'switchView',
  shortcuts: [],
  isEnabled: () => workspace() !== null,
  run: () => setView(useSession.getState().view === 'today' ? 'planned' : 'today'),
};
