import { defineConfig } from '@playwright/test';
import { findChromium } from './build/find-chromium.mjs';

/** The loopback server of the product serves the built app to the browser tests: same files, same headers as for a user. */
const port = Number(process.env['CORDON_E2E_PORT'] ?? 47815);
const chromium = findChromium();
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  projects: [
    { name: 'tests', testDir: 'test/e2e', testMatch: '**/*.spec.ts' },
    // Measurements: printed, never judged, because machines are noisy.
    { name: 'bench', testDir: 'test/bench', testMatch: '**/*.bench.ts' },
  ],
  outputDir: 'test-results',
  // Wall-clock limits for a loaded two-core machine; a test that needs them is slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 1,
  // A busy CI machine gets a second try; such tests are named in the summary.
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === null ? {} : { executablePath: chromium }),
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node build/serve.mjs --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
