import { startMessages } from '../messages/i18n.ts';
import { languageFor } from '../messages/languages.ts';
import { desktopBridge } from '../persistence/desktop-file-host.ts';
import { readPreferences } from '../persistence/preferences.ts';
import { connectEngine } from './connect-engine.ts';
import { serveDesktopMenu } from './desktop-menu.ts';
import { followLanguage } from './follow-language.ts';
import { listenToKeys } from './keyboard.ts';
import { keepPin } from '../store/pin/keep-pin.ts';
import { startKeeping } from '../store/keeping/start-keeping.ts';
import { applyTheme } from './theme.ts';

/** Everything that has to run before the first paint, and what starts beside it. */
export function boot(): void {
  startMessages(languageFor(readPreferences().language ?? 'system', navigator.languages));
  applyTheme();
  listenToKeys();
  connectEngine();
  keepPin();
  void startKeeping();
  followLanguage();
  const bridge = desktopBridge();
  if (bridge) serveDesktopMenu(bridge);
}
