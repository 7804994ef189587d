import { describe, expect, it, vi } from 'vitest';
import { isOwnAddress } from '../../../../electron/main/app-origin.ts';
import { applyOfflineSwitches, OFFLINE_SWITCHES } from '../../../../electron/main/offline-switches.ts';
import { ALLOWED_PERMISSIONS, guardPermissions, isPermitted } from '../../../../electron/main/permissions.ts';
import { refuseNavigation } from '../../../../electron/main/refuse-navigation.ts';
import { refuseNetwork, staysInside } from '../../../../electron/main/refuse-network.ts';
import { windowOptions } from '../../../../electron/main/window-options.ts';
import { FIRST_WINDOW } from '../../../../electron/main/window-state.ts';

type Handler = (...args: never[]) => unknown;

describe('what is switched off before the app is ready', () => {
  it('is this list; taking one away needs a decision', () => {
    expect(OFFLINE_SWITCHES.map(([name]) => name).sort()).toEqual([
      'disable-background-networking',
      'disable-breakpad',
      'disable-client-side-phishing-detection',
      'disable-component-update',
      'disable-crash-reporter',
      'disable-domain-reliability',
      'disable-features',
      'disable-sync',
      'dns-prefetch-disable',
      'force-webrtc-ip-handling-policy',
      'host-resolver-rules',
      'no-first-run',
      'no-pings',
      'no-proxy-server',
    ]);
  });

  it('is given to Chromium, each with its value', () => {
    const appendSwitch = vi.fn();
    applyOfflineSwitches({ appendSwitch });
    expect(appendSwitch).toHaveBeenCalledTimes(OFFLINE_SWITCHES.length);
    expect(appendSwitch).toHaveBeenCalledWith('host-resolver-rules', 'MAP * ~NOTFOUND');
    expect(appendSwitch).toHaveBeenCalledWith('disable-background-networking');
  });
});

describe('the window', () => {
  it('is a sandboxed page without Node, spell checker, webviews or a way to drop a page on it', () => {
    expect(windowOptions('/preload.cjs', FIRST_WINDOW, false).webPreferences).toEqual({
      preload: '/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
    });
  });
});

describe('own addresses', () => {
  it.each([
    ['app://cordon/index.html', true],
    ['app://cordon/', true],
    ['app://cordon.evil/', false],
    ['app://evil@cordon/', false],
    ['app://evil/', false],
    ['https://cordon/', false],
    ['file:///etc/passwd', false],
    ['not an address', false],
  ])('%s: %s', (address, own) => {
    expect(isOwnAddress(address)).toBe(own);
  });
});

describe('permissions', () => {
  it('are writing to the clipboard and nothing else', () => {
    expect(ALLOWED_PERMISSIONS).toEqual(['clipboard-sanitized-write']);
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'openExternal',
      'clipboard-read',
      'hid',
      'serial',
      'usb',
      'fileSystem',
    ]) {
      expect(isPermitted(permission, 'app://cordon/'), permission).toBe(false);
    }
  });

  it('are given to our own origin only', () => {
    expect(isPermitted('clipboard-sanitized-write', 'app://cordon/')).toBe(true);
    expect(isPermitted('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
  });

  it('are checked, asked and refused for devices', () => {
    const handlers: Record<string, Handler> = {};
    const keep = (name: string) => (handler: Handler | null) => {
      if (handler !== null) handlers[name] = handler;
    };
    guardPermissions({
      setPermissionCheckHandler: keep('check'),
      setPermissionRequestHandler: keep('request'),
      setDevicePermissionHandler: keep('device'),
    });
    expect(handlers['check']?.(...([null, 'media', 'app://cordon/'] as never[]))).toBe(false);
    expect(handlers['device']?.(...([{}] as never[]))).toBe(false);
    const answer = vi.fn();
    handlers['request']?.(...([null, 'clipboard-sanitized-write', answer, { requestingUrl: 'app://cordon/index.html' }] as never[]));
    handlers['request']?.(...([null, 'geolocation', answer, { requestingUrl: 'app://cordon/index.html' }] as never[]));
    expect(answer.mock.calls).toEqual([[true], [false]]);
  });
});

describe('the network', () => {
  it.each([
    ['app://cordon/assets/index.js', true],
    ['blob:app://cordon/1234', true],
    ['data:image/png;base64,AAAA', true],
    ['devtools://devtools/bundled/x.js', true],
    ['https://example.org/', false],
    ['http://127.0.0.1:47615/', false],
    ['ws://example.org/', false],
    ['ftp://example.org/', false],
    ['file:///etc/passwd', false],
    ['blob:https://example.org/1', false],
  ])('may be asked for %s: %s', (address, inside) => {
    expect(staysInside(address)).toBe(inside);
  });

  it('is refused for every request that leaves, for downloads and for dictionaries', () => {
    const spellChecker = vi.fn();
    let before: ((details: { url: string }, answer: (reply: { cancel: boolean }) => void) => void) | null = null;
    let download: ((event: { preventDefault(): void }) => void) | null = null;
    refuseNetwork({
      setSpellCheckerEnabled: spellChecker,
      webRequest: { onBeforeRequest: (handler: typeof before) => (before = handler) },
      on: (_name: string, handler: typeof download) => (download = handler),
    } as never);
    const replies: boolean[] = [];
    for (const url of ['https://example.org/', 'app://cordon/index.html']) {
      (before as unknown as (details: object, answer: (reply: { cancel: boolean }) => void) => void)({ url }, ({ cancel }) =>
        replies.push(cancel),
      );
    }
    expect(replies).toEqual([true, false]);
    const preventDefault = vi.fn();
    (download as unknown as (event: object) => void)({ preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(spellChecker).toHaveBeenCalledWith(false);
  });
});

describe('navigation', () => {
  const handlers: Record<string, (event: { url: string; preventDefault(): void }) => void> = {};
  let open: (() => { action: string }) | null = null;
  refuseNavigation({
    on: (name: string, handler: (event: { url: string; preventDefault(): void }) => void) => (handlers[name] = handler),
    setWindowOpenHandler: (handler: () => { action: string }) => (open = handler),
  } as never);

  it('handles exactly these events', () => {
    expect(Object.keys(handlers).sort()).toEqual(['will-attach-webview', 'will-frame-navigate', 'will-navigate', 'will-redirect']);
  });

  it.each([
    ['will-navigate', 'https://example.org/', true],
    ['will-navigate', 'app://cordon/index.html', false],
    ['will-frame-navigate', 'https://example.org/', true],
    ['will-redirect', 'app://cordon/index.html', true],
    ['will-attach-webview', 'app://cordon/index.html', true],
  ])('%s to %s is stopped: %s', (name, url, stopped) => {
    const preventDefault = vi.fn();
    handlers[name]?.({ url, preventDefault });
    expect(preventDefault.mock.calls.length === 1).toBe(stopped);
  });

  it('opens no second window', () => {
    expect((open as unknown as () => { action: string })()).toEqual({ action: 'deny' });
  });
});
