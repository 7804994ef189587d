import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { codeFiles, parse, visit } from '../helpers/source-files.ts';

/** Names of the functions that a file calls, `app.whenReady` as it is written. */
function callsOf(path: string): string[] {
  const calls: string[] = [];
  visit(parse(path), (node) => {
    if (ts.isCallExpression(node)) calls.push(node.expression.getText());
  });
  return calls;
}

describe('the main process', () => {
  const calls = callsOf('electron/main/main.ts');

  it.each([
    'applyOfflineSwitches',
    'app.enableSandbox',
    'protocol.registerSchemesAsPrivileged',
    'refuseNavigationEverywhere',
    'app.requestSingleInstanceLock',
    'guardPermissions',
    'refuseNetwork',
    'protocol.handle',
    'handleRequests',
  ])('calls %s, once', (name) => {
    expect(calls.filter((call) => call === name)).toHaveLength(1);
  });

  it('does everything that has to come before ready outside of what waits for it', () => {
    const order = [
      'applyOfflineSwitches',
      'app.enableSandbox',
      'protocol.registerSchemesAsPrivileged',
      'app.requestSingleInstanceLock',
      'app.whenReady',
    ];
    const source = parse('electron/main/main.ts').getText();
    const places = order.map((name) => source.indexOf(`${name}(`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('opens windows in one place, and talks to pages over declared channels only', () => {
    const main = codeFiles().filter((path) => path.startsWith('electron/main/'));
    const windows: string[] = [];
    const listeners: string[] = [];
    for (const path of main) {
      visit(parse(path), (node) => {
        if (ts.isNewExpression(node) && node.expression.getText() === 'BrowserWindow') windows.push(path);
        if (ts.isCallExpression(node) && /^(ipc|ipcMain)\.(handle|on|once)$/.test(node.expression.getText())) listeners.push(path);
      });
    }
    expect(windows).toEqual(['electron/main/app-window.ts']);
    expect(listeners).toEqual(['electron/main/ipc/handle-requests.ts']);
  });

  it('gives the page only what the preload script makes of the channels', () => {
    expect(callsOf('electron/preload/preload.ts').filter((call) => call.startsWith('contextBridge.'))).toEqual([
      'contextBridge.exposeInMainWorld',
    ]);
  });
});
