// The part of Electron's main-process interface that Cordon uses, with the rules that Electron has and some that a
// careful app should keep. What is not here is not used.
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';

const profile = process.env.CORDON_STAND_IN_PROFILE;
const report = (message) => process.send?.(message);
const refuse = (why) => {
  report({ type: 'refused', why });
  throw new Error(`The stand-in refuses: ${why}`);
};
const afterReady = (what) => ready || refuse(`${what} before ready`);
const beforeReady = (what) => ready && refuse(`${what} after ready`);

const switches = new Map();
let ready = false;
let whenReady;
const readyPromise = new Promise((resolve) => (whenReady = resolve));
let browser = null;
const windows = new Set();

class App extends EventEmitter {
  isPackaged = false;
  commandLine = {
    appendSwitch(name, value = '') {
      beforeReady(`switch ${name}`);
      switches.set(name, value);
    },
  };
  whenReady = () => readyPromise;
  enableSandbox = () => beforeReady('enableSandbox');
  requestSingleInstanceLock = () => true;
  getPath(name) {
    const path = join(profile, name);
    mkdirSync(path, { recursive: true });
    return path;
  }
  quit() {
    for (const window of windows) window.close();
    if (windows.size === 0) void leave(0);
  }
}
export const app = new App();

async function leave(code) {
  await browser?.close();
  process.exit(code);
}

export async function becomeReady() {
  ready = true;
  report({ type: 'switches', switches: Object.fromEntries(switches) });
  whenReady();
}

const schemes = new Map();
const protocolHandlers = new Map();
export const protocol = {
  registerSchemesAsPrivileged(list) {
    beforeReady('registerSchemesAsPrivileged');
    for (const { scheme, privileges } of list) schemes.set(scheme, privileges);
  },
  handle(scheme, handler) {
    afterReady('protocol.handle');
    const privileges = schemes.get(scheme);
    if (!privileges?.standard || !privileges.secure) refuse(`the scheme ${scheme} is not standard and secure`);
    if (protocolHandlers.has(scheme)) refuse(`two handlers for the scheme ${scheme}`);
    protocolHandlers.set(scheme, handler);
  },
};

class Session extends EventEmitter {
  setPermissionCheckHandler = (handler) => (this.check = handler);
  setPermissionRequestHandler = (handler) => (this.request = handler);
  setDevicePermissionHandler = (handler) => (this.device = handler);
  setSpellCheckerEnabled = (enabled) => enabled && refuse('a spell checker');
  webRequest = { onBeforeRequest: (handler) => (this.beforeRequest = handler) };
}
const defaultSession = new Session();
export const session = { defaultSession };

const invokeHandlers = new Map();
export const ipcMain = {
  handle(channel, handler) {
    if (invokeHandlers.has(channel)) refuse(`two handlers for the channel ${channel}`);
    invokeHandlers.set(channel, handler);
  },
};

// Dialogs are answered by the test; one that it did not expect is cancelled and reported.
const answers = [];
const answerDialog = (kind, cancelled, answered) => {
  const at = answers.findIndex((answer) => answer.kind === kind);
  report({ type: 'dialog', kind, expected: at >= 0 });
  return Promise.resolve(at < 0 ? cancelled : answered(answers.splice(at, 1)[0].value));
};
export const dialog = {
  showOpenDialog: () => answerDialog('open', { canceled: true, filePaths: [] }, (path) => ({ canceled: false, filePaths: [path] })),
  showSaveDialog: () => answerDialog('save', { canceled: true, filePath: '' }, (path) => ({ canceled: false, filePath: path })),
  showMessageBox: () => answerDialog('message', { response: 0 }, (response) => ({ response })),
};

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };

let menu = [];
export const Menu = {
  buildFromTemplate: (template) => template,
  setApplicationMenu(template) {
    menu = template.flatMap(({ submenu }) => submenu ?? []);
    report({
      type: 'menu',
      items: menu.filter(({ id }) => id).map(({ id, label, accelerator, enabled }) => ({ id, label, accelerator, enabled })),
    });
  },
};

/** Settings without which a page of this window could reach the machine. */
const demanded = ['contextIsolation', 'sandbox', 'webSecurity'];
const forbidden = ['nodeIntegration', 'nodeIntegrationInWorker', 'webviewTag', 'spellcheck', 'allowRunningInsecureContent'];

export class BrowserWindow extends EventEmitter {
  #destroyed = false;
  constructor(options) {
    super();
    afterReady('a window');
    const preferences = options.webPreferences ?? {};
    for (const name of [...demanded, ...forbidden])
      if (preferences[name] !== demanded.includes(name)) refuse(`a window with ${name}: ${preferences[name]}`);
    this.preload = readFileSync(preferences.preload, 'utf8');
    this.webContents = Object.assign(new EventEmitter(), {
      send: (channel, argument) => browser?.send(channel, structuredClone(argument)),
      isDestroyed: () => this.#destroyed,
      isCrashed: () => false,
      setWindowOpenHandler: (handler) => (this.openHandler = handler),
    });
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width, height: options.height };
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(address) {
    browser ??= await openBrowser({ profile, window: this, session: defaultSession, protocolHandlers, invokeHandlers, report });
    await browser.goto(address);
    this.emit('ready-to-show');
  }
  close() {
    if (this.#destroyed) return;
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    report({ type: 'close', prevented });
    if (!prevented) this.destroy();
  }
  destroy() {
    this.#destroyed = true;
    windows.delete(this);
    if (windows.size === 0) app.emit('window-all-closed');
  }
  isDestroyed = () => this.#destroyed;
  getNormalBounds = () => this.bounds;
  isMaximized = () => false;
  isMinimized = this.isMaximized;
  setTitle = (title) => report({ type: 'title', title });
  setDocumentEdited() {}
  show() {}
  focus = () => report({ type: 'focus' });
}

process.on('message', (message) => {
  if (message.type === 'answer') answers.push(message);
  else if (message.type === 'menu') menu.find(({ id }) => id === message.id)?.click?.();
  else if (message.type === 'close') for (const window of windows) window.close();
  else if (message.type === 'second-instance') app.emit('second-instance', {}, message.args, message.folder);
});
