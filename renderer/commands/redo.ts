import { redo as doAgain } from '../store/document-actions.ts';
import { useDocument } from '../store/document-store.ts';
import type { Command } from './command.ts';

export const redo: Command = {
  id: 'redo',
  group: 'edit',
  label: 'redo',
  shortcuts: [
    { key: 'z', mod: true, shift: true },
    { key: 'y', mod: true },
  ],
  isEnabled: () => useDocument.getState().future.length > 0 && !useDocument.getState().readOnly,
  run: () => void doAgain(),
};
