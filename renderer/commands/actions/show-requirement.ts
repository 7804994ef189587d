import { setPanels } from '../../store/preferences-store.ts';
import { chooseRequirement, goTo } from '../../store/session-store.ts';

/** Opens the compliance tab beside the model at one requirement, from its page in the knowledge base. */
export function showRequirement(id: string): void {
  chooseRequirement(id);
  setPanels({ drawerOpen: true, drawerTab: 'compliance' });
  goTo('workspace');
}
