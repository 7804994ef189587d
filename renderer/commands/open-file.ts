import { openFile as openChosen } from '../store/keeping/open-model.ts';
import type { Command } from './command.ts';

export const openFile: Command = {
  id: 'open-file',
  group: 'model',
  label: 'openFile',
  shortcuts: [{ key: 'o', mod: true }],
  isEnabled: () => true,
  run: () => void openChosen(),
};
