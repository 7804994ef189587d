// Where a Chromium for the browser tests is: a variable, the PATH, Playwright's own folder.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const isRunnable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function onPath() {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names)
      for (const ending of endings) {
        const file = join(folder, name + ending);
        if (folder !== '' && isRunnable(file)) return file;
      }
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return process.platform === 'darwin' && isRunnable(mac) ? mac : null;
}

/** @param {string | undefined} playwrightPath what Playwright says about its own browser, when it was asked */
export function findChromium(playwrightPath = undefined) {
  const named = process.env.CORDON_CHROMIUM;
  if (named !== undefined && named !== '') return isRunnable(named) ? named : null;
  const found = onPath();
  if (found !== null) return found;
  return playwrightPath !== undefined && existsSync(playwrightPath) ? playwrightPath : null;
}
