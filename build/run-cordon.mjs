// `npm run -s cordon -- …`: the built command line, built first when the sources changed.
import { ensureBuilt } from './ensure-built.mjs';

try {
  await ensureBuilt();
} catch (error) {
  process.stderr.write(`Cordon could not be built: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
const program = new URL('../dist/cli/cordon.mjs', import.meta.url);
await import(program.href);
