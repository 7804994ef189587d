import { useKnowledge } from '../engine-client/knowledge-store.ts';
import { startNewModel } from './actions/start-model.ts';
import type { Command } from './command.ts';

export const newModel: Command = {
  id: 'new-model',
  group: 'model',
  label: 'newModel',
  shortcuts: [],
  isEnabled: () => useKnowledge.getState().view !== null,
  run: () => startNewModel(),
};
