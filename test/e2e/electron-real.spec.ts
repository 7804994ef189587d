import { _electron, expect, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realElectron, WITHOUT_RUNTIME } from '../helpers/real-electron.ts';

/** The same things in Electron itself, where its runtime is installed. What only it can show is shown here. */
test.describe("the app in Electron's own runtime", () => {
  test.skip(realElectron('') === null, WITHOUT_RUNTIME);

  let profile = '';
  test.beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'cordon-electron-'));
  });
  test.afterEach(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

  test('opens one window on its own protocol, sandboxed and isolated', async () => {
    const app = await _electron.launch(realElectron(profile) ?? {});
    const page = await app.firstWindow();
    expect(page.url()).toBe('app://cordon/index.html');
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(
      await page.evaluate(() => ({
        secure: isSecureContext,
        isolated: crossOriginIsolated,
        node: 'require' in window || 'process' in window,
      })),
    ).toEqual({
      secure: true,
      isolated: true,
      node: false,
    });
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return { windows: BrowserWindow.getAllWindows().length, crashed: window?.webContents.isCrashed() };
    });
    expect(preferences).toEqual({ windows: 1, crashed: false });
    await app.close();
  });

  test('keeps the page from navigating, opening windows and asking the network', async () => {
    const app = await _electron.launch(realElectron(profile) ?? {});
    const page = await app.firstWindow();
    await page.evaluate(() => void window.open('https://example.org/'));
    await page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    await page.waitForTimeout(500);
    expect(page.url()).toBe('app://cordon/index.html');
    expect(app.windows()).toHaveLength(1);
    expect(await page.evaluate(() => fetch('https://example.org/').then(String, () => 'refused'))).toBe('refused');
    const fromMain = await app.evaluate(({ net }) => net.fetch('https://example.org/').then(String, () => 'refused'));
    expect(fromMain).toBe('refused');
    await app.close();
  });

  test('keeps its library in the profile over a restart', async () => {
    const first = await _electron.launch(realElectron(profile) ?? {});
    const page = await first.firstWindow();
    await page.evaluate(() => localStorage.setItem('probe', 'kept'));
    await first.close();
    const second = await _electron.launch(realElectron(profile) ?? {});
    expect(await (await second.firstWindow()).evaluate(() => localStorage.getItem('probe'))).toBe('kept');
    await second.close();
  });
});
