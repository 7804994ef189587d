import { useDocument } from '../store/document-store.ts';
import { saveModel } from '../store/keeping/save-model.ts';
import type { Command } from './command.ts';

export const save: Command = {
  id: 'save',
  group: 'model',
  label: 'save',
  shortcuts: [{ key: 's', mod: true }],
  isEnabled: () => useDocument.getState().model !== null,
  run: () => void saveModel(),
};
