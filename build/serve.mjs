// Serves the built app for the browser tests: `node build/serve.mjs --port 47815`. Builds first when the sources changed,
// unless `--as-built` says to take what is there.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './ensure-built.mjs';
import { previewPort } from './preview-port.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = previewPort(process.argv[process.argv.indexOf('--port') + 1]);
if (port === null) throw new Error('usage: node build/serve.mjs --port NUMBER [--as-built]');
if (!process.argv.includes('--as-built')) await ensureBuilt();
const { startPreview } = await import(new URL('../dist/preview/preview.mjs', import.meta.url).href);
const server = await startPreview(join(root, 'dist', 'renderer'), port);
process.stdout.write(`${server.address}\n`);
