import { readFile, writeFile } from 'node:fs/promises';
import { type Page, expect, test } from '@playwright/test';
import type { Findings } from '../../shared/assessment/findings.ts';
import { measuredCordon, type MeasuredRun } from '../helpers/built-engine.ts';
import { chooseFile } from '../helpers/hands.ts';
import {
  closingDomain,
  crowdOnOneNetwork,
  explodingDomain,
  explodingSystem,
  gzipBomb,
  longLiteral,
  namedSystem,
  ringOfJoins,
  ringSystem,
  twoCrowds,
} from '../helpers/hostile-files.ts';
import { smallDomain } from '../helpers/ssm-quads.ts';

/** Wall-clock limits hold on a machine whose two cores are busy with other things; nothing here comes near them otherwise. */
const MOST_SECONDS = 120;
const MOST_MEGABYTES = 4_000;
/** The longest that the window may not answer, in milliseconds. */
const MOST_SILENCE = 10_000;

test.describe('the console program', () => {
  test.setTimeout(300_000);
  const saved = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = test.info().outputPath(name);
    await writeFile(path, content);
    return path;
  };
  const expectBounded = ({ seconds, megabytes }: MeasuredRun, what: string) => {
    process.stdout.write(`${what}: ${seconds.toFixed(1)} s, ${megabytes === null ? '?' : megabytes.toFixed(0)} MB\n`);
    expect(seconds, what).toBeLessThan(MOST_SECONDS);
    expect(megabytes ?? 0, what).toBeLessThan(MOST_MEGABYTES);
  };
  const analysed = async (name: string, text: string): Promise<{ run: MeasuredRun; findings: Findings }> => {
    const [path, out] = [await saved(name, text), test.info().outputPath('findings.json')];
    const run = await measuredCordon(['analyse', path, '--json', out, '--top', '50']);
    expectBounded(run, name);
    expect(run.code, run.stderr).toBe(0);
    return { run, findings: JSON.parse(await readFile(out, 'utf8')) as Findings };
  };

  test('bears fifty thousand computers on one network', async () => {
    const { findings } = await analysed('crowd.json', crowdOnOneNetwork(50_000));
    expect(findings.threats).toHaveLength(50);
    expect(Object.values(findings.threatCounts).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100_000);
  });

  test('leaves out the threat that explodes, says which and why, and tells the others', async () => {
    const { run, findings } = await analysed('two-crowds.json', twoCrowds(4_000));
    expect(findings.complete).toBe(false);
    expect(findings.problems).toMatchObject([{ kind: 'too-many-matches', entry: 'T-NET-03' }]);
    expect(run.stderr).toContain('The analysis is incomplete');
    expect(findings.threats).toHaveLength(50);
  });

  test('follows a ring of a thousand joined networks', async () => {
    const { findings } = await analysed('ring.json', ringOfJoins(1_000));
    expect(findings.complete).toBe(true);
  });

  test('ends the closure of a ring and a pattern that explodes in domain models of others', async () => {
    for (const [name, domain, system] of [
      ['closing', closingDomain(), ringSystem(1_000)],
      ['exploding', explodingDomain(), explodingSystem(3_000)],
    ] as const) {
      const paths = [await saved(`${name}-domain.nq`, domain), await saved(`${name}-system.nq`, system)] as const;
      const out = test.info().outputPath(`${name}.json`);
      const run = await measuredCordon(['ssm', ...paths, '--json', out]);
      expectBounded(run, name);
      expect(run.code, run.stderr).toBe(0);
      expect(run.stderr).toContain('The analysis is incomplete');
      expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ complete: false, counts: { threats: 1 } });
    }
  });

  test('refuses a literal of a million characters and a file that unpacks to a gigabyte', async () => {
    const domain = await saved('domain.nq', smallDomain());
    for (const [name, content, reason] of [
      ['literal.nq', longLiteral(1_000_000), /literal\.nq, line \d+: a term of more than 100000 characters/],
      ['bomb.nq.gz', gzipBomb(), /bomb\.nq\.gz: more than 256 MB after unpacking/],
    ] as const) {
      const path = await saved(name, content);
      for (const files of [
        [domain, path],
        [path, path],
      ]) {
        const run = await measuredCordon(['ssm', ...files]);
        expectBounded(run, name);
        expect(run.code).toBe(1);
        expect(run.stderr).toMatch(reason);
      }
    }
  });
});

