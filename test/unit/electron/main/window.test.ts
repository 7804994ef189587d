import { describe, expect, it, vi } from 'vitest';
import { ANSWER_TIME, createCloseGuard } from '../../../../electron/main/close-guard.ts';
import { handleRequests, isTrustedSender, type RequestHandlers } from '../../../../electron/main/ipc/handle-requests.ts';
import { windowRequests } from '../../../../electron/main/ipc/window-requests.ts';
import { accelerator, EMPTY_MENU, menuTemplate } from '../../../../electron/main/menu-template.ts';
import { FIRST_WINDOW, fitToScreens, parseWindowState } from '../../../../electron/main/window-state.ts';
import { channelName, REQUEST_CHANNELS } from '../../../../shared/protocol/ipc-channels.ts';

describe('the window state', () => {
  it('comes back as it was stored', () => {
    expect(parseWindowState('{"x":10,"y":20,"width":1200,"height":800,"maximised":true}')).toEqual({
      x: 10,
      y: 20,
      width: 1200,
      height: 800,
      maximised: true,
    });
  });

  it.each([[''], ['null'], ['[]'], ['{"width":"a"}'], ['{"width":1e999,"height":1}']])('is the first window for %s', (text) => {
    expect(parseWindowState(text)).toEqual(FIRST_WINDOW);
  });

  it('never is smaller than the app can be used', () => {
    expect(parseWindowState('{"width":10,"height":10}')).toMatchObject({ width: 900, height: 600 });
  });

  it('leaves a screen that is gone', () => {
    const state = { x: 3000, y: 100, width: 1200, height: 800, maximised: false };
    const screen = { x: 0, y: 0, width: 1920, height: 1080 };
    expect(fitToScreens(state, [screen])).toMatchObject({ x: null, y: null, width: 1200 });
    expect(fitToScreens(state, [screen, { ...screen, x: 1920 }])).toBe(state);
  });
});

describe('the menu', () => {
  const menus = [
    {
      id: 'file' as const,
      label: 'File',
      items: [
        { command: 'save', label: 'Save', shortcut: 'Mod+S', enabled: true },
        null,
        { command: 'close', label: 'Close model', shortcut: null, enabled: false },
      ],
    },
  ];

  it('shows the commands of the window with their shortcuts, and runs them', () => {
    const run = vi.fn();
    const [file] = menuTemplate(menus, 'linux', run);
    const items = file?.submenu as {
      label?: string;
      accelerator?: string;
      enabled?: boolean;
      role?: string;
      type?: string;
      click?: () => void;
    }[];
    expect(items.map(({ label, accelerator: keys, enabled, role, type }) => [label ?? role ?? type, keys, enabled])).toEqual([
      ['Save', 'CommandOrControl+S', true],
      ['separator', undefined, undefined],
      ['Close model', undefined, false],
      ['separator', undefined, undefined],
      ['quit', undefined, undefined],
    ]);
    items[0]?.click?.();
    expect(run).toHaveBeenCalledWith('save');
  });

  it('has the menus that macOS expects', () => {
    expect(menuTemplate(EMPTY_MENU, 'darwin', vi.fn()).map(({ role, label }) => role ?? label)).toEqual([
      'appMenu',
      'File',
      'Edit',
      'View',
      'windowMenu',
    ]);
  });

  it('says Mod in the words of Electron', () => {
    expect(accelerator('Mod+Shift+Z')).toBe('CommandOrControl+Shift+Z');
  });
});

describe('closing with unsaved work', () => {
  const make = (windowAnswers = true) => {
    const timers: (() => void)[] = [];
    const host = {
      askWindow: vi.fn(() => windowAnswers),
      closeWindow: vi.fn(),
      askPerson: vi.fn(() => Promise.resolve(false)),
      later: (action: () => void, time: number) => {
        expect(time).toBe(ANSWER_TIME);
        timers.push(action);
        return () => {
          timers.splice(timers.indexOf(action), 1);
        };
      },
    };
    return { host, timers, guard: createCloseGuard(host) };
  };

  it('goes at once when nothing is unsaved', () => {
    const { guard, host } = make();
    expect(guard.mayClose()).toBe(true);
    expect(host.askWindow).not.toHaveBeenCalled();
  });

  it('waits for the window, once, and then closes', () => {
    const { guard, host, timers } = make();
    guard.setUnsaved(true);
    expect(guard.mayClose()).toBe(false);
    expect(guard.mayClose()).toBe(false);
    expect(host.askWindow).toHaveBeenCalledOnce();
    guard.answer(true);
    expect(host.closeWindow).toHaveBeenCalledOnce();
    expect(guard.mayClose()).toBe(true);
    expect(timers).toHaveLength(0);
  });

  it('stays when the person wants to stay, and asks again the next time', () => {
    const { guard, host } = make();
    guard.setUnsaved(true);
    guard.mayClose();
    guard.answer(false);
    expect(host.closeWindow).not.toHaveBeenCalled();
    expect(guard.mayClose()).toBe(false);
    expect(host.askWindow).toHaveBeenCalledTimes(2);
  });

  it('asks the person when the window does not answer, and goes on waiting if told so', async () => {
    const { guard, host, timers } = make();
    guard.setUnsaved(true);
    guard.mayClose();
    timers.shift()?.();
    await vi.waitFor(() => expect(timers).toHaveLength(1));
    expect(host.closeWindow).not.toHaveBeenCalled();
    host.askPerson.mockResolvedValueOnce(true);
    timers.shift()?.();
    await vi.waitFor(() => expect(host.closeWindow).toHaveBeenCalledOnce());
  });

  it('closes when no window could answer, and ignores an answer to no question', () => {
    const { guard, host } = make(false);
    guard.setUnsaved(true);
    guard.answer(true);
    expect(host.closeWindow).not.toHaveBeenCalled();
    expect(guard.mayClose()).toBe(true);
  });
});

