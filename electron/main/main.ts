import { app, ipcMain, protocol, session } from 'electron';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { APP_SCHEME } from './app-origin.ts';
import { APP_SCHEME_PRIVILEGES, appProtocolHandler } from './app-protocol.ts';
import { createAppWindow } from './app-window.ts';
import { createGrantedFiles } from './granted-files.ts';
import { createHandedFile, fileFromCommandLine } from './handed-files.ts';
import { fileRequests } from './ipc/file-requests.ts';
import { handleRequests } from './ipc/handle-requests.ts';
import { windowRequests } from './ipc/window-requests.ts';
import { applyOfflineSwitches } from './offline-switches.ts';
import { guardPermissions } from './permissions.ts';
import { refuseNavigationEverywhere } from './refuse-navigation.ts';
import { refuseNetwork } from './refuse-network.ts';
import { textFile } from './text-file.ts';

// Composition only: what each part does is in its own module, tested without the runtime.
const dist = dirname(dirname(fileURLToPath(import.meta.url)));

let announceFile = () => {};
let focusWindow = () => {};
const handed = createHandedFile(() => announceFile());

function start(): void {
  guardPermissions(session.defaultSession);
  refuseNetwork(session.defaultSession);
  protocol.handle(APP_SCHEME, appProtocolHandler(join(dist, 'renderer')));

  const profile = app.getPath('userData');
  const window = createAppWindow(join(dist, 'electron', 'preload.cjs'), textFile(join(profile, 'window.json')), app.isPackaged);
  const files = createGrantedFiles(textFile(join(profile, 'recent-files.json')));
  handleRequests(ipcMain, window.contents, {
    ...fileRequests(files, window, handed, app.getPath('documents')),
    ...windowRequests(window.frame, window.guard),
  });
  announceFile = () => window.tell('fileHanded', {});
  focusWindow = () => window.focus();
}

applyOfflineSwitches(app.commandLine);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([APP_SCHEME_PRIVILEGES]);
refuseNavigationEverywhere(app);

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.on('second-instance', (_event, args, folder) => {
    const path = fileFromCommandLine(args, folder);
    if (path !== null) handed.hand(path);
    focusWindow();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    handed.hand(path);
  });
  app.on('window-all-closed', () => app.quit());
  const first = fileFromCommandLine(process.argv, process.cwd());
  if (first !== null) handed.hand(first);
  // Not awaited: an ES module that waits here for ready keeps ready from ever coming.
  void app.whenReady().then(start);
}
