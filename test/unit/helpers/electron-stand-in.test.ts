import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const runner = fileURLToPath(new URL('../../helpers/electron-stand-in/run.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cordon-stand-in-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a main process of a few lines on the stand-in, without ever opening a browser. */
function runMain(source: string): { status: number | null; stderr: string } {
  const main = join(folder, 'main.mjs');
  writeFileSync(main, source);
  writeFileSync(join(folder, 'preload.cjs'), '');
  const env = { ...process.env, CORDON_STAND_IN_PROFILE: folder };
  return spawnSync(process.execPath, [runner, main], { env, encoding: 'utf8', timeout: 20_000 });
}

const secure = `preload: ${JSON.stringify(join(folder, 'preload.cjs'))}, contextIsolation: true, sandbox: true, webSecurity: true,
  nodeIntegration: false, nodeIntegrationInWorker: false, webviewTag: false, spellcheck: false, allowRunningInsecureContent: false`;
const openWindow = (preferences: string) =>
  `import { app, BrowserWindow } from 'electron'; void app.whenReady().then(() => { new BrowserWindow({ webPreferences: { ${preferences} } }); process.exit(0); });`;

/** The rules with which the stand-in is of use: a main process that breaks one fails here as it would there. */
describe('the stand-in for Electron', () => {
  it('opens a window with secure settings', () => {
    expect(runMain(openWindow(secure)).status).toBe(0);
  });

  it.each([
    ['contextIsolation: false'],
    ['sandbox: false'],
    ['webSecurity: false'],
    ['nodeIntegration: true'],
    ['nodeIntegrationInWorker: true'],
    ['webviewTag: true'],
    ['spellcheck: true'],
    ['allowRunningInsecureContent: true'],
  ])('refuses a window with %s', (setting) => {
    const { status, stderr } = runMain(openWindow(`${secure}, ${setting}`));
    expect(status).not.toBe(0);
    expect(stderr).toContain(`The stand-in refuses: a window with ${setting}`);
  });

  it.each([
    ['a window before ready', "import { BrowserWindow } from 'electron'; new BrowserWindow({});", 'a window before ready'],
    [
      'a switch after ready',
      "import { app } from 'electron'; void app.whenReady().then(() => app.commandLine.appendSwitch('x'));",
      'switch x after ready',
    ],
    [
      'a scheme that is not secure',
      `import { app, protocol } from 'electron';
       protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
       void app.whenReady().then(() => protocol.handle('app', () => {}));`,
      'the scheme app is not standard and secure',
    ],
    [
      'two handlers for one channel',
      "import { ipcMain } from 'electron'; ipcMain.handle('a', () => {}); ipcMain.handle('a', () => {});",
      'two handlers for the channel a',
    ],
  ])('refuses %s', (_name, source, why) => {
    const { status, stderr } = runMain(source);
    expect(status).not.toBe(0);
    expect(stderr).toContain(`The stand-in refuses: ${why}`);
  });

  it('never gets ready while the entry module waits for it, as in Electron', () => {
    expect(runMain("import { app } from 'electron'; await app.whenReady();").status).toBe(13);
  });
});
