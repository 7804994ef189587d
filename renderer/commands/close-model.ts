import { useDocument } from '../store/document-store.ts';
import { closeModel as closeOpen } from '../store/keeping/open-model.ts';
import { goTo } from '../store/session-store.ts';
import type { Command } from './command.ts';

export const closeModel: Command = {
  id: 'close-model',
  group: 'model',
  label: 'closeModel',
  shortcuts: [],
  isEnabled: () => useDocument.getState().model !== null,
  run: () => void closeOpen().then(() => goTo('start')),
};
