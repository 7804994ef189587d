import { parseCommand } from '../arguments.ts';
import { UsageError, problemLine, type Command, type ExitCode } from '../command.ts';
import { checkFolder } from '../check-folder.ts';
import type { Host } from '../host.ts';
import { jsonLines } from '../json-lines.ts';
import { knowledgeStatistics } from '../knowledge-statistics.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { table } from '../results.ts';

/** Where the sources lie in a checkout. */
const SOURCES = 'knowledge-base';

export const kb: Command = {
  name: 'kb',
  usage: 'cordon kb check [PATH] | cordon kb stats [--json]',
  summary: 'checks the sources of a knowledge base, or counts what is in the bundled one',
  async run(args, host) {
    const [what, ...rest] = args;
    if (what === 'check') return check(rest, host);
    if (what === 'stats') return stats(rest, host);
    throw new UsageError(what === undefined ? 'say check or stats.' : `there is no 'kb ${what}'.`);
  },
};

async function check(args: readonly string[], host: Host): Promise<ExitCode> {
  const given = parseCommand(args, {}, ['[PATH]']);
  const { problems, notes } = await checkFolder(host, given.positionals[0] ?? SOURCES);
  for (const problem of problems) host.write(`${problem.severity}: ${problemLine(problem)}\n`);
  for (const note of notes) host.write(`${note}\n`);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  host.tell(
    errors === 0
      ? `The knowledge base is in order (${problems.length} warnings).\n`
      : `${errors} errors, ${problems.length - errors} warnings.\n`,
  );
  return errors === 0 ? 0 : 1;
}

async function stats(args: readonly string[], host: Host): Promise<ExitCode> {
  const given = parseCommand(args, { text: ['kb'], flags: ['json'] }, []);
  const { compiled, catalogue } = await loadKnowledge(host, given.text('kb'));
  const statistics = knowledgeStatistics(compiled, catalogue);
  if (given.flag('json')) host.write(jsonLines(statistics));
  else
    host.write(
      `${table(Object.entries(statistics).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]))}\n`,
    );
  return 0;
}
