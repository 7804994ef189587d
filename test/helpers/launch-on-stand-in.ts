import { fork, type ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../../build/find-chromium.mjs';

/** What the stand-in reports of the main process, in order. */
export type Report =
  | { readonly type: 'switches'; readonly switches: Readonly<Record<string, string>> }
  | {
      readonly type: 'menu';
      readonly items: readonly { readonly id: string; readonly label: string; readonly accelerator?: string; readonly enabled: boolean }[];
    }
  | { readonly type: 'outside'; readonly url: string; readonly refused: boolean }
  | { readonly type: 'second-window' | 'download'; readonly refused: boolean }
  | { readonly type: 'dialog'; readonly kind: string; readonly expected: boolean }
  | { readonly type: 'title'; readonly title: string }
  | { readonly type: 'close'; readonly prevented: boolean }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'loaded' | 'focus' };

/** The running app, whatever runs it: this stand-in, or Electron where its runtime is installed. */
export interface RunningApp {
  readonly page: Page;
  readonly reports: readonly Report[];
  answerDialog(kind: 'open' | 'save' | 'message', value: string | number): void;
  useMenu(command: string): void;
  openSecondInstance(file: string): void;
  /** Asks the window to close and resolves to the exit code of the app. */
  close(): Promise<number>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the compiled main process on the stand-in (not Electron), and attaches to the page of its window. */
export async function launchOnStandIn(
  profile: string,
  args: readonly string[] = [],
  main = join(root, 'dist/electron/main.js'),
): Promise<RunningApp> {
  const reports: Report[] = [];
  // The file that tells the debugging port; one of an earlier run would name a browser that is gone.
  const portFile = join(profile, 'chromium', 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const child: ChildProcess = fork(fileURLToPath(new URL('electron-stand-in/run.mjs', import.meta.url)), [main, ...args], {
    env: { ...process.env, CORDON_STAND_IN_PROFILE: profile, CORDON_CHROMIUM: findChromium() ?? '' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exit = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  await new Promise<void>((resolve, reject) => {
    child.on('message', (report: Report) => {
      reports.push(report);
      if (report.type === 'loaded') resolve();
    });
    void exit.then((code) => reject(new Error(`The stand-in ended with ${code} before its window was loaded\n${errors}`)));
  });
  const [port] = (await readFile(portFile, 'utf8')).split('\n');
  const browser: Browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('The stand-in has no window');
  const send = (message: object) => {
    child.send(message);
  };
  return {
    page,
    reports,
    answerDialog: (kind, value) => send({ type: 'answer', kind, value }),
    useMenu: (id) => send({ type: 'menu', id }),
    openSecondInstance: (file) => send({ type: 'second-instance', args: ['electron', file], folder: '/' }),
    close() {
      send({ type: 'close' });
      return exit;
    },
    async kill() {
      if (child.exitCode !== null) return;
      child.kill('SIGKILL');
      // Chromium is a process of its own; in Electron it is the same program and ends with it.
      for (const { type, id } of processInfo) if (type === 'browser') process.kill(id, 'SIGKILL');
      await exit;
    },
  };
}
