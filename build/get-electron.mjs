// Fetches Electron's runtime with the package's own installer. With --optional (the end of `npm ci`) a failure is one
// sentence, not an error: without the runtime the same app runs in a browser tab.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { electronRuntime } from './electron-runtime.mjs';

const optional = process.argv.includes('--optional');
const installer = fileURLToPath(new URL('../node_modules/electron/install.js', import.meta.url));

/** Long enough for a slow line to say no; a download that has begun to arrive is not cut off by it. */
const SILENT_SECONDS = 20;
const OPTIONAL_SECONDS = 300;

function install() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
    let lastError = '';
    child.stderr.on('data', (chunk) => {
      lastError += String(chunk);
    });
    child.stdout.on('data', (chunk) => process.stderr.write(chunk));
    const stop = (why) => {
      child.kill('SIGKILL');
      resolve(why);
    };
    const reachable = setTimeout(() => void canReach().then((yes) => yes || stop('nothing answered')), SILENT_SECONDS * 100);
    const limit = setTimeout(() => stop(`it took more than ${OPTIONAL_SECONDS} s`), optional ? OPTIONAL_SECONDS * 1000 : 3_600_000);
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => {
      clearTimeout(reachable);
      clearTimeout(limit);
      resolve(code === 0 ? null : reasonIn(lastError));
    });
  });
}

/** What the installer said, in a few words that fit into a sentence. */
function reasonIn(text) {
  if (/fetch failed|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH/.test(text)) return 'there is no connection to where it is kept';
  const line = text.split('\n').find((candidate) => /error|fail|unsupported|cannot/i.test(candidate));
  return line?.trim().slice(0, 160) ?? 'the installer failed';
}

/** Whether the place that the installer downloads from answers at all, so that a closed network does not hold up `npm ci`. */
async function canReach() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(SILENT_SECONDS * 900) });
    return true;
  } catch {
    return false;
  }
}

if (electronRuntime() === null) {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD !== undefined && optional) {
    process.stdout.write(
      "Electron's runtime was not fetched, as ELECTRON_SKIP_BINARY_DOWNLOAD asks; npm run get-electron does it later.\n",
    );
  } else {
    const why = existsSync(installer) ? await install() : 'the package electron is not installed';
    if (why !== null || electronRuntime() === null) {
      process.stdout.write(
        `Electron's runtime could not be fetched (${why ?? 'the installer left nothing'}); npm start will use your browser, and npm run get-electron tries again.\n`,
      );
      if (!optional) process.exitCode = 1;
    } else process.stdout.write("Electron's runtime is installed.\n");
  }
} else if (!optional) process.stdout.write("Electron's runtime is already installed.\n");
