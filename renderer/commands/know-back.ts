import { knowBack as stepBack, useKnow } from '../store/know-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Command } from './command.ts';

export const knowBack: Command = {
  id: 'know-back',
  group: 'find',
  label: 'knowBack',
  shortcuts: [{ key: 'arrowleft', alt: true }],
  isEnabled: () => useSession.getState().place === 'know' && useKnow.getState().at > 0,
  run: stepBack,
};
