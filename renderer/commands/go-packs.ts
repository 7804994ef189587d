import { useKnowledge } from '../engine-client/knowledge-store.ts';
import { goTo } from '../store/session-store.ts';
import type { Command } from './command.ts';

export const goPacks: Command = {
  id: 'go-packs',
  group: 'model',
  label: 'goPacks',
  shortcuts: [],
  isEnabled: () => useKnowledge.getState().view !== null,
  run: () => goTo('packs'),
};
