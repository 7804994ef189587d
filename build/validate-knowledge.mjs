// `npm run kb:validate`: bundles the checks and runs them over the authored knowledge base (Node does not read TypeScript).
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as vite } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, 'dist', 'tools');
await vite({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: join(root, 'build/validate-knowledge.ts'),
    outDir,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'validate-knowledge.mjs', codeSplitting: false } },
  },
});
const { printValidation } = await import(`${pathToFileURL(join(outDir, 'validate-knowledge.mjs')).href}?${Date.now()}`);
process.exitCode = printValidation(join(root, 'knowledge-base'), process.argv.slice(2));
