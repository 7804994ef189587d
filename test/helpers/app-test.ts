import { test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOnStandIn, type RunningApp } from './launch-on-stand-in.ts';

interface AppFixtures {
  /** A profile folder that outlives one run of the app, and goes with the test. */
  profile: string;
  /** Starts the app on the stand-in with that profile; whatever still runs at the end is ended. */
  launch: (args?: readonly string[]) => Promise<RunningApp>;
}

/** A test of the whole app: compiled main process and preload script on the stand-in, the window in a real Chromium. */
export const test = base.extend<AppFixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from this pattern which fixtures are needed
  profile: async ({}, use) => {
    const path = await mkdtemp(join(tmpdir(), 'cordon-profile-'));
    await use(path);
    await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  },
  launch: async ({ profile }, use) => {
    const running: RunningApp[] = [];
    await use(async (args = []) => {
      const app = await launchOnStandIn(profile, args);
      running.push(app);
      return app;
    });
    for (const app of running) await app.kill();
  },
});
export { expect } from '@playwright/test';
