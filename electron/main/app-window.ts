import { BrowserWindow, dialog, Menu, screen } from 'electron';
import { channelName, type EventArgument, type EventChannel } from '../../shared/protocol/ipc-channels.ts';
import { START_PAGE } from './app-origin.ts';
import { createCloseGuard } from './close-guard.ts';
import type { TextStore } from './granted-files.ts';
import { EMPTY_MENU, menuTemplate } from './menu-template.ts';
import { text } from './messages.ts';
import { windowOptions } from './window-options.ts';
import { FIRST_WINDOW, fitToScreens, parseWindowState } from './window-state.ts';
import type { WindowFrame } from './ipc/window-requests.ts';

/** A page that dies twice within this time is not loaded a third time. Milliseconds. */
const CRASH_INTERVAL = 60_000;

/** The one window: made once, remembered where it stood, closed only when its work is stored. */
export function createAppWindow(preload: string, stateFile: TextStore, isPackaged: boolean) {
  const stored = stateFile.read();
  const state = stored === null ? FIRST_WINDOW : parseWindowState(stored);
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow(windowOptions(preload, fitToScreens(state, areas), !isPackaged));
  const contents = window.webContents;

  const tell = <C extends EventChannel>(channel: C, argument: EventArgument<C>) => {
    if (!window.isDestroyed()) contents.send(channelName(channel), argument);
  };

  const guard = createCloseGuard({
    askWindow() {
      if (contents.isDestroyed() || contents.isCrashed()) return false;
      tell('closeAsked', {});
      return true;
    },
    closeWindow: () => window.close(),
    async askPerson() {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: text.notAnswering,
        detail: text.notAnsweringDetail,
        buttons: [text.keepWaiting, text.closeAnyway],
        defaultId: 0,
        cancelId: 0,
      });
      return response === 1;
    },
    later(action, milliseconds) {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
  });

  const frame: WindowFrame = {
    setTitle: (title) => window.setTitle(title),
    setDocumentEdited: (edited) => window.setDocumentEdited(edited),
    showMenu(menus) {
      const template = menuTemplate(menus, process.platform, (command) => tell('menuCommand', { command }));
      Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    },
  };
  frame.showMenu(EMPTY_MENU);

  window.once('ready-to-show', () => {
    if (state.maximised) window.maximize();
    window.show();
  });
  window.on('close', (event) => {
    if (!guard.mayClose()) {
      event.preventDefault();
      return;
    }
    stateFile.write(`${JSON.stringify({ ...window.getNormalBounds(), maximised: window.isMaximized() })}\n`);
  });

  let lastCrash = -Infinity;
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    const now = performance.now();
    guard.reset();
    if (now - lastCrash > CRASH_INTERVAL) {
      // The page finds the last gesture in its own store; loading it again is the recovery.
      lastCrash = now;
      void window.loadURL(START_PAGE);
      return;
    }
    void dialog
      .showMessageBox(window, { type: 'error', message: text.stoppedTwice, detail: text.stoppedTwiceDetail, buttons: [text.quit] })
      .then(() => window.destroy());
  });

  void window.loadURL(START_PAGE);

  return {
    frame,
    guard,
    tell,
    contents: () => contents,
    focus() {
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    async chooseFileToOpen(): Promise<string | null> {
      const filters = [
        { name: text.openFiles, extensions: ['cordon', 'json', 'nq', 'gz'] },
        { name: text.allFiles, extensions: ['*'] },
      ];
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { title: text.openTitle, properties: ['openFile'], filters });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async chooseFileToSave(suggestedPath: string): Promise<string | null> {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: text.saveTitle,
        defaultPath: suggestedPath,
        filters: suggestedPath.endsWith('.nq')
          ? [{ name: text.systemModels, extensions: ['nq'] }]
          : [{ name: text.modelFiles, extensions: ['json', 'cordon'] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
