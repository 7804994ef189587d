import { InputError, UsageError, problemLine, type Command, type ExitCode } from './command.ts';
import { analyse } from './commands/analyse.ts';
import { bench } from './commands/bench.ts';
import { compliance } from './commands/compliance.ts';
import { diff } from './commands/diff.ts';
import { explain } from './commands/explain.ts';
import { kb } from './commands/kb.ts';
import { newModel } from './commands/new.ts';
import { ssm } from './commands/ssm.ts';
import { templates } from './commands/templates.ts';
import { EngineFailure } from './engine-client.ts';
import type { Host } from './host.ts';

/** In the order of the help. A new command is a file under `commands/` and a line here. */
const COMMANDS: readonly Command[] = [analyse, compliance, explain, diff, templates, newModel, kb, ssm, bench];

/** The command line: finds the command, runs it and turns whatever goes wrong into a message and an exit code. */
export async function runCordon(argv: readonly string[], host: Host): Promise<ExitCode> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const text = help();
    if (name === undefined) host.tell(text);
    else host.write(text);
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    host.tell(`cordon: there is no command '${name}'. The commands are ${COMMANDS.map((candidate) => candidate.name).join(', ')}.\n`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    host.write(`${command.usage}\n  ${command.summary}\n`);
    return 0;
  }
  try {
    return await command.run(args, host);
  } catch (error) {
    if (error instanceof UsageError) {
      host.tell(`cordon ${command.name}: ${error.message}\nUsage: ${command.usage}\n`);
      return 2;
    }
    if (error instanceof InputError) {
      for (const problem of error.problems) host.tell(`${problemLine(problem)}\n`);
      return 1;
    }
    if (error instanceof EngineFailure) {
      host.tell(`The analysis could not be done: ${error.message.replace(/\.?$/, '.')}\n`);
      return 1;
    }
    host.tell(
      `cordon ${command.name} failed: ${error instanceof Error ? error.message : String(error)}. This is a fault of the program; please report it with the input.\n`,
    );
    return 1;
  }
}

function help(): string {
  const lines = COMMANDS.flatMap((command) => [`  ${command.usage}`, `      ${command.summary}`]);
  return `Cordon: threats, consequences and controls of a modelled hospital system.\n\n${lines.join('\n')}\n\nResults go to the file named, or to standard output; messages to standard error.\nExit codes: 0 done, 1 the input is not acceptable, 2 wrong usage, 3 a gate (--fail-on) was not met.\n`;
}
