import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, expect, test } from '@playwright/test';
import { expectAccessible } from '../helpers/accessible.ts';
import { chooseFile } from '../helpers/hands.ts';
import { smallDomainFile, smallSystemFile } from '../helpers/small-domain.ts';

const conformance = new URL('../../../shared/conformance/', import.meta.url);
const hasConformance = existsSync(conformance);
if (!hasConformance) console.warn('Skipped: published SSM models in the app, because ../shared/conformance is not here.');

const picture = async (page: Page, name: string) => {
  await mkdir('test-results/ssm', { recursive: true });
  await page.screenshot({ path: join('test-results/ssm', `${name}.png`) });
};
const start = async (page: Page) => {
  // Without pickers the browser can only upload and download, which a test can answer.
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
  await page.goto('/');
};
const open = (page: Page, name: string, content: Uint8Array) => chooseFile(page, name, content, 'Open a domain model or system model…');
const bases = (page: Page) => page.getByRole('list', { name: 'Knowledge bases' }).getByRole('listitem');
const published = async (file: string) => new Uint8Array(await readFile(new URL(file, conformance)));

test.describe('an SSM domain model as a knowledge base of its own', () => {
  test('is listed, gives a new model its classes, and its system model its findings', async ({ page }) => {
    await start(page);
    await expect(bases(page)).toHaveCount(1);
    await open(page, 'system.nq', smallSystemFile());
    await expect(page.getByRole('alert')).toContainText('workshop-domain');

    await open(page, 'workshop.nq', smallDomainFile());
    await expect(bases(page).filter({ hasText: 'Workshop 1a' })).toContainText('2 classes, 1 threat, from workshop.nq');
    await bases(page).last().scrollIntoViewIfNeeded();
    await picture(page, 'knowledge-bases');
    await expectAccessible(page, 'start screen with a domain model');

    await open(page, 'system.nq', smallSystemFile());
    await expect(page.locator('#asset-mains')).toContainText('Mains of hall 3');
    await expect(page.locator('.container-group')).toContainText('Hall 3');
    await expect(page.getByText('Machine stops when feed fails').first()).toBeVisible();
    await picture(page, 'small-system');
    await expectAccessible(page, 'a system model of SSM');

    // Its control strategy is offered.
    await page.getByText('Machine stops when feed fails').first().click();
    await expect(page.getByText('Bridge the gap').first()).toBeVisible();
    await picture(page, 'small-system-finding');
    const serious = page.getByTestId('serious');
    await expect(serious).toHaveAttribute('data-value', '1');
    await page.getByRole('button', { name: 'Apply' }).first().click();
    await expect(serious).toHaveAttribute('data-value', '0');

    // As a system model again, for those who go on in SSM.
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Save as an SSM');
    await page.keyboard.press('Enter');
    const saved = await (await download).path();
    expect(await readFile(saved, 'utf8')).toMatch(/CS-Battery-\w+> <[^>]*isProposed> "true"/);

    // What is kept is opened with the same knowledge base after the page is loaded again.
    await page.waitForTimeout(500);
    await page.reload();
    await expect(page.getByText('Machine stops when feed fails').first()).toBeVisible();
  });

  test('gives its palette to a new model, and the hospital keeps its own', async ({ page }) => {
    await start(page);
    await open(page, 'workshop.nq', smallDomainFile());
    await page.getByRole('button', { name: 'New model with Workshop 1a' }).click();
    await page
      .getByRole('button', { name: /Machine/ })
      .first()
      .click();
    await expect(page.getByText('Milling machine').first()).toBeVisible();
    await expect(page.getByText('Medical devices', { exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
    await expect(page.getByText('Milling machine')).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: /name of the model/i })).toHaveValue('Pocket EHR');

    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('button', { name: 'Remove Workshop 1a' }).click();
    await expect(bases(page)).toHaveCount(1);
  });

  test('is refused with reasons where the file is broken or its scales are strange', async ({ page }) => {
    await start(page);
    await open(page, 'broken.nq', new TextEncoder().encode('<http://example.org/a> <http://example.org/b> nothing .\n'));
    await expect(page.getByRole('alert')).toContainText('broken.nq');
    await open(page, 'three.nq', smallDomainFile(['No', 'Some', 'Full']));
    await expect(page.getByRole('alert')).toContainText('3 trustworthiness levels and 5 likelihood levels');
    await open(page, 'half.nq.gz', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3));
    await expect(page.getByRole('alert')).toContainText('half.nq.gz');
    await expect(bases(page)).toHaveCount(1);
  });
});

test.describe('published models', () => {
  test.skip(!hasConformance, 'needs ../shared/conformance');

  test('the largest demonstration shows its live threats soon after it was opened', async ({ page }) => {
    await start(page);
    await open(page, 'domain-6a3-3-1.nq.gz', await published('domains/domain-6a3-3-1.nq.gz'));
    await expect(bases(page)).toHaveCount(2, { timeout: 30_000 });
    await picture(page, 'large-base');
    const started = Date.now();
    await open(page, 'cyberkit4sme_demo.nq.gz', await published('systems/cyberkit4sme_demo.nq.gz'));
    await expect(page.getByText('Back Server', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('tab', { name: /Threats/ })).toContainText(/\d/, { timeout: 30_000 });
    console.log(`opened and analysed within ${String(Date.now() - started)} ms`);
    await page.waitForTimeout(1500);
    await picture(page, 'cyberkit');
    await expectAccessible(page, 'a published system model');
  });

  test('a small pair opens with its assets and findings', async ({ page }) => {
    await start(page);
    await open(page, 'domain-network-ra.nq.gz', await published('domains/domain-network-ra.nq.gz'));
    await expect(bases(page)).toHaveCount(2);
    await open(page, 'melchett.nq.gz', await published('systems/melchett.nq.gz'));
    await expect(page.locator('.react-flow__node')).toHaveCount(8);
    await page.waitForTimeout(1000);
    await picture(page, 'melchett');
  });
});
