import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeModelFile } from '../../shared/model/file/write-model-file.ts';
import { expect, test } from '../helpers/app-test.ts';
import { renameModel } from '../helpers/hands.ts';
import { modelWith } from '../helpers/model-builder.ts';

const openStory = async (page: Page) => {
  await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
  await expect(page.locator('.header-title')).toContainText('Pocket EHR');
};

/** Keeping, through main process, preload script and page, on the stand-in for the runtime. */
test.describe('the user\u2019s files in the desktop app (on a stand-in for Electron)', () => {
  test('are written on Save only, and a change made elsewhere is never overwritten unasked', async ({ launch, profile }) => {
    const { page, answerDialog } = await launch();
    const path = join(profile, 'ward.cordon.json');
    await openStory(page);
    answerDialog('save', path);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved to ward.cordon.json')).toBeVisible();
    const first = await readFile(path, 'utf8');
    expect(first).toContain('"title": "Pocket EHR"');

    await page.keyboard.press('Control+s');
    await expect(page.getByText('already holds exactly this model')).toBeVisible();
    expect(await readFile(path, 'utf8')).toBe(first);

    await writeFile(path, first.replace('Pocket EHR', 'Theirs'));
    await renameModel(page, 'Ours');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('was changed by somebody else')).toBeVisible();
    expect(await readFile(path, 'utf8')).toContain('Theirs');

    await page.getByRole('button', { name: 'Load the file' }).click();
    await expect(page.locator('.header-title')).toContainText('Theirs');
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Start' }).click();
    await page
      .getByText(/earlier state/)
      .first()
      .click();
    await expect(page.getByRole('region', { name: 'Recover' })).toContainText('Ours');
  });

  test('ask before the window closes without them, and are written when told so', async ({ launch, profile }) => {
    const app = await launch();
    const path = join(profile, 'ward.cordon.json');
    await openStory(app.page);
    app.answerDialog('save', path);
    await app.page.keyboard.press('Control+s');
    await expect(app.page.getByText('Saved to ward.cordon.json')).toBeVisible();
    await renameModel(app.page, 'Not yet in the file');
    const exit = app.close();
    await expect(app.page.getByText('ward.cordon.json does not hold the last changes')).toBeVisible();
    await app.page.getByRole('button', { name: 'Save and close' }).click();
    expect(await exit).toBe(0);
    expect(await readFile(path, 'utf8')).toContain('Not yet in the file');
  });

  test('open when the system hands them over', async ({ launch, profile }) => {
    const path = join(profile, 'handed.cordon.json');
    await writeFile(path, writeModelFile(modelWith({ title: 'Handed over', assets: { a1: 'Ward' } })));
    const app = await launch([path]);
    await expect(app.page.locator('.header-title')).toContainText('Handed over');
  });

  test('leave the list of recent files together with their model', async ({ launch, profile }) => {
    const { page, answerDialog } = await launch();
    await openStory(page);
    answerDialog('save', join(profile, 'ward.cordon.json'));
    await page.keyboard.press('Control+s');
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Start' }).click();
    const recent = page.getByRole('region', { name: 'Recent files' });
    await expect(recent).toContainText('ward.cordon.json');
    await page.getByRole('button', { name: 'More for Pocket EHR' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('Your file ward.cordon.json stays where it is');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('Nothing here yet')).toBeVisible();
    await expect(recent).toHaveCount(0);
    expect(await readFile(join(profile, 'ward.cordon.json'), 'utf8')).toContain('Pocket EHR');
  });

  test('and the library are found again after the app was closed', async ({ launch }) => {
    const first = await launch();
    await openStory(first.page);
    await renameModel(first.page, 'Found again');
    expect(await first.close()).toBe(0);
    const second = await launch();
    await expect(second.page.getByRole('list', { name: 'My models' })).toContainText('Found again');
    await expect(second.page.getByText('Cordon was closed while')).toHaveCount(0);
  });
});
