// `npm start`: builds if needed, then opens the app. Uses no network: not to build, not to look for a runtime.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronRuntime } from './electron-runtime.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { previewPort } from './preview-port.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function openWindow(runtime) {
  const child = spawn(runtime, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('error', (error) => fail(`Electron's runtime at ${runtime} did not start: ${error.message}`));
  child.on('close', (code) => process.exit(code ?? 1));
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

async function serve() {
  const { startPreview, portHolder, openBrowser } = await import(new URL('../dist/preview/preview.mjs', import.meta.url).href);
  const port = previewPort(process.env.CORDON_PORT);
  if (port === null) return fail(`CORDON_PORT is "${process.env.CORDON_PORT}"; it must be a number from 1024 to 65535.`);
  process.stdout.write(
    "Electron's runtime is not installed (npm run get-electron fetches it), so the same app is served to your browser instead.\n",
  );
  let server;
  try {
    server = await startPreview(join(root, 'dist', 'renderer'), port);
  } catch (error) {
    if (error.code !== 'EADDRINUSE') return fail(`Port ${port} on 127.0.0.1 cannot be used: ${error.message}`);
    const holder = await portHolder(port, process.platform);
    return fail(
      `Port ${port} on 127.0.0.1 is taken by ${holder ?? 'another program (this user may not see which)'}.\n` +
        'Stop it and start again. Another port would show another, empty library, so none is chosen for you; CORDON_PORT=… does it on purpose.',
    );
  }
  const opened = await openBrowser(process.platform, process.env, server.address);
  process.stdout.write(`Cordon is at ${server.address}${opened ? ' and opens in your browser' : ''}. Ctrl+C stops it.\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void server.close().then(() => process.exit(0)));
}

try {
  await ensureBuilt();
  const runtime = electronRuntime();
  if (runtime === null) await serve();
  else openWindow(runtime);
} catch (error) {
  fail(`Cordon could not start: ${error instanceof Error ? error.message : String(error)}`);
}
