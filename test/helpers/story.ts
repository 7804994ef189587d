import { expect, type Page } from '@playwright/test';
import { connect, node, placeClass, settled, standing, threatLines, type Standing } from './hands.ts';

/** Somebody who has never seen the app: one model, one pump, one network too many, one thing done about it. */
export async function playStory(page: Page, picture: (name: string) => Promise<void>): Promise<Standing> {
  await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
  await expect(page.locator('.finding-row').first()).toBeVisible();
  await expect(page.locator('.finding-sentence').first()).toBeVisible();
  const asOpened = await standing(page);
  expect(asOpened.serious).toBeGreaterThan(0);
  await picture('1-opened-and-analysed');

  const canvas = await page.locator('[data-canvas]').boundingBox();
  if (!canvas) throw new Error('no canvas');
  await placeClass(page, 'infusion pump', 'InfusionPump', { x: 110, y: canvas.height - 70 });
  await placeClass(page, 'medical device network', 'ClinicalDeviceNetwork', { x: 560, y: canvas.height - 60 });
  await connect(page, 'Infusion pump', 'is connected to', 'Medical device network');
  await connect(page, 'Infusion pump', 'is attached to', 'Patients of Ward 3 East');
  const alone = await threatLines(page, 'infusion pump network');
  expect(alone.length).toBeGreaterThan(0);
  for (const line of alone) expect(line).toContain('likelihood negligible');
  const attached = await standing(page);
  await picture('2-pump-on-its-own-network');

  await connect(page, 'Ward Wi-Fi', 'may send to', 'Medical device network');
  await settled(page);
  const reachable = await threatLines(page, 'infusion pump network');
  expect(reachable.some((line) => !line.includes('likelihood negligible'))).toBe(true);
  const opened = await standing(page);
  expect(opened.index).toBeGreaterThan(attached.index);
  expect(opened.serious).toBeGreaterThan(attached.serious);

  // The way from a phone to the patient.
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('control of a therapy device infusion');
  await page.locator('.finding-row', { hasText: 'Infusion pump' }).first().click();
  await expect(page.locator('.react-flow__node.lit').filter({ hasText: 'Infusion pump' })).toBeVisible();
  await expect(page.locator('.react-flow__node.lit').filter({ hasText: 'Patients of Ward 3 East' })).toBeVisible();
  await expect(
    page
      .locator('.react-flow__node.lit')
      .filter({ hasText: /phones/ })
      .first(),
  ).toBeVisible();
  await picture('3-path-from-a-phone-to-the-patient');

  const suggestion = page.locator('.suggestion').first();
  await expect(suggestion).toContainText(/risk index [\d,]+ → [\d,]+/);
  const [, promised] = /risk index [\d,]+ → ([\d,]+)/.exec(await suggestion.innerText()) ?? [];
  const [title = 'a title'] = (await suggestion.innerText()).split('\n');
  await suggestion.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByTestId('risk-index')).toHaveAttribute('data-value', promised?.replaceAll(',', '') ?? 'a number');
  const treated = await standing(page);
  expect(treated.index).toBeLessThan(opened.index);
  expect(treated.serious).toBeLessThan(opened.serious);
  await page.getByRole('tab', { name: /^Controls/ }).click();
  await expect(page.locator('.active-strategy', { hasText: title }).first()).toBeVisible();
  await page.getByRole('tab', { name: /^Threats/ }).click();
  await picture('4-mitigated');
  return treated;
}

/** After a restart: the model is in the library, and everything in it is as it was. */
export async function expectEverythingAgain(page: Page, left: Standing, picture: (name: string) => Promise<void>): Promise<void> {
  await expect(page.getByRole('list', { name: 'My models' }).getByRole('button', { name: 'Open Pocket EHR' })).toBeVisible();
  await picture('5-library');
  await page.getByRole('list', { name: 'My models' }).getByRole('button', { name: 'Open Pocket EHR' }).click();
  await expect(node(page, 'Infusion pump')).toBeVisible();
  await expect(node(page, 'Medical device network')).toBeVisible();
  expect(await standing(page)).toEqual(left);
  await picture('6-everything-again');
}
