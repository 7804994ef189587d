import type { Page } from '@playwright/test';
import type { Findings } from '../../shared/assessment/findings.ts';

/**
 * Listens to the app's own workers: every set of findings that one of them posts is kept as the text that Chromium
 * writes for it. To be called before the page is loaded.
 */
export async function listenToWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heardFindings: heard });
    const Native = window.Worker;
    window.Worker = class extends Native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }: MessageEvent<{ type: string; findings?: unknown }>) => {
          if (data.type === 'findings') heard.push(JSON.stringify(data.findings));
        });
      }
    };
  });
}

/** How many sets of findings the workers of this page have posted. */
export const heardCount = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { heardFindings: string[] }).heardFindings.length);

/** The next findings after the first `before` ones. */
export async function nextFindings(page: Page, before: number): Promise<Findings> {
  await page.waitForFunction((count) => (window as unknown as { heardFindings: string[] }).heardFindings.length > count, before, {
    timeout: 60_000,
  });
  return JSON.parse(await page.evaluate((at) => (window as unknown as { heardFindings: string[] }).heardFindings[at]!, before)) as Findings;
}
