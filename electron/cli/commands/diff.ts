import { compareFindings, type FindingChange, type FindingsComparison } from '../../../shared/assessment/compare-findings.ts';
import { MODEL_TABLES, diffRecords, type RecordChange } from '../../../shared/model/diff.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { withAnalysis } from '../analyse-model.ts';
import { oneOf, parseCommand } from '../arguments.ts';
import { UsageError, type Command } from '../command.ts';
import { compareKnowledge } from '../compare-knowledge.ts';
import type { Host } from '../host.ts';
import { jsonLines } from '../json-lines.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { writeResult } from '../results.ts';

export const diff: Command = {
  name: 'diff',
  usage: 'cordon diff A B [--kb PATH] [--kb-after PATH] [--view today|planned] [--json OUT]',
  summary:
    'what appeared, went, rose and fell between two models (or two knowledge bases, or one model with two: --kb and --kb-after), and why',
  async run(args, host) {
    const given = parseCommand(args, { text: ['kb', 'kb-after', 'view'], files: ['json'] }, ['A', 'B']);
    const view = oneOf('view', given.text('view'), ['today', 'planned']) ?? 'today';
    const [a, b] = given.positionals as [string, string];
    const folders = await Promise.all([a, b].map((name) => host.isFolder(name).catch(() => false)));
    if (folders[0] !== folders[1]) throw new UsageError(`${folders[0] ? a : b} is a knowledge base and ${folders[0] ? b : a} is not.`);
    const result = folders[0]
      ? compareKnowledge((await loadKnowledge(host, a)).catalogue, (await loadKnowledge(host, b)).catalogue)
      : await compareModels(host, a, b, { kb: given.text('kb'), view }, given.text('kb-after') ?? given.text('kb'));
    const text =
      given.text('json') !== undefined
        ? jsonLines(result)
        : 'format' in result && result.format === 'cordon-model-diff/1'
          ? tell(result)
          : jsonLines(result);
    await writeResult(host, given.text('json'), text);
    return 0;
  },
};

interface ModelDifference extends FindingsComparison {
  readonly format: 'cordon-model-diff/1';
  /** Records that differ: `+ assets a9`, `- relations r3`, `~ controls a1|K-Patch`. */
  readonly records: readonly string[];
}

async function compareModels(
  host: Host,
  a: string,
  b: string,
  options: Parameters<typeof withAnalysis>[2],
  kbAfter: string | undefined,
): Promise<ModelDifference> {
  const before = await withAnalysis(host, a, options, ({ findings, model }) => Promise.resolve({ findings, model }));
  const after = await withAnalysis(host, b, { ...options, kb: kbAfter }, ({ findings, model }) => Promise.resolve({ findings, model }));
  return {
    format: 'cordon-model-diff/1',
    records: changedRecords(before.model, after.model),
    ...compareFindings(before.findings, after.findings),
  };
}

function changedRecords(before: ModelRecords, after: ModelRecords): string[] {
  const difference = diffRecords(before, after);
  return MODEL_TABLES.flatMap((table) =>
    Object.entries<RecordChange<unknown>>(difference.tables[table] ?? {}).map(
      ([key, change]) => `${change.before === null ? '+' : change.after === null ? '-' : '~'} ${table} ${key}`,
    ),
  ).sort();
}

function tell(result: ModelDifference): string {
  const state = (side: FindingChange['before']): string => (side ? `${side.risk} (likelihood ${side.likelihood})` : 'not there');
  const list = (changes: readonly FindingChange[]): string[] =>
    changes.flatMap((change) => [
      `  ${change.kind.padEnd(8)} ${change.finding}: ${state(change.before)} -> ${state(change.after)}`,
      ...change.because.map((reason) => `           ${reason}`),
    ]);
  return (
    [
      `Overall risk ${result.before.overallRisk} -> ${result.after.overallRisk}, serious findings ${result.before.serious} -> ${result.after.serious}, risk index ${result.before.riskIndex} -> ${result.after.riskIndex}`,
      `Records (${result.records.length}):`,
      ...result.records.map((line) => `  ${line}`),
      `Threats (${result.threats.length}):`,
      ...list(result.threats),
      `Consequences (${result.consequences.length}):`,
      ...list(result.consequences),
    ].join('\n') + '\n'
  );
}
