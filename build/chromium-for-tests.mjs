// A Chromium for the browser tests: one that is there, or one that may be fetched (each way at most a minute).
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';

const FETCH_SECONDS = 60;
const playwrightProgram = fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url));

async function playwrightPath() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

function within(seconds, command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      detached: true,
    });
    const timer = setTimeout(() => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It ended in the same moment.
      }
    }, seconds * 1000);
    const end = (done) => {
      clearTimeout(timer);
      resolve(done);
    };
    child.on('error', () => end(false));
    child.on('close', (code) => end(code === 0));
  });
}

/** @param {{mayFetch: boolean}} options @returns {Promise<string | null>} */
export async function chromiumForTests({ mayFetch }) {
  const known = await playwrightPath();
  const found = findChromium(known);
  if (found !== null) return found;
  if (mayFetch && process.env.CORDON_CHROMIUM === undefined) {
    if (process.platform === 'linux' && process.getuid?.() === 0) {
      process.stdout.write('No Chromium found; trying the package of the system …\n');
      await within(FETCH_SECONDS, 'sh', ['-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium']);
      const installed = findChromium(known);
      if (installed !== null) return installed;
    }
    process.stdout.write("No Chromium found; trying Playwright's download …\n");
    await within(FETCH_SECONDS, process.execPath, [playwrightProgram, 'install', 'chromium']);
    const downloaded = findChromium(known);
    if (downloaded !== null) return downloaded;
  }
  process.stdout.write(
    'The browser tests need a Chromium. Any of these gives them one:\n' +
      '  sudo apt-get install chromium          (Debian; another system has a package of its own)\n' +
      '  npx playwright install chromium        (downloads one for the tests alone)\n' +
      '  CORDON_CHROMIUM=/path/to/chrome npm test\n' +
      '  npm test -- --fetch-browser            (tries the first two)\n',
  );
  return null;
}
