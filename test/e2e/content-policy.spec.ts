import { expect, test } from '@playwright/test';

/** What the content policy stops in the running app, tried from inside the page. */
test.describe('the content policy', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading').first()).toBeVisible();
  });

  test('lets no text become markup or code', async ({ page }) => {
    const outcome = await page.evaluate(() => {
      const attempt = (action: () => void): string => {
        try {
          action();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown';
        }
      };
      const script = document.createElement('script');
      return {
        markup: attempt(() => (document.createElement('div').innerHTML = '<b>x</b>')),
        scriptText: attempt(() => (script.text = 'window.ran = true')),
        worker: attempt(() => new Worker('./other.js')),
        policy: attempt(() => {
          const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } };
          trustedTypes.createPolicy('another', {});
        }),
        ran: 'ran' in window,
      };
    });
    expect(outcome).toEqual({ markup: 'TypeError', scriptText: 'TypeError', worker: 'TypeError', policy: 'TypeError', ran: false });
  });

  test('lets nothing leave', async ({ page }) => {
    // The browser names what its policy stopped; without the policy the same attempts fail only where there is no network.
    const stopped = await page.evaluate(async () => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => blocked.push(`${event.effectiveDirective} ${event.blockedURI}`));
      await fetch('https://example.org/fetched').catch(() => undefined);
      await fetch('http://127.0.0.1:9/').catch(() => undefined);
      navigator.sendBeacon('https://example.org/beacon', 'x');
      await new Promise((resolve) => {
        const image = new Image();
        image.onload = image.onerror = resolve;
        image.src = 'https://example.org/pixel.png';
      });
      return blocked.sort();
    });
    expect(stopped).toEqual([
      'connect-src http://127.0.0.1:9/',
      'connect-src https://example.org/beacon',
      'connect-src https://example.org/fetched',
      'img-src https://example.org/pixel.png',
    ]);
  });
});
