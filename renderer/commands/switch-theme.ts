import { setTheme, usePreferences } from '../store/preferences-store.ts';
import type { Command } from './command.ts';

const order = ['system', 'light', 'dark'] as const;

export const switchTheme: Command = {
  id: 'switch-theme',
  group: 'view',
  label: 'switchTheme',
  shortcuts: [],
  isEnabled: () => true,
  run: () => setTheme(order[(order.indexOf(usePreferences.getState().theme) + 1) % order.length] ?? 'system'),
};
