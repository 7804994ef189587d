import type { App, WebContents } from 'electron';
import { isOwnAddress } from './app-origin.ts';

type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** The window stays on the app: no other page, no second window, no embedded browser. */
export function refuseNavigation(contents: GuardedContents): void {
  contents.on('will-navigate', (event) => {
    // Reloading the app is the one navigation there is.
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Whatever web contents come into being, however they did. */
export function refuseNavigationEverywhere(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => refuseNavigation(contents));
}
