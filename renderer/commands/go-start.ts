import { goTo } from '../store/session-store.ts';
import type { Command } from './command.ts';

export const goStart: Command = {
  id: 'go-start',
  group: 'model',
  label: 'goStart',
  shortcuts: [{ key: '1', alt: true }],
  isEnabled: () => true,
  run: () => goTo('start'),
};
