import { writeFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';

/** What a person does with mouse and keyboard on the workspace. */
export const node = (page: Page, name: string): Locator => page.locator('.react-flow__node', { hasText: name }).last();

/** The middle of an element in window coordinates, or another share of its width. */
async function pointIn(target: Locator, share = 0.5): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('not on the screen');
  return { x: box.x + box.width * share, y: box.y + box.height / 2 };
}

/** Finds a class in the palette and drags it to a place on the canvas, given in pixels from its upper left. */
export async function placeClass(page: Page, typed: string, type: string, at: { x: number; y: number }): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Add or find' });
  await search.fill(typed);
  await page.locator(`[data-class="${type}"]`).dragTo(page.locator('[data-canvas]'), { targetPosition: at });
  await search.fill('');
}

/** Draws a line from one asset to another; the release may open a menu. */
export async function drawLine(page: Page, from: string, to: string): Promise<void> {
  const source = node(page, from);
  await source.hover();
  const start = await pointIn(source.locator('.handle-grab'));
  const end = await pointIn(node(page, to), 0.3);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await page.mouse.up();
}

/** Draws a line and chooses the relation that it stands for. */
export async function connect(page: Page, from: string, relation: string, to: string): Promise<void> {
  await drawLine(page, from, to);
  await page.getByRole('menuitem', { name: `${from} ${relation} ${to}` }).click();
  await expect(page.getByRole('menuitem')).toHaveCount(0);
}

/** Drags an asset so that its middle comes to lie at a share of the target. d3 wants several moves. */
export async function dragOnto(page: Page, name: string, target: Locator, share = { x: 0.5, y: 0.5 }): Promise<void> {
  const source = node(page, name);
  const from = await pointIn(source, 0.4);
  const whole = await source.boundingBox();
  const box = await target.boundingBox();
  if (!box || !whole) throw new Error('not on the screen');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * share.x - whole.width * 0.1, box.y + box.height * share.y, { steps: 10 });
  await page.mouse.up();
}

/** Types another name for the open model. */
export async function renameModel(page: Page, title: string): Promise<void> {
  const field = page.getByRole('textbox', { name: /name of the model/i });
  await field.fill(title);
  await field.press('Enter');
  await expect(page.locator('.header-title')).toContainText(title);
}

/** Chooses a file where `button` lets the browser upload one, and gives its path. */
export async function chooseFile(page: Page, name: string, content: string | Uint8Array, button = 'Open a file…'): Promise<string> {
  const path = test.info().outputPath(name);
  await writeFile(path, content);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles(path);
  return path;
}

export interface Standing {
  readonly serious: number;
  readonly index: number;
}
/** The numbers of the status line, once the analysis that is under way has come. */
export async function standing(page: Page): Promise<Standing> {
  await settled(page);
  const value = async (id: string) => Number(await page.getByTestId(id).getAttribute('data-value'));
  return { serious: await value('serious'), index: await value('risk-index') };
}

/** Waits until the engine has answered the last edit. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByTestId('analysed')).toHaveAttribute('data-status', 'ready');
}

/** The threats that the list shows for a filter text, as whole lines. */
export async function threatLines(page: Page, text: string): Promise<readonly string[]> {
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill(text);
  await settled(page);
  await expect(page.locator('.finding-row').first()).toBeVisible();
  const lines = await page.locator('.finding-row').allInnerTexts();
  return lines.map((line) => line.replace(/\s+/g, ' '));
}
