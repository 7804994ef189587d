import type { CordonDatabase } from './database.ts';
import { createBrowserFileHost, hasFilePickers } from './browser-file-host.ts';
import { createDesktopFileHost, desktopBridge } from './desktop-file-host.ts';
import { createDownloadFileHost } from './download-file-host.ts';
import type { FileHost } from './file-host.ts';

/** The best way to files that this window has. */
export function chooseFileHost(database: CordonDatabase | null): FileHost {
  const bridge = desktopBridge();
  if (bridge) return createDesktopFileHost(bridge);
  return hasFilePickers() ? createBrowserFileHost(database) : createDownloadFileHost();
}
