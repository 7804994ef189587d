import i18next from 'i18next';
import { setSingleKeys, usePreferences } from '../store/preferences-store.ts';
import { tell } from '../store/session-store.ts';
import type { Command } from './command.ts';

export const toggleSingleKeys: Command = {
  id: 'toggle-single-keys',
  group: 'view',
  label: 'toggleSingleKeys',
  shortcuts: [],
  isEnabled: () => true,
  run: () => {
    const isOn = !usePreferences.getState().singleKeys;
    setSingleKeys(isOn);
    tell({
      tone: 'info',
      message: isOn ? 'commands:singleKeysOn' : 'commands:singleKeysOff',
      values: { name: i18next.t('commands:toggleSingleKeys') },
    });
  },
};
