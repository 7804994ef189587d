import { expect, test } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { expectAccessible } from '../helpers/accessible.ts';
import { node, settled } from '../helpers/hands.ts';

const pack = fileURLToPath(new URL('../fixtures/packs/ward-devices.yaml', import.meta.url));

test('a model remembers the knowledge base that it was analysed with, and another version waits to be accepted', async ({ page }) => {
  const bar = page.getByRole('region', { name: 'Another version of the knowledge base' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Open a copy of Infusion pump fleet' }).click();
  await settled(page);
  await expect(bar).toHaveCount(0);
  await page.locator('.react-flow__node').first().click();
  await page.keyboard.press('Delete');
  await settled(page);
  // Long enough for the note that follows a run of edits; it is no step of Undo.
  await page.waitForTimeout(2500);
  await page.getByRole('button', { name: 'Own packs' }).click();
  await page.getByLabel('Pack file to import').setInputFiles(pack);
  await page.getByRole('checkbox', { name: 'Use Ward devices of our house' }).check();
  await expect(page.getByText('In use')).toBeVisible();
  await page.getByRole('button', { name: 'Workspace', exact: true }).click();
  await settled(page);
  await expect(bar).toContainText(
    /was last analysed with version [\d.]+ of the knowledge base; what you see comes from version [\d.]+\+ward-devices-1\.0\.0/,
  );
  await expect(bar).toContainText(/Serious findings ([\d,]+) → \1, risk index ([\d,]+) → \2\./);
  await expect(bar).toContainText('compares the new analysis with the result that the model stored');
  await expectAccessible(page, 'another version of the knowledge base');
  await page.screenshot({ path: 'test-results/knowledge-pin.png' });
  await bar.getByRole('button', { name: 'Accept this version' }).click();
  await expect(bar).toHaveCount(0);

  // Undo takes the acceptance back, and nothing of the model with it.
  await page.keyboard.press('Control+z');
  await expect(bar).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(bar).toHaveCount(0);
  await page.waitForTimeout(500);
  await page.reload();
  await expect(node(page, 'Pump server')).toBeVisible();
  await settled(page);
  await expect(bar).toHaveCount(0);
});
