import { expect, test } from '@playwright/test';
import { SECURITY_HEADERS } from '../../shared/protocol/security-headers.ts';
import { writeModelFile } from '../../shared/model/file/write-model-file.ts';
import { node, settled } from '../helpers/hands.ts';
import { largeModel } from '../helpers/large-model.ts';

/** One line for a figure and the bar that it is held against by whoever reads it: a busy machine must not fail it. */
const report = (what: string, figure: number, bar: number, more = '') => {
  process.stdout.write(`${what}: ${figure.toFixed(1)} ms (bar ${String(bar)} ms${figure <= bar ? '' : ', MISSED'})${more}\n`);
};

test.describe('the canvas with 300 assets and 600 relations in view', () => {
  test('pans', async ({ page }) => {
    const model = largeModel(300, 600);
    await page.route('**/knowledge/templates/pocket-ehr.json', (route) =>
      route.fulfill({ body: writeModelFile(model), headers: { ...SECURITY_HEADERS, 'Content-Type': 'application/json' } }),
    );
    await page.goto('/');
    await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
    await expect(page.locator('.react-flow__node').first()).toBeVisible();
    await settled(page);
    await expect(page.locator('.react-flow__node')).toHaveCount(300);
    expect(await page.locator('.react-flow__edge').count()).toBe(600);

    const canvas = await page.locator('[data-canvas]').boundingBox();
    if (!canvas) throw new Error('no canvas');
    // The lower left corner of a fitted picture is empty ground.
    const start = { x: canvas.x + 6, y: canvas.y + canvas.height - 6 };
    await page.evaluate(() => {
      const frames: number[] = [];
      let last = performance.now();
      const tick = (now: number) => {
        frames.push(now - last);
        last = now;
        (window as unknown as { frames: number[] }).frames = frames;
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    });
    const place = () => page.locator('.react-flow__viewport').evaluate((element) => (element as HTMLElement).style.transform);
    const before = await place();
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    for (let i = 0; i < 120; i++) {
      await page.mouse.move(start.x + 100 * Math.sin(i / 12) + 100, start.y - 80 * (1 - Math.cos(i / 12)));
    }
    expect(await place()).not.toBe(before);
    await page.mouse.up();
    const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames.slice(2));
    frames.sort((a, b) => a - b);
    const at = (share: number) => frames[Math.floor(frames.length * share)] ?? 0;
    report('panning, median frame', at(0.5), 33.4, ` over ${String(frames.length)} frames`);
    report('panning, 95th percentile', at(0.95), 70);
    expect(frames.length).toBeGreaterThan(30);
  });
});

test.describe('Pocket EHR on the screen', () => {
  test('shows the answer to a switched control', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
    await settled(page);
    await node(page, 'Chart servers').click();
    await page
      .getByRole('complementary', { name: 'Inspector of the selection' })
      .getByRole('button', { name: /^Controls/ })
      .click();
    const times = await page.evaluate(async () => {
      const index = document.querySelector('[data-testid="risk-index"]');
      const selects = [...document.querySelectorAll<HTMLSelectElement>('.control-select')];
      const set = (select: HTMLSelectElement, value: string) => {
        Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, value);
        select.dispatchEvent(new Event('change', { bubbles: true }));
      };
      /** Switches a control and waits until the number in the status line is another one; null where it stays. */
      const measure = (select: HTMLSelectElement, value: string) =>
        new Promise<number | null>((resolve) => {
          const started = performance.now();
          const observer = new MutationObserver(() => finish(performance.now() - started));
          const timer = setTimeout(() => finish(null), 600);
          const finish = (time: number | null) => {
            observer.disconnect();
            clearTimeout(timer);
            resolve(time);
          };
          if (index) observer.observe(index, { attributes: true, attributeFilter: ['data-value'] });
          set(select, value);
        });
      const all: number[] = [];
      for (const select of selects) {
        const time = await measure(select, 'in-place');
        if (time === null) {
          set(select, '');
          continue;
        }
        all.push(time);
        for (let i = 0; i < 4; i++) {
          for (const value of ['', 'in-place']) {
            const again = await measure(select, value);
            if (again !== null) all.push(again);
          }
        }
        break;
      }
      return all.sort((a, b) => a - b);
    });
    const median = times[Math.floor(times.length / 2)] ?? Number.POSITIVE_INFINITY;
    expect(times.length).toBeGreaterThan(5);
    report('a switched control on the screen, median', median, 100, ` of ${String(times.length)}`);
  });

  test('can be worked on', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Open a copy of Pocket EHR' }).click();
    await settled(page);
    await page.waitForTimeout(500);
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('.react-flow__node')) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          (window as unknown as { usableAt: number }).usableAt = performance.now();
        });
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    await expect(page.locator('.react-flow__node').first()).toBeVisible();
    const took = await page.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return (window as unknown as { usableAt: number }).usableAt - (paint?.startTime ?? 0);
    });
    report('a usable canvas after the first paint', took, 2000);
  });
});

test.describe('the bundled knowledge base', () => {
  test('is loaded', async ({ page }) => {
    const times: number[] = [];
    for (let i = 0; i < 21; i++) {
      await page.goto('/');
      await expect(page.getByRole('button', { name: 'Open a copy of Pocket EHR' })).toBeVisible();
      times.push(await page.evaluate(() => performance.getEntriesByName('knowledge', 'measure')[0]?.duration ?? Number.NaN));
    }
    expect(times.every(Number.isFinite)).toBe(true);
    times.sort((a, b) => a - b);
    report(
      'the knowledge base read, parsed and indexed, median',
      times[10] ?? 0,
      100,
      ` of ${String(times.length)}, slowest ${times.at(-1)!.toFixed(0)} ms`,
    );
  });
});
