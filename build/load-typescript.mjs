// Node does not read TypeScript: a build step that needs the shared code gets it as one bundled module under dist/tools.
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as vite } from 'vite';

/** Bundles `entry` (a path from the root) and imports it, anew at each call. */
export async function loadTypescript(root, entry) {
  const outDir = join(root, 'dist', 'tools');
  const name = `${basename(entry, '.ts')}.mjs`;
  await vite({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: name, codeSplitting: false } },
    },
  });
  return import(`${pathToFileURL(join(outDir, name)).href}?${Date.now()}`);
}
