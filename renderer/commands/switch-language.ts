import i18next from 'i18next';
import { LANGUAGES } from '../messages/languages.ts';
import { setLanguage } from '../store/preferences-store.ts';
import type { Command } from './command.ts';

/** On to the next language; the header has them by name. */
export const switchLanguage: Command = {
  id: 'switch-language',
  group: 'view',
  label: 'switchLanguage',
  shortcuts: [],
  isEnabled: () => true,
  run: () => {
    const at = LANGUAGES.findIndex(({ id }) => id === i18next.language);
    setLanguage(LANGUAGES[(at + 1) % LANGUAGES.length]?.id ?? 'en');
  },
};
