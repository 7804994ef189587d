import { useDocument } from '../store/document-store.ts';
import { goTo } from '../store/session-store.ts';
import type { Command } from './command.ts';

export const goWorkspace: Command = {
  id: 'go-workspace',
  group: 'model',
  label: 'goWorkspace',
  shortcuts: [{ key: '2', alt: true }],
  isEnabled: () => useDocument.getState().model !== null,
  run: () => goTo('workspace'),
};
