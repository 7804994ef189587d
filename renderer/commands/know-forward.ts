import { knowForward as stepForward, useKnow } from '../store/know-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Command } from './command.ts';

export const knowForward: Command = {
  id: 'know-forward',
  group: 'find',
  label: 'knowForward',
  shortcuts: [{ key: 'arrowright', alt: true }],
  isEnabled: () => useSession.getState().place === 'know' && useKnow.getState().at < useKnow.getState().trail.length - 1,
  run: stepForward,
};
