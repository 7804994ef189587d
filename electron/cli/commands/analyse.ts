import type { Findings } from '../../../shared/assessment/findings.ts';
import { RISKS } from '../../../shared/model/records.ts';
import { withAnalysis } from '../analyse-model.ts';
import { oneOf, parseCommand, wholeNumber } from '../arguments.ts';
import type { Command, ExitCode } from '../command.ts';
import { gate } from '../gate.ts';
import { jsonParts } from '../json-lines.ts';
import { table, writeResult } from '../results.ts';

/** How many threats the readable form shows when `--top` does not say. */
const SHOWN = 15;

export const analyse: Command = {
  name: 'analyse',
  usage: 'cordon analyse MODEL [--kb PATH] [--json OUT] [--view today|planned] [--fail-on LEVEL] [--top N] [--no-timings]',
  summary: 'analyses a model (a file or a template) and writes the findings',
  async run(args, host) {
    const given = parseCommand(args, { text: ['kb', 'view', 'fail-on', 'top'], files: ['json'], flags: ['no-timings'] }, ['MODEL']);
    const view = oneOf('view', given.text('view'), ['today', 'planned']) ?? 'today';
    const failOn = oneOf('fail-on', given.text('fail-on'), RISKS);
    const top = wholeNumber('top', given.text('top'), 1);
    return withAnalysis(host, given.positionals[0]!, { kb: given.text('kb'), view }, async ({ findings, model }): Promise<ExitCode> => {
      const wantsJson = given.text('json') !== undefined || !host.isTerminal;
      if (wantsJson)
        await writeResult(
          host,
          given.text('json'),
          jsonParts(given.flag('no-timings') ? withoutTimings(cut(findings, top)) : cut(findings, top)),
        );
      else host.write(readable(findings, top ?? SHOWN));
      for (const problem of findings.problems) host.tell(`${problem.entry ? `${problem.entry}: ` : ''}${problem.message}\n`);
      if (!findings.complete) host.tell('The analysis is incomplete: something was left out.\n');
      if (failOn === undefined) return 0;
      const failures = gate(findings, model, failOn, host.today());
      for (const line of failures) host.tell(`${line}\n`);
      return failures.length > 0 ? 3 : 0;
    });
  },
};

const cut = (findings: Findings, top: number | undefined): Findings =>
  top === undefined
    ? findings
    : { ...findings, threats: findings.threats.slice(0, top), consequences: findings.consequences.slice(0, top) };

function withoutTimings(findings: Findings): Omit<Findings, 'timings'> {
  const { timings: _left, ...rest } = findings;
  return rest;
}

/** The findings for reading: the overall picture, then the worst threats and consequences. */
function readable(findings: Findings, top: number): string {
  const counts = (record: Readonly<Record<string, number>>): string =>
    [...findings.levels.risk]
      .reverse()
      .map((risk) => `${record[risk] ?? 0} ${risk}`)
      .join(', ');
  const live = findings.threats.filter((threat) => threat.likelihood !== findings.levels.likelihood[0]);
  const lines = [
    `${findings.model.title}: overall risk ${findings.overallRisk}, risk index ${findings.riskIndex}${findings.complete ? '' : ' (incomplete)'}`,
    `Threats: ${counts(findings.threatCounts)}; ${findings.threats.length - live.length} of them still at their lowest level`,
    `Consequences: ${counts(findings.riskCounts)}`,
    '',
    table([
      ['RANK', 'RISK', 'LIKELIHOOD', 'THREAT', 'WHERE'],
      ...live.slice(0, top).map((threat) => [String(threat.rank), threat.risk, threat.likelihood, threat.title, threat.id]),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}
