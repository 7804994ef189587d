import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { node, settled } from '../helpers/hands.ts';

/** Where a person who needs them looks for pictures of what was tested. */
const picture = async (page: Page, name: string) => {
  const folder = process.env['CORDON_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};

const noProblems = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
};

/** Controls whose words do not fit: cut off with nothing that shows the rest. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, .tab, .place, h1:not(.visually-hidden), h2, h3, .status-line *')]
      .filter((element) => element.offsetParent !== null && element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 0)
      .filter((element) => getComputedStyle(element).overflowX === 'hidden' && getComputedStyle(element).textOverflow !== 'ellipsis')
      .map((element) => element.textContent.trim().slice(0, 60)),
  );

test.describe('the app in French', () => {
  test('is chosen in the header, speaks French from the start screen to the findings, and stays so', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'My models' })).toBeVisible();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
    await expect(page.getByRole('heading', { name: 'Mes modèles' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.getByText('Médecins et infirmiers lisent et complètent le dossier sur un téléphone')).toBeVisible();
    await noProblems(page);
    await picture(page, 'french-start');

    await page.getByRole('button', { name: 'Ouvrir une copie de Pocket EHR' }).click();
    await settled(page);
    // Classes of the palette and the inspector.
    await expect(page.getByRole('button', { name: /Dispositifs médicaux/ })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Ajouter ou rechercher' }).fill('pompe à perf');
    await expect(page.locator('[data-class="InfusionPump"]')).toContainText('Pompe à perfusion');
    await page.getByRole('searchbox', { name: 'Ajouter ou rechercher' }).fill('');
    // Titles and reasons of findings: the list is made in the window, the detail in the worker.
    await page.getByRole('searchbox', { name: 'Filtrer par mots' }).fill('téléphone');
    await settled(page);
    const first = page.locator('.finding-row').first();
    await expect(first).toContainText(/téléphone/i);
    await first.click();
    await expect(page.locator('.detail-sentence')).toContainText('«\u00a0');
    await expect(page.getByRole('heading', { name: 'Ce qui l’arrêterait' })).toBeVisible();
    await expect(page.locator('.suggestion-title').first()).toBeVisible({ timeout: 30_000 });
    await node(page, 'Chart servers').click();
    await expect(page.getByRole('complementary', { name: 'Inspecteur de la sélection' })).toContainText('Relations');
    await noProblems(page);
    expect(await cutOff(page)).toEqual([]);
    await picture(page, 'french-workspace');

    await page.getByRole('button', { name: 'Connaissances' }).click();
    await page.getByRole('searchbox').first().fill('pompe à perfusion');
    await expect(page.getByText('Pompe à perfusion volumétrique').first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Par type' })).toBeVisible();
    await noProblems(page);
    await picture(page, 'french-knowledge');

    await page.reload();
    await expect(page.getByRole('navigation', { name: 'Espaces' })).toBeVisible();
    await page.getByRole('combobox', { name: 'Langue' }).selectOption('en');
    await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('an open model changes its language with its findings', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
    await settled(page);
    const index = await page.getByTestId('risk-index').getAttribute('data-value');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
    await settled(page);
    await expect(page.getByRole('tab', { name: /Menaces/ })).toBeVisible();
    await page.locator('.finding-row').first().click();
    await expect(page.locator('.detail-sentence')).toContainText('«\u00a0');
    expect(await page.getByTestId('risk-index').getAttribute('data-value')).toBe(index);
  });
});

test.describe('a system in French', () => {
  test.use({ locale: 'fr-BE' });
  test('gets French without asking', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Mes modèles' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  });
});
