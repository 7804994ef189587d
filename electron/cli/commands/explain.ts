import type { Absence, ExplainedCause, ExplainedPaths, ExplainedTime, Explanation } from '../../../shared/assessment/findings.ts';
import type { KnowledgeCatalogue } from '../../../shared/knowledge/catalogue.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { withAnalysis } from '../analyse-model.ts';
import { oneOf, parseCommand } from '../arguments.ts';
import { InputError, type Command, type ExitCode } from '../command.ts';
import { jsonLines } from '../json-lines.ts';
import { writeResult } from '../results.ts';

export const explain: Command = {
  name: 'explain',
  usage: 'cordon explain MODEL FINDING [--kb PATH] [--view today|planned] [--json OUT]',
  summary:
    'why a finding is there: assets, causes back to the roots, what would stop it; for a threat that is not there (at an asset), what is missing',
  async run(args, host) {
    const given = parseCommand(args, { text: ['kb', 'view'], files: ['json'] }, ['MODEL', 'FINDING']);
    const view = oneOf('view', given.text('view'), ['today', 'planned']) ?? 'today';
    const [name, asked] = given.positionals as [string, string];
    return withAnalysis(host, name, { kb: given.text('kb'), view }, async ({ engine, findings, model, knowledge }): Promise<ExitCode> => {
      const isEntry = !asked.includes('@');
      const best = isEntry
        ? (findings.threats.find((threat) => threat.threat === asked) ??
          findings.consequences.find((consequence) => consequence.consequence === asked))
        : undefined;
      const finding = best?.id ?? asked;
      const { explanation } = await engine.ask('explain', { finding, paths: true }, 'explanation');
      if (explanation) {
        await writeResult(
          host,
          given.text('json'),
          given.text('json') === undefined ? tell(explanation, model, knowledge.catalogue) : jsonLines(explanation),
        );
        return 0;
      }
      const [threat, assets] = finding.split('@') as [string, string | undefined];
      if (knowledge.catalogue.threats.some((entry) => entry.id === threat)) {
        const asset = assets?.split(',')[0];
        const { absence } = await engine.ask('absence', asset === undefined ? { threat } : { threat, asset }, 'absence');
        if (absence) {
          await writeResult(host, given.text('json'), given.text('json') === undefined ? tellAbsence(absence, asset) : jsonLines(absence));
          return 0;
        }
      }
      throw new InputError([
        {
          kind: 'no-such-finding',
          place: asked,
          found: 'the model has no such finding',
          expected: "a finding's id such as T-NET-04@a1,a7, or a threat's id",
          tip: `cordon analyse ${name} lists them.`,
        },
      ]);
    });
  },
};

/** Why a threat is not there, for reading: what is missing, then what does match and what nearly would. */
function tellAbsence({ threat, title, missing, matched, part }: Absence, asset: string | undefined): string {
  const near = part.kind === 'link' ? part.near : [];
  const lines = [
    `${threat} ${title}`,
    `is not among the findings${asset === undefined ? '' : ` at ${asset}`}. ${missing}`,
    ...(matched.length > 0 ? [`Matched: ${matched.map(({ role, label }) => `${role} = ${label}`).join('; ')}`] : []),
    ...(near.length > 0 ? [`Nearly: ${near.map(({ label }) => label).join(', ')}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** An explanation for reading: sentence, chain, causes as a tree, what would stop it. */
function tell(explanation: Explanation, model: ModelRecords, catalogue: KnowledgeCatalogue): string {
  const label = (asset: string): string => model.assets[asset]?.label ?? asset;
  const lines = [
    explanation.finding,
    explanation.sentence,
    '',
    `Likelihood ${explanation.likelihood}, risk ${explanation.risk}${explanation.cap ? `, held there by ${explanation.cap.kind} ${explanation.cap.by}` : ''}`,
    `Matched: ${explanation.matched.map(({ role, assets }) => `${role} = ${assets.map(label).join(', ')}`).join('; ')}`,
    `Chain: ${explanation.chain.join(' > ')}`,
    `Path: ${explanation.path.map(label).join(' > ')}`,
    ...(explanation.paths ? tellPaths(explanation.paths) : []),
    'Causes:',
    ...causeTree(explanation.causes, '  '),
    ...(explanation.times ? ['Times that count:', ...explanation.times.map((time) => `  ${timeLine(time, catalogue)}`)] : []),
    explanation.stoppedBy.length > 0 ? 'Would be lowered by:' : 'Nothing in the knowledge base would lower it.',
    ...explanation.stoppedBy.map((strategy) => `  ${strategy}`),
  ];
  return `${lines.join('\n')}\n`;
}

function timeLine({ label, parts, outage, longer }: ExplainedTime, catalogue: KnowledgeCatalogue): string {
  const said = parts.map(({ quantity, value, isStated }) => {
    const entry = catalogue.quantities?.find(({ id }) => id === quantity);
    return `${entry?.label ?? quantity} ${value} ${entry?.unit ?? ''} (${isStated ? 'set in the model' : 'usual for the class'})`;
  });
  const kind = catalogue.outages?.find(({ id }) => id === outage)?.label ?? outage;
  return `${label}: ${said.join(', ')}; ${kind} that lasts longer: ${longer}`;
}

function tellPaths({ likeliest, shortest, rootCauses, complete }: ExplainedPaths): string[] {
  if (likeliest.length === 0) return ['No way leads to it: it stays at the lowest likelihood.'];
  return [
    `Likeliest way: ${likeliest.join(' > ')}`,
    `Shortest way: ${shortest.join(' > ')}`,
    `Root causes${complete ? '' : ' (more of them)'}: ${rootCauses.map((set) => set.join(' and ')).join(', or ')}`,
  ];
}

function causeTree(causes: readonly ExplainedCause[], indent: string): string[] {
  return causes.flatMap((cause) => [
    `${indent}${cause.label} [${cause.id}], ${cause.level}${cause.kind === 'consequence' ? '' : `, ${KIND_WORDS[cause.kind]}`}`,
    ...(cause.because
      ? [`${indent}  because ${cause.because.finding}: ${cause.because.sentence}`, ...causeTree(cause.because.causes, `${indent}    `)]
      : []),
  ]);
}
const KIND_WORDS = {
  agent: 'an outside cause',
  'default-trust': 'assumed by the knowledge base',
  'set-trust': 'set in the model',
} as const;
