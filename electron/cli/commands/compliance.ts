import {
  REQUIREMENT_STATES,
  type ComplianceReport,
  type RequirementResult,
} from '../../../shared/assessment/compliance/compliance-report.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { withAnalysis } from '../analyse-model.ts';
import { oneOf, parseCommand } from '../arguments.ts';
import { UsageError, type Command, type ExitCode } from '../command.ts';
import { jsonLines } from '../json-lines.ts';
import { table, writeResult } from '../results.ts';

/** How many assets of a gap the readable form names. */
const NAMED = 6;

export const compliance: Command = {
  name: 'compliance',
  usage: 'cordon compliance MODEL [--standard ID] [--state gap|undecided|met] [--kb PATH] [--view today|planned] [--json OUT]',
  summary: 'which requirements of laws and standards a model meets, where it has gaps, and what a person must state',
  async run(args, host) {
    const given = parseCommand(args, { text: ['kb', 'view', 'standard', 'state'], files: ['json'] }, ['MODEL']);
    const view = oneOf('view', given.text('view'), ['today', 'planned']) ?? 'today';
    const state = oneOf('state', given.text('state'), REQUIREMENT_STATES);
    const standard = given.text('standard');
    return withAnalysis(host, given.positionals[0]!, { kb: given.text('kb'), view }, async ({ engine, model }): Promise<ExitCode> => {
      const { report } = await engine.ask('compliance', { today: host.today() }, 'compliance');
      const known = report.standards.map(({ id }) => id);
      if (standard !== undefined && !known.includes(standard))
        throw new UsageError(
          `--standard wants one of ${known.join(', ') || 'none: this knowledge base has no compliance sets'}, not '${standard}'.`,
        );
      const asked = filtered(report, standard, state);
      if (given.text('json') !== undefined || !host.isTerminal) await writeResult(host, given.text('json'), jsonLines(asked));
      else host.write(readable(asked, model));
      if (!report.complete) host.tell('The analysis is incomplete, so nothing is called met.\n');
      return 0;
    });
  },
};

/** The counts stay those of the whole set: leaving lines out does not make a standard met. */
const filtered = (
  report: ComplianceReport,
  standard: string | undefined,
  state: RequirementResult['state'] | undefined,
): ComplianceReport => ({
  ...report,
  standards: report.standards
    .filter(({ id }) => standard === undefined || id === standard)
    .map((set) => ({ ...set, requirements: set.requirements.filter((one) => state === undefined || one.state === state) })),
});

const WHY = {
  'nothing-modelled': 'the model holds nothing that it applies to',
  person: 'a person must state it',
  incomplete: 'the analysis is incomplete',
};

function readable(report: ComplianceReport, model: ModelRecords): string {
  const blocks = report.standards.map((set) =>
    [
      `${set.id}: ${set.title} (${set.edition})${set.unreviewed ? ', unreviewed' : ''}`,
      `  ${set.counts.met} met, ${set.counts.gap} with gaps, ${set.counts.undecided} undecided`,
      table([['  REQUIREMENT', 'STATE', 'WHAT'], ...set.requirements.flatMap((one) => rows(one, model))]),
    ].join('\n'),
  );
  return `${report.model.title}\n\n${blocks.join('\n\n')}\n`;
}

function rows(one: RequirementResult, model: ModelRecords): string[][] {
  const head = [`  ${one.clause}`, one.state, one.why === null ? one.title : `${one.title}: ${WHY[one.why]}`];
  const gaps = one.gaps.map((gap) => {
    const names = gap.assets.slice(0, NAMED).map((id) => model.assets[id]?.label ?? id);
    const more = gap.assets.length - names.length;
    return ['', '', `- ${gap.why} ${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}`];
  });
  const person = one.person === '' ? [] : [['', '', `- To state: ${one.person}`]];
  return [head, ...gaps, ...person];
}
