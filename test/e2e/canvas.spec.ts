import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../helpers/accessible.ts';
import { SECURITY_HEADERS } from '../../shared/protocol/security-headers.ts';
import { writeModelFile } from '../../shared/model/file/write-model-file.ts';
import { largeModel } from '../helpers/large-model.ts';
import { connect, dragOnto, drawLine, node, placeClass, settled, standing } from '../helpers/hands.ts';

async function emptyModel(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'New model' }).click();
  await expect(page.getByRole('heading', { name: 'What do you have?' })).toBeVisible();
}
const canvas = (page: Page) => page.locator('[data-canvas]');
const sections = (page: Page, name: RegExp) =>
  page.getByRole('complementary', { name: 'Inspector of the selection' }).getByRole('button', { name });

/** Reads the relations of the selected asset as the inspector tells them. */
async function relationsOf(page: Page, name: string): Promise<readonly string[]> {
  await node(page, name).click();
  const head = sections(page, /^Relations/);
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  return (await page.locator('#section-relations .row-link').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}

test.describe('the canvas', () => {
  test('an empty model takes a pasted list, in one step of undo', async ({ page }) => {
    await emptyModel(page);
    await expectAccessible(page, 'empty model');
    await page
      .getByRole('textbox', { name: 'An asset, or a list of assets' })
      .fill('- infusion pumps\n- medical device network\n- ward\n- flux capacitor');
    await page.keyboard.press('Enter');
    await expect(page.locator('.react-flow__node')).toHaveCount(3);
    await page.keyboard.press('Control+z');
    await expect(page.locator('.react-flow__node')).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.locator('.react-flow__node')).toHaveCount(3);
  });

  test('dropping into a room says where it lies, dropping out takes that back, each in one step', async ({ page }) => {
    await emptyModel(page);
    await placeClass(page, 'infusion pump', 'InfusionPump', { x: 120, y: 120 });
    await placeClass(page, 'ward', 'Ward', { x: 560, y: 230 });
    const ward = node(page, 'Ward');
    await dragOnto(page, 'Infusion pump', ward);
    expect(await relationsOf(page, 'Infusion pump')).toEqual(['is in Ward']);
    await page.keyboard.press('Control+z');
    expect(await relationsOf(page, 'Infusion pump')).toEqual([]);
    await page.keyboard.press('Control+Shift+z');
    expect(await relationsOf(page, 'Infusion pump')).toEqual(['is in Ward']);
    await dragOnto(page, 'Infusion pump', ward, { x: -0.5, y: 0.5 });
    expect(await relationsOf(page, 'Infusion pump')).toEqual([]);
  });

  test('a room carries what is in it', async ({ page }) => {
    await emptyModel(page);
    await placeClass(page, 'ward', 'Ward', { x: 170, y: 170 });
    await placeClass(page, 'infusion pump', 'InfusionPump', { x: 180, y: 190 });
    expect(await relationsOf(page, 'Infusion pump')).toEqual(['is in Ward']);
    const pump = await node(page, 'Infusion pump').boundingBox();
    const ward = await node(page, 'Ward').boundingBox();
    if (!pump || !ward) throw new Error('not on the screen');
    await page.mouse.move(ward.x + 60, ward.y + 20);
    await page.mouse.down();
    await page.mouse.move(ward.x + 260, ward.y + 60, { steps: 8 });
    await page.mouse.up();
    const moved = await node(page, 'Infusion pump').boundingBox();
    expect(Math.round((moved?.x ?? 0) - pump.x)).toBeGreaterThan(100);
    expect(await relationsOf(page, 'Infusion pump')).toEqual(['is in Ward']);
  });

  test('offers only relations that the two classes allow, and says so where there is none', async ({ page }) => {
    await emptyModel(page);
    await placeClass(page, 'infusion pump', 'InfusionPump', { x: 160, y: 120 });
    await placeClass(page, 'patient', 'Patient', { x: 480, y: 120 });
    await placeClass(page, 'third country', 'ThirdCountry', { x: 480, y: 320 });
    await placeClass(page, 'adequate', 'AdequateCountry', { x: 160, y: 320 });
    await drawLine(page, 'Infusion pump', 'Patient');
    const offered = await page.getByRole('menuitem').allInnerTexts();
    expect(offered[0]).toBe('Infusion pump is attached to Patient');
    expect(offered.join()).not.toContain('is connected to');
    await page.keyboard.press('Escape');
    await drawLine(page, 'Third country', 'Adequate');
    await expect(page.getByText(/The knowledge base has no relation between/)).toBeVisible();
  });

  test('copies keep their connections, and deleting takes them along', async ({ page }) => {
    await emptyModel(page);
    await placeClass(page, 'infusion pump', 'InfusionPump', { x: 160, y: 120 });
    await placeClass(page, 'medical device network', 'ClinicalDeviceNetwork', { x: 520, y: 120 });
    await connect(page, 'Infusion pump', 'is connected to', 'Medical device network');
    await node(page, 'Infusion pump').click();
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await expect(page.locator('.react-flow__node')).toHaveCount(3);
    await expect(page.locator('.react-flow__edge')).toHaveCount(2);
    await page.keyboard.press('Delete');
    await expect(page.locator('.react-flow__node')).toHaveCount(2);
    await expect(page.locator('.react-flow__edge')).toHaveCount(1);
  });

  test('everything goes without a mouse: add, connect, walk, rename, move, delete', async ({ page }) => {
    await emptyModel(page);
    await canvas(page).focus();
    await page.keyboard.press('/');
    await page.keyboard.type('infusion pump');
    await page.keyboard.press('Enter');
    await page.keyboard.type('medical device network');
    await page.keyboard.press('Enter');
    await expect(page.locator('.react-flow__node')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await expect(canvas(page)).toBeFocused();
    await page.keyboard.press('c');
    await page.keyboard.type('infusion pump is connected');
    await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1);
    await expectAccessible(page, 'connect dialog');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.locator('.react-flow__edge')).toHaveCount(1);
    await canvas(page).focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
    const first = await page.locator('.react-flow__node.selected').innerText();
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']) {
      await page.keyboard.press(key);
      if ((await page.locator('.react-flow__node.selected').innerText()) !== first) break;
    }
    expect(await page.locator('.react-flow__node.selected').innerText()).not.toBe(first);
    await page.keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await page.keyboard.type('Ward thing');
    await page.keyboard.press('Enter');
    await expect(canvas(page)).toBeFocused();
    await expect(page.locator('.react-flow__node.selected')).toContainText('Ward thing');
    const before = await page.locator('.react-flow__node.selected').boundingBox();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(async () => (await page.locator('.react-flow__node.selected').boundingBox())?.y).toBeGreaterThan(before?.y ?? 0);
    await page.keyboard.press('Delete');
    await expect(page.locator('.react-flow__node')).toHaveCount(1);
  });

  test('shows 300 assets and 600 relations at once, and moves them together', async ({ page }) => {
    await page.route('**/knowledge/templates/pocket-ehr.json', (route) =>
      route.fulfill({
        body: writeModelFile(largeModel(300, 600)),
        headers: { ...SECURITY_HEADERS, 'Content-Type': 'application/json' },
      }),
    );
    await page.goto('/');
    await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
    await settled(page);
    await expect(page.locator('.react-flow__node')).toHaveCount(300);
    await expect(page.locator('.react-flow__edge')).toHaveCount(600);
    const box = await canvas(page).boundingBox();
    const place = () => page.locator('.react-flow__viewport').evaluate((element) => (element as HTMLElement).style.transform);
    const before = await place();
    // The lower left corner of a fitted picture is empty ground.
    await page.mouse.move(box!.x + 6, box!.y + box!.height - 6);
    await page.mouse.down();
    await page.mouse.move(box!.x + 80, box!.y + box!.height - 60, { steps: 5 });
    await page.mouse.up();
    expect(await place()).not.toBe(before);
  });

  test('the table says what the picture shows, and selects the same', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
    await settled(page);
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const row = page.getByRole('row', { name: /^Select Doctors' own phones/ });
    await expect(row).toContainText('Street, bus, café');
    await row.getByRole('button').click();
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue("Doctors' own phones");
    await expectAccessible(page, 'table');
  });
});

