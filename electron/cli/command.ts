import type { Problem } from '../../shared/base/result.ts';
import type { Host } from './host.ts';

/** One command of the command line; each has a file of its own under `commands/`. */
export interface Command {
  readonly name: string;
  /** As shown in the help: `cordon analyse MODEL [--json OUT]`. */
  readonly usage: string;
  readonly summary: string;
  readonly run: (args: readonly string[], host: Host) => Promise<ExitCode>;
}

/** 0 done, 1 the input is not acceptable, 2 wrong usage, 3 a gate was asked for and not met. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The command was called in a way that it does not understand: exit 2. */
export class UsageError extends Error {}

/** An input was read, or could not be, and is not acceptable: exit 1, one line per problem. */
export class InputError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems[0]?.found ?? 'not acceptable');
    this.problems = problems;
  }
}

/** A problem as one line: what, where, what was expected, what now. */
export function problemLine(problem: Problem): string {
  const parts = [`${problem.place}: ${problem.found}`];
  if (problem.expected) parts.push(`expected ${problem.expected}`);
  const line = parts.join('; ').replace(/[.;]?$/, '.');
  return problem.tip ? `${line} ${problem.tip}` : line;
}
