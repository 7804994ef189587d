import { undo as takeBack } from '../store/document-actions.ts';
import { useDocument } from '../store/document-store.ts';
import type { Command } from './command.ts';

export const undo: Command = {
  id: 'undo',
  group: 'edit',
  label: 'undo',
  shortcuts: [{ key: 'z', mod: true }],
  isEnabled: () => useDocument.getState().past.length > 0 && !useDocument.getState().readOnly,
  run: () => void takeBack(),
};