describe('requests of the window', () => {
  const contents = {};
  const page = { url: 'app://cordon/index.html', parent: null };
  const trusted = { senderFrame: page, sender: contents } as never;
  const handlers = Object.fromEntries(
    Object.keys(REQUEST_CHANNELS).map((name) => [name, vi.fn(() => ({ ok: true, value: null }))]),
  ) as unknown as RequestHandlers;
  const registered = new Map<string, (event: never, argument: unknown) => Promise<unknown>>();
  handleRequests({ handle: (name: string, handler: never) => registered.set(name, handler) }, () => contents, handlers);

  it('have a handler for every declared channel and for no other', () => {
    expect([...registered.keys()]).toEqual((Object.keys(REQUEST_CHANNELS) as (keyof typeof REQUEST_CHANNELS)[]).map(channelName));
  });

  it.each([
    ['a foreign page', { senderFrame: { url: 'https://example.org/', parent: null }, sender: contents }],
    ['a frame in our page', { senderFrame: { url: 'app://cordon/index.html', parent: {} }, sender: contents }],
    ['other contents', { senderFrame: page, sender: {} }],
    ['a page that is gone', { senderFrame: null, sender: contents }],
  ])('of %s are refused', async (_name, event) => {
    expect(isTrustedSender(event as never, () => contents)).toBe(false);
    expect(await registered.get('cordon:openFile')?.(event as never, {})).toMatchObject({
      ok: false,
      error: { kind: 'refused', detail: 'sender' },
    });
    expect(handlers.openFile).not.toHaveBeenCalled();
  });

  it.each([
    ['openRecentFile', { id: 7 }],
    ['openRecentFile', undefined],
    ['saveFile', { id: 'x', bytes: 'text', expected: null }],
    ['saveFileAs', { suggestedName: '../../etc/passwd', bytes: new Uint8Array() }],
    ['setMenu', { menus: [{ id: 'other', label: 'x', items: [] }] }],
    ['answerClose', { close: 'yes' }],
  ])('with a wrong argument for %s are refused', async (channel, argument) => {
    expect(await registered.get(`cordon:${channel}`)?.(trusted, argument)).toMatchObject({
      ok: false,
      error: { kind: 'refused', detail: 'argument' },
    });
  });

  it('reach their handler with the parsed argument', async () => {
    await registered.get('cordon:openRecentFile')?.(trusted, { id: 'a', extra: 1 });
    expect(handlers.openRecentFile).toHaveBeenCalledWith({ id: 'a' });
  });

  it('get a reply even when the handler fails', async () => {
    vi.mocked(handlers.clearRecentFiles).mockImplementationOnce(() => {
      throw new Error('/secret/path');
    });
    expect(await registered.get('cordon:clearRecentFiles')?.(trusted, {})).toEqual({
      ok: false,
      error: { kind: 'io', name: '', detail: 'unexpected failure' },
    });
  });

  it('set title, unsaved mark and menu', async () => {
    const frame = { setTitle: vi.fn(), setDocumentEdited: vi.fn(), showMenu: vi.fn() };
    const guard = { setUnsaved: vi.fn(), answer: vi.fn(), mayClose: () => true, reset: vi.fn() };
    const requests = windowRequests(frame, guard);
    await requests.setDocumentState({ title: 'Ward 3', unsaved: true });
    await requests.setDocumentState({ title: '', unsaved: false });
    await requests.setMenu({ menus: EMPTY_MENU });
    await requests.answerClose({ close: true });
    expect(frame.setTitle.mock.calls).toEqual([['• Ward 3 – Cordon'], ['Cordon']]);
    expect(guard.setUnsaved.mock.calls).toEqual([[true], [false]]);
    expect(frame.showMenu).toHaveBeenCalledWith(EMPTY_MENU);
    expect(guard.answer).toHaveBeenCalledWith(true);
  });
});
