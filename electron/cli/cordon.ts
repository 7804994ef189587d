import process from 'node:process';
import { nodeHost } from './node-host.ts';
import { runCordon } from './run-cordon.ts';

// A reader that closes early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runCordon(process.argv.slice(2), nodeHost());