test.describe('the shell', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every part of the workspace is accessible, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto('/');
      await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
      await settled(page);
      await expectAccessible(page, 'threats');
      await page.locator('.finding-row').first().click();
      await expect(page.locator('.react-flow__node.lit').first()).toBeVisible();
      await expect(page.locator('.suggestion').first()).toBeVisible();
      await expectAccessible(page, 'a finding with its path');
      for (const tab of ['Consequences', 'Controls', 'Gaps', 'Changes']) {
        await page.getByRole('tab', { name: new RegExp(tab) }).click();
        await expectAccessible(page, tab);
      }
      await node(page, 'Chart servers').click();
      for (const section of [/^Controls/, /^Relations/, /^How bad/, /^How far/]) await sections(page, section).click();
      await expectAccessible(page, 'inspector');
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'command palette');
      await page.keyboard.press('Escape');
      await canvas(page).focus();
      await page.keyboard.press('?');
      await expect(page.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
      await expectAccessible(page, 'shortcuts');
    });
  }

  test('a command is found by its words and run', async ({ page }) => {
    await emptyModel(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('table');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('table')).toBeVisible();
  });

  test('panels keep the size that they were given', async ({ page }) => {
    await emptyModel(page);
    const bar = page.getByRole('separator', { name: 'Width of the palette' });
    await bar.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
    const width = await bar.getAttribute('aria-valuenow');
    await page.waitForTimeout(500);
    await page.reload();
    await expect(page.getByRole('separator', { name: 'Width of the palette' })).toHaveAttribute('aria-valuenow', width ?? '');
  });

  test('an engine that dies is started again, and nothing of the model is lost', async ({ page }) => {
    await page.addInitScript(() => {
      const Original = window.Worker;
      const workers: Worker[] = [];
      Object.assign(window, { workers });
      window.Worker = class extends Original {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          workers.push(this);
        }
      };
    });
    await page.goto('/');
    await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
    const before = await standing(page);
    await page.evaluate(() => {
      const [worker] = (window as unknown as { workers: Worker[] }).workers;
      worker?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true }));
    });
    await expect(page.getByText(/The engine stopped and was started again/)).toBeVisible();
    expect(await standing(page)).toEqual(before);
  });
});
