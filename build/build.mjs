// Builds everything that runs: `node build/build.mjs [--only renderer,main,…]`. Plain Vite, one configuration per runtime.
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as vite } from 'vite';
import react from '@vitejs/plugin-react';
import { inProduction } from './in-production.mjs';
import { sourceStamp } from './source-stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Chromium of the pinned Electron major; the app runs in no other browser but the tests' (which is newer). */
const chromium = 'chrome150';
const node = 'node20';

const common = { root, configFile: false, logLevel: 'warn', clearScreen: false, publicDir: false };

const buildRenderer = () =>
  vite({
    ...common,
    root: join(root, 'renderer'),
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: join(dist, 'renderer'),
      emptyOutDir: true,
      target: chromium,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      sourcemap: false,
    },
  });

/** One file for Node or Electron with everything in it but Electron itself: nothing of node_modules is shipped. */
const buildNode = (entry, outDir, name, format = 'es') =>
  vite({
    ...common,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: join(root, entry),
      outDir: join(dist, outDir),
      emptyOutDir: false,
      target: node,
      minify: false,
      rolldownOptions: { output: { format, entryFileNames: name, codeSplitting: false } },
    },
  });

/** The knowledge base, compiled once for the window, the command line and the tests. */
async function buildKnowledge() {
  const script = new URL('./compile-knowledge.mjs', import.meta.url);
  if (!existsSync(fileURLToPath(script))) throw new Error('build/compile-knowledge.mjs is missing');
  const { compileKnowledge } = await import(script.href);
  await compileKnowledge({ root, out: join(dist, 'knowledge') });
}

/** The window loads the same compiled knowledge from its own origin. */
async function copyKnowledge() {
  if (!existsSync(join(dist, 'knowledge'))) return;
  await rm(join(dist, 'renderer', 'knowledge'), { recursive: true, force: true });
  await cp(join(dist, 'knowledge'), join(dist, 'renderer', 'knowledge'), { recursive: true });
}

const parts = {
  knowledge: { entry: 'build/compile-knowledge.mjs', run: buildKnowledge },
  renderer: { entry: 'renderer/index.html', run: buildRenderer },
  worker: {
    entry: 'electron/engine-worker/engine-worker.ts',
    run: () => buildNode('electron/engine-worker/engine-worker.ts', 'electron', 'engine-worker.mjs'),
  },
  main: { entry: 'electron/main/main.ts', run: () => buildNode('electron/main/main.ts', 'electron', 'main.js') },
  preload: { entry: 'electron/preload/preload.ts', run: () => buildNode('electron/preload/preload.ts', 'electron', 'preload.cjs', 'cjs') },
  cli: { entry: 'electron/cli/cordon.ts', run: () => buildNode('electron/cli/cordon.ts', 'cli', 'cordon.mjs') },
  preview: { entry: 'electron/preview/preview.ts', run: () => buildNode('electron/preview/preview.ts', 'preview', 'preview.mjs') },
};

/** @param {string[] | null} only names of parts, or null for all of them */
export async function build(only = null) {
  const started = performance.now();
  const stamp = await sourceStamp(root);
  await mkdir(dist, { recursive: true });
  for (const name of only ?? Object.keys(parts)) {
    const part = parts[name];
    if (part === undefined) throw new Error(`There is no part ${name}; the parts are ${Object.keys(parts).join(', ')}`);
    if (!existsSync(join(root, part.entry))) throw new Error(`${part.entry} is missing`);
    await inProduction(part.run);
  }
  if (only === null || only.includes('knowledge') || only.includes('renderer')) await copyKnowledge();
  if (only === null) await writeFile(join(dist, 'stamp'), stamp);
  process.stderr.write(`Built ${(only ?? Object.keys(parts)).join(', ')} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--only');
  try {
    await build(at < 0 ? null : (process.argv[at + 1] ?? '').split(','));
  } catch (error) {
    process.stderr.write(`The build failed: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