test.describe('the app', () => {
  test.setTimeout(300_000);
  const incomplete = (page: Page) => page.getByRole('button', { name: 'Analysis incomplete' });
  const gaps = (page: Page) => page.locator('.gap');

  async function start(page: Page): Promise<void> {
    await page.addInitScript(() => {
      // Without pickers the browser can only upload, which a test can answer.
      Reflect.deleteProperty(window, 'showOpenFilePicker');
      let last = performance.now();
      Object.assign(window, { longestSilence: 0 });
      setInterval(() => {
        const now = performance.now();
        const window_ = window as unknown as { longestSilence: number };
        window_.longestSilence = Math.max(window_.longestSilence, now - last);
        last = now;
      }, 20);
    });
    await page.goto('/');
  }
  const openQuads = (page: Page, name: string, content: string | Uint8Array) =>
    chooseFile(page, name, content, 'Open a domain model or system model…');
  const goStart = (page: Page) => page.getByRole('button', { name: 'Start', exact: true }).click();

  /** The window answered all the time, and another model opens and is analysed. */
  async function expectAlive(page: Page, what: string): Promise<void> {
    const silence = await page.evaluate(() => (window as unknown as { longestSilence: number }).longestSilence);
    process.stdout.write(`${what}: the window was silent for at most ${silence.toFixed(0)} ms\n`);
    expect(silence).toBeLessThan(MOST_SILENCE);
    await goStart(page);
    await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
    await expect(page.getByRole('textbox', { name: /name of the model/i })).toHaveValue(/^Pocket EHR/);
    await expect(page.getByTestId('analysed')).toHaveAttribute('data-status', 'ready', { timeout: 30_000 });
    await page.getByRole('tab', { name: /^Threats/ }).click();
    await expect(page.locator('.finding-row').first()).toBeVisible();
    await expect(incomplete(page)).toHaveCount(0);
  }

  test('shows fifty thousand computers on one network, and says that it lists the worst', async ({ page }) => {
    await start(page);
    await chooseFile(page, 'crowd.json', crowdOnOneNetwork(50_000));
    await expect(incomplete(page)).toBeVisible({ timeout: MOST_SECONDS * 1000 });
    await incomplete(page).click();
    await expect(gaps(page)).toContainText(['There are too many findings to list them all']);
    await expect(gaps(page)).toContainText(['Draw a crowd of like things as one asset that stands for many']);
    expect(await page.locator('.react-flow__node').count()).toBeLessThan(3_000);
    await page.screenshot({ path: 'test-results/hostile-crowd.png' });
    // As a table: the first rows, and more on request.
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await expect(page.getByRole('button', { name: /^Show .* more of 50,001$/ })).toBeVisible({ timeout: 30_000 });
    expect(await page.getByRole('row').count()).toBeLessThan(2_000);
    await expectAlive(page, 'fifty thousand computers');
  });

  test('names the threat that explodes, and goes on', async ({ page }) => {
    await start(page);
    await chooseFile(page, 'two-crowds.json', twoCrowds(4_000));
    await expect(incomplete(page)).toBeVisible({ timeout: MOST_SECONDS * 1000 });
    await incomplete(page).click();
    await expect(gaps(page).first()).toContainText('A threat matches in too many places');
    await expect(gaps(page).first()).toContainText('T-NET-03');
    await goStart(page);
    await chooseFile(page, 'ring.json', ringOfJoins(1_000));
    await expect(page.getByTestId('analysed')).toHaveAttribute('data-status', 'ready', { timeout: MOST_SECONDS * 1000 });
    await expectAlive(page, 'two crowds and a ring');
  });

  test('opens another model at once while a heavy one is analysed, and ends an analysis when told to', async ({ page }) => {
    await start(page);
    await chooseFile(page, 'crowd.json', crowdOnOneNetwork(50_000));
    await expect(page.getByTestId('analysed')).toHaveAttribute('data-status', 'running', { timeout: 60_000 });
    await goStart(page);
    const started = Date.now();
    await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
    await expect(page.locator('.finding-row').first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByTestId('analysed')).toHaveAttribute('data-status', 'ready');
    process.stdout.write(`another model was analysed ${String(Date.now() - started)} ms after it was asked for\n`);
    await expect(page.getByRole('textbox', { name: /name of the model/i })).toHaveValue(/^Pocket EHR/);

    await goStart(page);
    await chooseFile(page, 'crowd.json', crowdOnOneNetwork(50_000));
    const stop = page.getByRole('button', { name: 'Stop', exact: true });
    await stop.click({ timeout: 60_000 });
    const stopped = page.getByRole('button', { name: 'Analysis stopped: these findings are old' });
    await expect(stopped).toBeVisible();
    await stopped.click();
    await expect(gaps(page).first()).toContainText('You stopped it.');
    await gaps(page).first().getByRole('button', { name: 'Start the engine again' }).click();
    await expect(page.getByTestId('analysed')).toHaveAttribute('data-status', 'running');
    await expectAlive(page, 'a stopped analysis');
  });

  test('refuses files that are made to fill the memory, and analyses domain models that explode as far as it can', async ({ page }) => {
    await start(page);
    const alert = page.getByRole('alert');
    for (const [name, content, reason] of [
      ['literal.nq', longLiteral(1_000_000), 'a term of more than 100000 characters'],
      ['bomb.nq.gz', gzipBomb(), 'more than 256 MB after unpacking'],
    ] as const) {
      await openQuads(page, name, content);
      await expect(alert).toContainText(name, { timeout: MOST_SECONDS * 1000 });
      await expect(alert).toContainText(reason);
    }
    const bases = page.getByRole('list', { name: 'Knowledge bases' }).getByRole('listitem');
    await openQuads(page, 'exploding.nq', explodingDomain());
    await expect(bases).toHaveCount(2);
    await openQuads(page, 'exploding-system.nq', explodingSystem(3_000));
    await expect(incomplete(page)).toBeVisible({ timeout: MOST_SECONDS * 1000 });
    await incomplete(page).click();
    await expect(gaps(page).first()).toContainText('A threat matches in too many places');
    await expectAlive(page, 'files that are made to fill the memory');
    await goStart(page);
    await openQuads(page, 'small.nq', namedSystem());
    await expect(page.getByText('b "one"').first()).toBeVisible();
  });
});
