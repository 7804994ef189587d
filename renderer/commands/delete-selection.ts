import { clearSelection, useSession } from '../store/session-store.ts';
import type { Command } from './command.ts';
import { removeAssets } from './edits/remove-assets.ts';
import { edit, editable } from './workspace.ts';

export const deleteSelection: Command = {
  id: 'delete-selection',
  group: 'edit',
  label: 'delete',
  shortcuts: [{ key: 'delete' }, { key: 'backspace' }],
  onCanvasOnly: true,
  isEnabled: () => {
    const { assets, relations } = useSession.getState().selection;
    return editable() !== null && assets.length + relations.length > 0;
  },
  run: () => {
    const { assets, relations } = useSession.getState().selection;
    const name = assets.length > 0 ? 'removeAssets' : 'removeRelations';
    edit(name, (model) => removeAssets(model, new Set(assets), new Set(relations)), { count: assets.length || relations.length });
    clearSelection();
  },
};
