import { expect, test } from '@playwright/test';
import { expectAccessible } from '../helpers/accessible.ts';
import { settled } from '../helpers/hands.ts';

test('gaps against laws and standards: what is missing, at which asset, and what a person must state', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
  await settled(page);
  await page.getByRole('tab', { name: 'Compliance' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Compliance' });
  await expect(panel.getByRole('heading', { name: /General Data Protection Regulation/ })).toBeVisible();
  await expect(panel.getByText('unreviewed').first()).toBeVisible();
  await panel.getByRole('combobox', { name: 'Law or standard' }).selectOption({ label: 'General Data Protection Regulation' });
  await panel.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Gap' });

  // Choosing a requirement selects what breaks it.
  await panel.getByRole('button', { name: /Kept no longer than needed/ }).click();
  await expect(page.locator('.react-flow__node.selected').filter({ hasText: 'Health records' })).toBeVisible();
  await expect(panel.getByText('State the retention period of each kind of data')).toBeVisible();
  await expectAccessible(page, 'a gap');
  await page.screenshot({ path: 'test-results/compliance.png' });

  // Stated where it belongs, the gap closes, and undo brings it back.
  await panel.getByRole('textbox', { name: 'Retention period' }).fill('30 years');
  await panel.getByRole('button', { name: 'State it' }).click();
  await expect(panel.getByRole('button', { name: /Kept no longer than needed/ })).toHaveCount(0);
  await panel.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Undecided' });
  await expect(panel.getByRole('button', { name: /Kept no longer than needed/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('[data-canvas]').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Control+z');
  await panel.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Gap' });
  await expect(panel.getByRole('button', { name: /Kept no longer than needed/ })).toBeVisible();
});

test('a requirement leads to its page in the knowledge base, and the page back to how the model stands', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
  await settled(page);
  await page.getByRole('tab', { name: 'Compliance' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Compliance' });
  await panel.getByRole('button', { name: /Kept no longer than needed/ }).click();
  const control = panel.locator('.compliance-gap .code-link').first();
  const title = await control.innerText();
  await control.click();
  const main = page.getByRole('main', { name: 'Knowledge base' });
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(title);

  await page.keyboard.press('Alt+2');
  await panel.getByRole('button', { name: 'Article 5(1)(e)', exact: true }).click();
  await expect(main.getByRole('heading', { level: 1 })).toContainText('Kept no longer than needed');
  await expectAccessible(page, 'a judged requirement');
  await main.getByRole('button', { name: 'See how my model stands' }).click();
  await expect(panel.getByRole('heading', { level: 2, name: 'Kept no longer than needed' })).toBeVisible();
});
