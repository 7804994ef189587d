import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../helpers/accessible.ts';
import { settled } from '../helpers/hands.ts';

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the knowledge base' });
const title = (page: Page) => page.getByRole('main', { name: 'Knowledge base' }).getByRole('heading', { level: 1 });
const results = (page: Page) => page.getByRole('listbox', { name: 'What was found' }).getByRole('option');
const body = (page: Page) => page.locator('.know-body');
const inModel = (page: Page) => page.getByRole('region', { name: 'In my model' });
const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector of the selection' });

async function openPocketRecord(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
  await settled(page);
}

/** Searches and opens the first entry that is found. */
async function read(page: Page, text: string): Promise<void> {
  await search(page).fill(text);
  // At once, before the list has followed the typing.
  await page.keyboard.press('Enter');
}

test.describe('the knowledge base', () => {
  test('is read before any model is open, and says so where the model would stand', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Knowledge' }).click();
    await expect(title(page)).toHaveText('Hospital knowledge base');
    await expectAccessible(page, 'overview');
    await read(page, 'T-DEV-01');
    await expect(page.getByText('Open a model to see where this appears in it.')).toBeVisible();
  });

  test('leads from a threat to a control, to a class, and to the asset in the open model', async ({ page }) => {
    await openPocketRecord(page);
    await page.keyboard.press('Alt+5');
    await read(page, 'T-APP-11');
    await expect(title(page)).toHaveText('Mobile chart cached on the phone');
    await expect(page.getByRole('img', { name: /^Picture of the pattern: / })).toBeVisible();
    await expect(body(page).getByRole('heading', { name: 'Here it occurs' })).toBeVisible();
    await expectAccessible(page, 'threat');

    const stops = body(page).locator('.know-part', { has: page.getByRole('heading', { name: 'What stops it' }) });
    const control = stops
      .locator('.know-links li', { has: page.locator('.lucide-shield-check') })
      .first()
      .getByRole('button');
    const name = await control.innerText();
    await control.click();
    await expect(title(page)).toHaveText(name);
    // The way back on the page itself: the control names the threat that led here.
    const stopped = body(page).locator('.know-part', { has: page.getByRole('heading', { name: /^Threats that it helps to stop/ }) });
    const all = stopped.getByRole('button', { name: /^Show all/ });
    if (await all.isVisible()) await all.click();
    await expect(stopped.getByRole('button', { name: 'Mobile chart cached on the phone' })).toBeVisible();
    await expectAccessible(page, 'control');

    await page.keyboard.press('Alt+ArrowLeft');
    await expect(title(page)).toHaveText('Mobile chart cached on the phone');
    await body(page).locator('.know-roles').getByRole('button').first().click();
    await expect(body(page).locator('.know-over')).toContainText('Class');
    const place = inModel(page).getByRole('button').first();
    const asset = (
      await place
        .locator('span')
        .first()
        .evaluate((element) => element.firstChild?.textContent ?? '')
    ).trim();
    expect(asset).not.toBe('');
    await expectAccessible(page, 'class');
    await place.click();
    await expect(inspector(page).getByRole('textbox', { name: 'Name' })).toHaveValue(asset);
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
    await expect(page.locator('.react-flow__node.selected')).toBeInViewport();
  });

  test('tells a finding of the model at its threat, and opens it on the canvas', async ({ page }) => {
    await openPocketRecord(page);
    await page.locator('.finding-row').first().click();
    await expect(page.locator('.detail')).toBeVisible();
    await page.locator('.detail-more summary').click();
    const code = page.locator('.code-link').first();
    const id = await code.innerText();
    expect(id).toMatch(/^T-[A-Z]{3}-\d\d$/);
    await code.click();
    await expect(body(page).locator('.know-over')).toContainText(id);
    await inModel(page).getByRole('button').first().click();
    await expect(page.locator('.detail')).toBeVisible();
    await expect(page.locator('.react-flow__node.selected').first()).toBeVisible();
  });

  test('finds by code, by clause of a standard, by group and by source', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Knowledge' }).click();
    await search(page).fill('CWE-306');
    await expect(results(page).filter({ hasText: /Unauthenticated command changes pump settings/ })).toBeVisible();
    await read(page, 'ISO 27002 8.8');
    await expect(title(page)).toContainText('ISO/IEC 27002:2022, 8.8');
    await expect(body(page).getByRole('button', { name: 'Patching by risk, with deadlines' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear' }).click();
    const count = page.locator('.know-count');
    const whole = await count.innerText();
    await page.getByRole('combobox', { name: 'Kind of entry' }).selectOption('threat');
    await page.getByRole('combobox', { name: 'Group' }).selectOption('Medical devices');
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('combobox', { name: 'Source' }).selectOption('Symbiq');
    await expect(count).not.toHaveText(whole);
    await expect(results(page).filter({ hasText: /Unauthenticated command changes pump settings/ })).toBeVisible();
    await search(page).fill('flux capacitor');
    await expect(page.getByText('Nothing fits.')).toBeVisible();
    await expectAccessible(page, 'filters');
  });

  test('is walked by keyboard alone, from the canvas and back to it', async ({ page }) => {
    await openPocketRecord(page);
    await page.locator('[data-canvas]').focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
    await page.keyboard.press('i');
    await expect(body(page).locator('.know-over')).toContainText('Class');
    await expect(title(page)).toBeFocused();
    await page.keyboard.press('/');
    await expect(search(page)).toBeFocused();
    await page.keyboard.type('K-Patch');
    await expect(results(page)).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(title(page)).toHaveText('Patching by risk, with deadlines');
    await page.keyboard.press('Tab');
    const reached: string[] = [];
    for (let i = 0; i < 40; i++) {
      const here = await page.evaluate(() => document.activeElement?.closest('.know-place, .know-links')?.className ?? '');
      reached.push(here);
      if (here.includes('know-place')) break;
      await page.keyboard.press('Tab');
    }
    expect(reached).toContain('know-links');
    expect(reached.at(-1)).toContain('know-place');
    await page.keyboard.press('Enter');
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
    await page.keyboard.press('Alt+5');
    await expect(title(page)).toHaveText('Patching by risk, with deadlines');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(body(page).locator('.know-over')).toContainText('Class');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(title(page)).toHaveText('Patching by risk, with deadlines');
  });

  test('opens from the inspector and from the palette', async ({ page }) => {
    await openPocketRecord(page);
    await page.locator('.react-flow__node', { hasText: 'Chart servers' }).last().click();
    await inspector(page).locator('.inspector-head .term').click();
    await expect(body(page).locator('.know-over')).toContainText('Class Server');
    await page.keyboard.press('Alt+2');
    await page.getByRole('searchbox', { name: 'Add or find' }).fill('infusion pump');
    await page.locator('[data-class="InfusionPump"]').focus();
    await page.keyboard.press('F1');
    await expect(title(page)).toHaveText('Infusion pump');
  });

  test('can be read in the dark, and is not loaded before somebody wants it', async ({ page }) => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.emulateMedia({ colorScheme: 'dark' });
    await openPocketRecord(page);
    expect(loaded.filter((url) => /\/Know-/.test(url))).toEqual([]);
    const started = Date.now();
    await page.keyboard.press('Alt+5');
    await expect(search(page)).toBeVisible();
    process.stdout.write(`the knowledge base is on the screen after ${String(Date.now() - started)} ms\n`);
    expect(loaded.some((url) => /\/Know-.*\.js$/.test(url))).toBe(true);
    await expectAccessible(page, 'overview in the dark');
    await read(page, 'T-SID-14');
    await expectAccessible(page, 'threat in the dark');
    await read(page, 'K-Patch');
    await expectAccessible(page, 'control in the dark');
  });

  test('says of a threat that is not in the model what is missing, and leads to what nearly fits', async ({ page }) => {
    await openPocketRecord(page);
    await page.keyboard.press('Alt+5');
    const why = inModel(page).getByRole('region', { name: 'Why it is not there' });
    // A side effect, whose controls are links.
    await read(page, 'T-ACC-14');
    await expect(why).toContainText('It is a side effect.');
    await expect(why.locator('.know-links').getByRole('button').first()).toBeVisible();
    // A class of which the model has nothing.
    await read(page, 'T-DEV-01');
    await expect(why).toContainText('The model has nothing of the class Infusion pump.');
    await expect(why.getByRole('heading', { name: /^What it would take and is there/ })).toBeVisible();
    await expect(why.getByRole('button', { name: /^Patients of Ward 3 East/ })).toBeVisible();
    // A relation that nothing has, with what comes nearest.
    await read(page, 'T-ACC-04');
    await expect(why).toContainText('meets all of this:');
    await expect(why.getByRole('heading', { name: /^Nearest to what is missing/ })).toBeVisible();
    await expectAccessible(page, 'a threat that is not there');
    await page.screenshot({ path: 'test-results/know-why-not.png' });

    // By keyboard to an asset that matches, and on to the canvas.
    const place = why.locator('.know-place').first();
    const name = await place
      .locator('span')
      .first()
      .evaluate((element) => element.firstChild?.textContent?.trim() ?? '');
    for (let i = 0; i < 200 && !(await place.evaluate((element) => element === document.activeElement)); i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(inspector(page).getByRole('textbox', { name: 'Name' })).toHaveValue(name);

    // In the dark, and in French.
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.keyboard.press('Alt+5');
    await expect(why).toBeVisible();
    await expectAccessible(page, 'a threat that is not there, in the dark');
    await page.screenshot({ path: 'test-results/know-why-not-dark.png' });
    await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
    await expect(page.getByRole('region', { name: 'Pourquoi elle n\u2019y est pas' })).toBeVisible();
    await page.screenshot({ path: 'test-results/know-why-not-fr.png' });
  });
});
