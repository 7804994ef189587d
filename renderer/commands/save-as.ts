import { useDocument } from '../store/document-store.ts';
import { saveModelAs } from '../store/keeping/save-model.ts';
import type { Command } from './command.ts';

export const saveAs: Command = {
  id: 'save-as',
  group: 'model',
  label: 'saveAs',
  shortcuts: [{ key: 's', mod: true, shift: true }],
  isEnabled: () => useDocument.getState().model !== null,
  run: () => void saveModelAs(),
};
