import type { Page } from '@playwright/test';
import { expectAccessible } from '../helpers/accessible.ts';
import { expect, test } from '../helpers/app-test.ts';
import { node, settled } from '../helpers/hands.ts';

/** Where a person who needs them looks for pictures of what was tested. */
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['CORDON_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};
const lifeSupport = (page: Page) =>
  page.locator('.finding-row', { hasText: 'Life support loses power' }).filter({ hasText: 'Ventilators' }).first();

test.describe('times of reserves', () => {
  test('a battery that lasts longer lowers the risk, in one step of undo, and the finding says which times it hangs on', async ({
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Open a copy of Intensive care ward' }).click();
    await settled(page);
    await page.getByRole('searchbox', { name: 'Filter by words' }).fill('Life support loses power');
    await expect(lifeSupport(page)).toContainText('likelihood medium');
    await lifeSupport(page).click();
    await expect(page.getByRole('heading', { name: 'How long things last' })).toBeVisible();
    await expect(page.locator('.times-that-count')).toContainText('Batteries last: 30 min');
    await expect(page.locator('.times-that-count')).toContainText('Tolerates an outage of: 0 min');
    await page.getByRole('heading', { name: 'How long things last' }).scrollIntoViewIfNeeded();
    await picture(page, 'times-explained');

    // A click on one of several chosen assets keeps them all, so another one comes between.
    await node(page, 'Hospital mail').click();
    await node(page, 'Ventilators').click();
    const battery = page.getByRole('textbox', { name: 'Own battery lasts, in minutes' });
    await expect(battery).toHaveValue('45');
    await picture(page, 'times-inspector-light');
    await battery.fill('a while');
    await expect(page.getByRole('alert').filter({ hasText: '0 to 43,200 min' })).toBeVisible();
    await expectAccessible(page, 'a time that is none');
    await picture(page, 'times-wrong');
    await battery.press('Escape');
    await expect(battery).toHaveValue('45');
    await battery.fill('600');
    await battery.press('Enter');
    await settled(page);
    await expect(lifeSupport(page)).toContainText('likelihood low');

    await page.keyboard.press('Control+z');
    await settled(page);
    await expect(battery).toHaveValue('45');
    await expect(lifeSupport(page)).toContainText('likelihood medium');
    // Empty goes back to what is usual for the class.
    await battery.fill('');
    await battery.press('Enter');
    await expect(battery).toHaveValue('');
    await expect(battery).toHaveAttribute('placeholder', '30');

    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('.react-flow__node[data-id="intensive-care"]').click();
    await expect(page.getByRole('textbox', { name: 'Works by hand for, in hours' })).toHaveValue('48');
    await expectAccessible(page, 'times of a care service in the dark');
    await picture(page, 'times-inspector-dark');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
    await expect(page.getByRole('textbox', { name: 'Tolère une panne de, en minutes' })).toBeVisible();
    await picture(page, 'times-inspector-french');
  });
});
