import { generateHospital } from '../../../shared/knowledge/templates/hospital-generator.ts';
import { parseCommand } from '../arguments.ts';
import { benchEdit, benchFromNothing, editsOf, type BenchResult } from '../bench-cases.ts';
import { UsageError, type Command } from '../command.ts';
import { jsonLines } from '../json-lines.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { readModel } from '../read-model.ts';
import { table, writeResult } from '../results.ts';

const EDIT_RUNS = 60;
const WHOLE_RUNS = 5;
const LARGE_RUNS = 3;

export const bench: Command = {
  name: 'bench',
  usage: 'cordon bench [--json OUT] [--sizes 250,500,…]',
  summary: "the project's own benchmark: medians and sizes; --sizes adds generated hospitals",
  async run(args, host) {
    const given = parseCommand(args, { text: ['sizes'], files: ['json'] }, []);
    const sizes = (given.text('sizes') ?? '')
      .split(',')
      .filter((size) => size !== '')
      .map(Number);
    if (sizes.some((size) => !Number.isInteger(size) || size < 100))
      throw new UsageError('--sizes wants whole numbers from 100 up, with commas between them.');
    const knowledge = await loadKnowledge(host, undefined);
    const tools = { knowledge, now: host.now, peakMemory: host.peakMemory };
    const results: BenchResult[] = [];
    const add = (result: BenchResult): void => {
      results.push(result);
      host.tell(
        `${result.case}: ${result.engine_ms} ms (p95 ${result.engine_p95_ms}), with findings ${result.findings_ms} ms (p95 ${result.findings_p95_ms})\n`,
      );
    };
    const base = { id: knowledge.catalogue.id, version: knowledge.catalogue.version };
    // The largest memory comes first where it is asked for by itself: resident memory is only ever seen to rise.
    add(benchFromNothing(tools, 'hospital-1000 from nothing', await readModel('hospital-1000', host, knowledge), WHOLE_RUNS));
    for (const name of ['pocket-ehr', 'infusion-pump-fleet', 'intensive-care-ward']) {
      const model = await readModel(name, host, knowledge);
      add(benchFromNothing(tools, `${name} from nothing`, model, EDIT_RUNS));
      for (const { name: what, edit, inverse } of editsOf(model))
        add(benchEdit(tools, `${name}: ${what}`, model, edit, inverse, EDIT_RUNS));
    }
    for (const size of [...sizes].sort((a, b) => a - b)) {
      const model = generateHospital({ assets: size, seed: 1, knowledgeBase: base });
      add(benchFromNothing(tools, `hospital of ${size} from nothing`, model, LARGE_RUNS));
      for (const { name: what, edit, inverse } of editsOf(model))
        add(benchEdit(tools, `hospital of ${size}: ${what}`, model, edit, inverse, EDIT_RUNS));
    }
    const report = { format: 'cordon-bench/1', load_ms: Math.round(knowledge.milliseconds * 100) / 100, cases: results };
    if (given.text('json') !== undefined || !host.isTerminal) {
      await writeResult(host, given.text('json'), jsonLines(report));
    } else {
      const head = ['CASE', 'ASSETS', 'RELATIONS', 'THREATS', 'RUNS', 'ENGINE MS', 'P95', 'WITH FINDINGS MS', 'P95', 'ONCE MS', 'PEAK MB'];
      const line = (row: BenchResult): string[] => [
        row.case,
        ...[row.assets, row.relations, row.threats, row.runs, row.engine_ms, row.engine_p95_ms, row.findings_ms, row.findings_p95_ms].map(
          String,
        ),
        row.prepare_ms === null ? '' : String(row.prepare_ms),
        String(row.peak_rss_mb),
      ];
      host.write(`${table([head, ...results.map(line)])}\n`);
    }
    return 0;
  },
};
