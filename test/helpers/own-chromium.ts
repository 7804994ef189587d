import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, chromium } from '@playwright/test';
import { findChromium } from '../../build/find-chromium.mjs';

/** A Chromium of the test's own: with a profile that outlives it, preferences of a person, and a process that can be killed. */
export interface OwnChromium {
  readonly page: Page;
  newPage(): Promise<Page>;
  /** Ends every process at once, as a power cut does: nothing gets to run at its end. */
  kill(): Promise<void>;
}

const FLAGS = [
  '--headless=new',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--remote-debugging-port=0',
  '--window-size=1440,900',
];

/** Starts Chromium on `profile`. `preferences` is written as the profile's settings file before a first start. */
export async function startOwnChromium(profile: string, preferences: object | null = null): Promise<OwnChromium> {
  if (preferences) {
    await mkdir(join(profile, 'Default'), { recursive: true });
    await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  }
  const portFile = join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const executable = findChromium();
  if (executable === null) throw new Error('There is no Chromium on this machine');
  // A process group of its own, so that the kill reaches renderer and storage processes as well.
  const child: ChildProcess = spawn(executable, [...FLAGS, ...sandbox, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: 'ignore',
    detached: true,
  });
  const gone = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const port = await portFrom(portFile);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.newPage());
  if (!context || !page) throw new Error('Chromium has no page');
  return {
    page,
    newPage: () => context.newPage(),
    async kill() {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
      // A killed browser leaves its lock behind; the next one is not to wait for it.
      for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) await rm(join(profile, lock), { force: true });
    },
  };
}

async function portFrom(file: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const [port] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    if (port) return port;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Chromium did not open its debugging port within 20 s');
}
