import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../helpers/accessible.ts';
import { expect, test } from '../helpers/app-test.ts';
import { node, standing } from '../helpers/hands.ts';
import { expectEverythingAgain, playStory } from '../helpers/story.ts';

/** Pictures are kept as artefacts, to be looked at. */
function photographer(page: Page, folder: string) {
  return async (name: string) => {
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
}

test.describe('first light', () => {
  test('a pump, a network and one conduit: threats rise, a mitigation lets them fall, and all is kept', async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    const picture = photographer(page, 'test-results/story');
    await page.goto('/');
    await expectAccessible(page, 'start screen');
    const left = await playStory(page, picture);
    await expectAccessible(page, 'workspace after a mitigation');
    // Longer than the library waits before it writes; a gesture is never older than this when it is lost.
    await page.waitForTimeout(500);
    await page.reload();
    await expect(node(page, 'Infusion pump')).toBeVisible();
    expect(await standing(page)).toEqual(left);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expectEverythingAgain(page, left, picture);
    expect(complaints).toEqual([]);
  });

  test('is the same through main process and preload script on the stand-in for Electron', async ({ launch }) => {
    const first = await launch();
    const left = await playStory(first.page, photographer(first.page, 'test-results/story-stand-in'));
    await first.page.waitForTimeout(500);
    expect(await first.close()).toBe(0);
    const second = await launch();
    await expectEverythingAgain(second.page, left, photographer(second.page, 'test-results/story-stand-in'));
    expect(second.reports.filter(({ type }) => type === 'outside')).toEqual([]);
    await second.close();
  });
});
