import { startMessages } from '../messages/i18n.ts';
import { desktopBridge } from '../persistence/desktop-file-host.ts';
import { connectEngine } from './connect-engine.ts';
import { serveDesktopMenu } from './desktop-menu.ts';
import { listenToKeys } from './keyboard.ts';
import { startKeeping } from '../store/keeping/start-keeping.ts';
import { applyTheme } from './theme.ts';

/** Everything that has to run before the first paint, and what starts beside it. */
export function boot(): void {
  startMessages();
  applyTheme();
  listenToKeys();
  connectEngine();
  void startKeeping();
  const bridge = desktopBridge();
  if (bridge) serveDesktopMenu(bridge);
}
