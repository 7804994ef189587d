import { useKnowledge } from '../engine-client/knowledge-store.ts';
import { goTo } from '../store/session-store.ts';
import type { Command } from './command.ts';

export const goKnow: Command = {
  id: 'go-know',
  group: 'model',
  label: 'goKnow',
  shortcuts: [{ key: '5', alt: true }],
  isEnabled: () => useKnowledge.getState().view !== null,
  run: () => goTo('know'),
};
