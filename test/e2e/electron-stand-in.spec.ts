import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OFFLINE_SWITCHES } from '../../electron/main/offline-switches.ts';
import type { CordonBridge } from '../../shared/protocol/ipc-channels.ts';
import { expect, test } from '../helpers/app-test.ts';

declare global {
  interface Window {
    readonly cordon?: CordonBridge;
  }
}

/** The compiled main process and preload script on a stand-in for the runtime: it is not Electron, see docs/adr/0005. */
test.describe('the app on a stand-in for Electron', () => {
  test('opens one window on its own protocol and asks the network for nothing', async ({ launch }) => {
    const app = await launch();
    await expect(app.page.getByRole('heading').first()).toBeVisible();
    expect(app.page.url()).toBe('http://cordon.app.localhost/index.html');
    expect(await app.page.evaluate(() => isSecureContext)).toBe(true);
    expect(await app.page.evaluate(() => crossOriginIsolated)).toBe(true);
    const [started] = app.reports.filter((report) => report.type === 'switches');
    expect(started?.switches).toEqual(Object.fromEntries(OFFLINE_SWITCHES.map(([name, value]) => [name, value ?? ''])));
    expect(app.reports.filter(({ type }) => type === 'outside' || type === 'refused')).toEqual([]);
    expect(await app.close()).toBe(0);
  });

  test('gives the page its bridge, frozen, and nothing of Node', async ({ launch }) => {
    const { page } = await launch();
    const seen = await page.evaluate(() => ({
      functions: Object.keys(window.cordon ?? {}).sort(),
      frozen: Object.isFrozen(window.cordon),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({
      functions: [
        'answerClose',
        'clearRecentFiles',
        'forgetRecentFile',
        'listRecentFiles',
        'onCloseAsked',
        'onFileHanded',
        'onMenuCommand',
        'openFile',
        'openRecentFile',
        'saveFile',
        'saveFileAs',
        'setDocumentState',
        'setMenu',
        'statFile',
        'takeHandedFile',
      ],
      frozen: true,
      node: [],
    });
  });

  test('saves, reopens and notices a change made elsewhere, through main, preload and page', async ({ launch, profile }) => {
    const app = await launch();
    const path = join(profile, 'ward.cordon.json');
    app.answerDialog('save', path);
    const saved = await app.page.evaluate(() =>
      window.cordon?.saveFileAs({ suggestedName: 'ward.cordon.json', bytes: new TextEncoder().encode('one') }),
    );
    expect(saved).toMatchObject({ ok: true, value: { name: 'ward.cordon.json', folder: profile } });
    expect(await readFile(path, 'utf8')).toBe('one');
    await writeFile(path, 'theirs');
    const refused = await app.page.evaluate(async () => {
      const files = await window.cordon?.listRecentFiles({});
      const id = files?.ok === true ? (files.value[0]?.id ?? '') : '';
      return window.cordon?.saveFile({ id, bytes: new TextEncoder().encode('two'), expected: { modified: 0, size: 3, sha256: '' } });
    });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'changed-underneath' } });
    expect(await readFile(path, 'utf8')).toBe('theirs');
    app.answerDialog('open', path);
    const opened = await app.page.evaluate(async () => {
      const file = await window.cordon?.openFile({});
      return file?.ok === true && file.value !== null ? new TextDecoder().decode(file.value.bytes) : null;
    });
    expect(opened).toBe('theirs');
  });

  test('stays on its page: no navigation, no second window, no download, no request', async ({ launch }) => {
    const app = await launch();
    const start = app.page.url();
    // Real clicks: a browser opens no window without one.
    for (const [id, target] of [
      ['elsewhere', '_self'],
      ['second', '_blank'],
    ] as const) {
      await app.page.evaluate(
        ([name, where]) => {
          const link = Object.assign(document.createElement('a'), {
            href: `https://example.org/${name}`,
            target: where,
            id: name,
            textContent: name,
          });
          Object.assign(link.style, { position: 'fixed', top: '0', left: '0', zIndex: '9999' });
          document.body.append(link);
        },
        [id, target],
      );
      await app.page.locator(`#${id}`).click();
      await app.page.evaluate((name) => document.getElementById(name)?.remove(), id);
    }
    await expect.poll(() => app.reports.filter(({ type }) => type === 'second-window')).toEqual([{ type: 'second-window', refused: true }]);
    await expect.poll(() => app.reports.filter(({ type }) => type === 'outside').length).toBeGreaterThan(0);
    expect(app.reports.filter((report) => 'refused' in report && !report.refused)).toEqual([]);
    expect(app.page.url()).toBe(start);
    // The content policy stops a request of the page before the app's own filter has to.
    const asked = await app.page.evaluate(() => fetch('https://example.org/data').then(String, () => 'refused'));
    expect(asked).toBe('refused');
  });

  test('takes a file that the system hands over, at the start and later', async ({ launch, profile }) => {
    const path = join(profile, 'handed.cordon.json');
    await writeFile(path, 'not a model');
    const app = await launch([path]);
    // The page may already have taken it; then the list of recent files knows it.
    await expect
      .poll(async () =>
        app.page.evaluate(async () => {
          await window.cordon?.takeHandedFile({});
          const files = await window.cordon?.listRecentFiles({});
          return files?.ok === true ? files.value.map(({ name }) => name) : [];
        }),
      )
      .toEqual(['handed.cordon.json']);
    app.openSecondInstance(path);
    await expect.poll(() => app.reports.some(({ type }) => type === 'focus')).toBe(true);
  });

  test('remembers where its window stood and which files were open, for this user only', async ({ launch, profile }) => {
    const first = await launch();
    first.answerDialog('save', join(profile, 'a.cordon.json'));
    await first.page.evaluate(() => window.cordon?.saveFileAs({ suggestedName: 'a.cordon.json', bytes: new Uint8Array([123, 125]) }));
    expect(await first.close()).toBe(0);
    expect(JSON.parse(await readFile(join(profile, 'userData', 'window.json'), 'utf8'))).toMatchObject({ width: 1440, height: 900 });
    const recent = join(profile, 'userData', 'recent-files.json');
    if (process.platform !== 'win32') expect((await stat(recent)).mode & 0o777).toBe(0o600);
    const second = await launch();
    const names = await second.page.evaluate(async () => {
      const files = await window.cordon?.listRecentFiles({});
      return files?.ok === true ? files.value.map(({ name }) => name) : [];
    });
    expect(names).toEqual(['a.cordon.json']);
  });

  test('shows the commands of the window in its menu', async ({ launch }) => {
    const app = await launch();
    await expect
      .poll(() => app.reports.flatMap((report) => (report.type === 'menu' ? report.items.map(({ id }) => id) : [])))
      .toContain('undo');
  });
});
