// `npm run kb:validate`: bundles the checks and runs them over the authored knowledge base (Node does not read TypeScript).
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTypescript } from './load-typescript.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { printValidation } = await loadTypescript(root, 'build/validate-knowledge.ts');
process.exitCode = printValidation(join(root, 'knowledge-base'), process.argv.slice(2));
