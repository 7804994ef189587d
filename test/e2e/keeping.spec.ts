import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, expect, test } from '@playwright/test';
import { writeModelFile } from '../../shared/model/file/write-model-file.ts';
import { expectAccessible } from '../helpers/accessible.ts';
import { chooseFile, renameModel } from '../helpers/hands.ts';
import { modelWith } from '../helpers/model-builder.ts';
import { type OwnChromium, startOwnChromium } from '../helpers/own-chromium.ts';

const openStory = async (page: Page, title = 'Pocket EHR') => {
  await page.getByRole('button', { name: `Open a copy of ${title}` }).click();
  await expect(page.getByRole('textbox', { name: /name of the model/i })).toHaveValue(title);
};
const goToStart = (page: Page) => page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Start' }).click();
const card = (page: Page, title: string) => page.getByRole('list', { name: 'My models' }).getByRole('listitem').filter({ hasText: title });

/** What lies in the database, by table. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('cordon');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no database'));
    });
    const counts: Record<string, number> = {};
    for (const table of db.objectStoreNames) {
      counts[table] = await new Promise((resolve) => {
        const request = db.transaction(table).objectStore(table).count();
        request.onsuccess = () => resolve(request.result);
      });
    }
    db.close();
    return counts;
  });

test.describe('keeping models in the library', () => {
  test('shows the story that was opened with its picture, its risk and its last change', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByText('Nothing here yet')).toBeVisible();
    await openStory(page);
    await renameModel(page, 'Phones of Ward 3');
    await goToStart(page);
    const mine = card(page, 'Phones of Ward 3');
    await expect(mine).toContainText(/Very low|Low|Medium|High|Very high/);
    await expect(mine).toContainText('Changed today');
    expect(await mine.locator('.start-drawing-box').count()).toBeGreaterThan(10);
    await page.screenshot({ path: test.info().outputPath('start-screen.png') });
  });

  test('comes back to the model when the page is loaded again, and to the library in a new tab', async ({ page, context }) => {
    await page.goto('/');
    await openStory(page);
    await renameModel(page, 'Loaded again');
    await page.reload();
    await expect(page.locator('.header-title')).toContainText('Loaded again');
    await expect(page.getByText('open for writing in another window')).toHaveCount(0);
    const other = await context.newPage();
    await other.goto('/');
    await expect(card(other, 'Loaded again')).toBeVisible();
    await page.close();
    await other.reload();
    await expect(card(other, 'Loaded again')).toBeVisible();
    await expect(other.getByText('Cordon was closed while')).toHaveCount(0);
  });

  test('brings back what the database had not taken yet when the page was loaded again', async ({ page }) => {
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto('/');
    await openStory(page);
    await expect(page.locator('.finding-rows')).toBeVisible();
    // From here on the database answers nothing, as on a disk that is busy while the page goes.
    await page.evaluate(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('busy', 'AbortError');
      };
      IDBObjectStore.prototype.put = IDBObjectStore.prototype.add;
    });
    await renameModel(page, 'Not written yet');
    await page.reload();
    await expect(page.locator('.header-title')).toContainText('Not written yet');
    await goToStart(page);
    await expect(card(page, 'Not written yet')).toBeVisible();
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('cordon.unwritten')))).toEqual([]);
  });

  test('opens a model read-only in a second tab, and writable once the first lets go, with what was done there', async ({
    page,
    context,
  }) => {
    await page.goto('/');
    await openStory(page);
    const second = await context.newPage();
    await second.goto('/');
    await card(second, 'Pocket EHR').getByRole('button', { name: 'Pocket EHR', exact: true }).click();
    await expect(second.getByText('This model is open for writing in another window')).toBeVisible();
    await expect(second.getByRole('textbox', { name: /name of the model/i })).toHaveAttribute('readonly', '');
    await renameModel(page, 'Changed in the first');
    await page.close();
    await expect(second.getByText('it can be changed here')).toBeVisible();
    await renameModel(second, 'Changed in the second');
    await goToStart(second);
    await expect(card(second, 'Changed in the second')).toBeVisible();
  });

  test('deletes a model with its journal, its earlier states and nothing else', async ({ page }) => {
    await page.goto('/');
    await openStory(page);
    await renameModel(page, 'To be deleted');
    await goToStart(page);
    await openStory(page, 'FoodCoach');
    await goToStart(page);
    await card(page, 'To be deleted').getByRole('button', { name: /^More/ }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('earlier states');
    // A question takes no single-letter shortcut of the window behind it.
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(card(page, 'To be deleted')).toHaveCount(0);
    await expect(card(page, 'FoodCoach')).toBeVisible();
    await expect
      .poll(() => stored(page))
      .toEqual({ cards: 1, copies: 0, handles: 0, journal: 0, snapshots: 1, packs: 0, bases: 0, baseContents: 0 });
  });

  test('brings an earlier state back as a model of its own', async ({ page }) => {
    await page.goto('/');
    await openStory(page);
    await renameModel(page, 'Newest');
    await goToStart(page);
    await page.getByText('1 earlier state').click();
    await page
      .getByRole('region', { name: 'Recover' })
      .getByRole('button', { name: /^Open Pocket EHR/ })
      .click();
    await expect(page.locator('.header-title')).toContainText('Pocket EHR (earlier state)');
    await goToStart(page);
    await expect(card(page, 'Newest')).toBeVisible();
  });

  test('has no serious accessibility findings on the start screen, light and dark', async ({ page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto('/');
      await openStory(page);
      await renameModel(page, `Seen in ${colorScheme}`);
      await goToStart(page);
      await expect(card(page, `Seen in ${colorScheme}`)).toContainText('Changed');
      await expectAccessible(page, `start screen, ${colorScheme}`);
      await page.screenshot({ path: test.info().outputPath(`start-${colorScheme}.png`), fullPage: true });
      // The next round is to begin on the start screen, not where this one ended.
      await page.evaluate(() => sessionStorage.clear());
    }
  });
});

test.describe('keeping models when things go wrong', () => {
  let profile = '';
  let running: OwnChromium | null = null;
  test.beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'cordon-keeping-'));
  });
  test.afterEach(async () => {
    await running?.kill().catch(() => undefined);
    running = null;
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  const start = async (baseURL: string | undefined, preferences: object | null = null) => {
    running = await startOwnChromium(profile, preferences);
    await running.page.goto(baseURL ?? '');
    return running.page;
  };

  test('loses at most the last gesture when the browser is killed, and says what happened', async ({ baseURL }) => {
    const page = await start(baseURL);
    await openStory(page);
    for (let i = 1; i <= 8; i++) await renameModel(page, `State ${String(i)}`);
    await renameModel(page, 'The last gesture');
    await running?.kill();

    const again = await start(baseURL);
    const recover = again.getByRole('region', { name: 'Recover' });
    await expect(recover).toContainText(/Cordon was closed while (The last gesture|State 8) was open/);
    await recover.getByRole('button', { name: /^Open (The last gesture|State 8)$/ }).click();
    await expect(again.locator('.header-title')).toContainText(/The last gesture|State 8/);
    await expect(again.getByText('open for writing in another window')).toHaveCount(0);
    await goToStart(again);
    await expect(recover.getByText('Cordon was closed while')).toHaveCount(0);
  });

  test('keeps every gesture that has come to rest, killed again and again', async ({ baseURL }) => {
    let page = await start(baseURL);
    await openStory(page);
    for (let round = 1; round <= 3; round++) {
      const title = `Round ${String(round)}`;
      await renameModel(page, title);
      await page.waitForTimeout(300);
      await running?.kill();
      page = await start(baseURL);
      await card(page, title).getByRole('button', { name: title, exact: true }).click();
      await expect(page.locator('.header-title')).toContainText(title);
    }
  });

  test('stays usable and says so where the browser lets nothing be stored', async ({ baseURL }) => {
    // The setting 'block all site data' of the browser itself.
    const page = await start(baseURL, { profile: { default_content_setting_values: { cookies: 2 } } });
    await expect(page.getByText('This browser lets Cordon store nothing')).toBeVisible();
    await openStory(page);
    await renameModel(page, 'In memory');
    await goToStart(page);
    await expect(card(page, 'In memory')).toBeVisible();
    await expect(page.getByText('are gone when it closes')).toBeVisible();
  });
});

test.describe('the user\u2019s own file', () => {
  const good = writeModelFile(
    modelWith({ title: 'From a file', assets: { a1: 'Ward', a2: 'InfusionPump' }, relations: ['a2 locatedIn a1'] }),
  );
  const upload = (page: Page, content: string | Buffer, name = 'model.json') => chooseFile(page, name, content);

  test('that cannot be opened is named with its reason, and nothing is lost', async ({ page }) => {
    // Without pickers the browser can only upload and download, which a test can answer.
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
    await page.goto('/');
    await openStory(page);
    await renameModel(page, 'Still here');
    await goToStart(page);
    const base = JSON.parse(good) as Record<string, unknown>;
    const cases: readonly (readonly [content: string | Buffer, message: RegExp])[] = [
      [good.slice(0, 100), /end of the file in the middle of a record/],
      ['{"summary":{},"detail":{}}', /OWASP Threat Dragon model/],
      [JSON.stringify({ ...base, format: 'cordon-model/9' }), /"cordon-model\/9"/],
      [
        JSON.stringify({
          ...base,
          assets: [
            { id: 'a1', type: 'Ward' },
            { id: 'a1', type: 'Nurse' },
          ],
        }),
        /"a1" again, as in assets\[0\]/,
      ],
      [JSON.stringify({ ...base, assets: [{ id: '__proto__', type: 'Ward' }] }), /reserved name/],
      [`{"x":${'['.repeat(5000)}`, /more than 100 deep/],
      [Buffer.from([0x7b, 0xff, 0x7d]), /not UTF-8/],
      [Buffer.alloc(64 * 1024 * 1024 + 1, 0x20), /64\sMB/],
    ];
    for (const [content, message] of cases) {
      await upload(page, content, 'strange.json');
      await expect(page.getByRole('alert')).toContainText(message);
      await page.getByRole('button', { name: 'Put this message away' }).first().click();
    }
    await expect(card(page, 'Still here')).toBeVisible();
    expect((await stored(page))['cards']).toBe(1);
  });

  test('opens with unknown things kept and told, and is handed out again byte by byte', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
    await page.goto('/');
    const odd = good
      .replace('"InfusionPump"', '"Teleporter"')
      .replace(
        '"relations": [',
        '"relations": [\n    {\n      "id": "q1",\n      "from": "a1",\n      "type": "beams",\n      "to": "a99"\n    },',
      );
    await upload(page, odd);
    await expect(page.getByText('opened with 1 remark')).toBeVisible();
    const handedOut = page.waitForEvent('download');
    await page.keyboard.press('Control+Shift+s');
    const path = await (await handedOut).path();
    expect(await readFile(path, 'utf8')).toBe(odd);
  });

  test('is written on Save only, noticed when changed underneath, and never overwritten unasked', async ({ page }) => {
    // The origin-private file system gives real file handles without a dialog that no test can answer.
    await page.addInitScript(() => {
      const handle = async () => (await navigator.storage.getDirectory()).getFileHandle('ward.cordon.json', { create: true });
      Object.assign(window, { showSaveFilePicker: handle, showOpenFilePicker: async () => [await handle()] });
      const granted = () => Promise.resolve('granted');
      Object.assign(FileSystemFileHandle.prototype, { requestPermission: granted, queryPermission: granted });
    });
    // A file that is being replaced at this moment cannot be read: the next look will find it.
    const onDisk = () =>
      page.evaluate(async () => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle('ward.cordon.json');
        return (await handle.getFile()).text().catch(() => 'being replaced');
      });
    const changeOnDisk = (text: string) =>
      page.evaluate(async (content) => {
        const stream = await (await (await navigator.storage.getDirectory()).getFileHandle('ward.cordon.json')).createWritable();
        await stream.write(content);
        await stream.close();
      }, text);
    await page.goto('/');
    await openStory(page);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved to ward.cordon.json')).toBeVisible();
    const first = await onDisk();
    await renameModel(page, 'Renamed');
    expect(await onDisk()).toBe(first);
    await page.keyboard.press('Control+s');
    await expect.poll(onDisk).toContain('"title": "Renamed"');

    await changeOnDisk(good);
    await renameModel(page, 'Renamed once more');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('was changed by somebody else')).toBeVisible();
    expect(await onDisk()).toBe(good);
    await page.getByRole('button', { name: 'Write over it' }).click();
    await expect.poll(onDisk).toContain('"title": "Renamed once more"');
    await expect(page.getByText('was changed by somebody else')).toHaveCount(0);

    await page.reload();
    await expect(page.locator('.header-title')).toContainText('Renamed once more');
    await renameModel(page, 'After the reload');
    await page.keyboard.press('Control+s');
    await expect.poll(onDisk).toContain('"title": "After the reload"');
  });
});
