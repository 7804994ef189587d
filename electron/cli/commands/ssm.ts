import { referenceResults } from '../../../shared/assessment/reference-results.ts';
import { analyseSystem } from '../../../shared/assessment/ssm/analyse-system.ts';
import { domainTexts } from '../../../shared/assessment/ssm/domain-texts.ts';
import { saveSystem } from '../../../shared/assessment/ssm/save-system.ts';
import { viewQuads } from '../../../shared/knowledge/ssm/quad-view.ts';
import { readSystem } from '../../../shared/knowledge/ssm/read-system.ts';
import { systemNotices } from '../../../shared/knowledge/ssm/system-notices.ts';
import { oneOf, parseCommand } from '../arguments.ts';
import { problemLine, UsageError, type Command } from '../command.ts';
import { compiledDomain } from '../domain-cache.ts';
import { jsonLines, jsonParts } from '../json-lines.ts';
import { quadsOf, readSsmBytes } from '../read-ssm.ts';
import { writeResult } from '../results.ts';
import { measureSsm } from '../ssm-timings.ts';

export const ssm: Command = {
  name: 'ssm',
  usage: 'cordon ssm DOMAIN SYSTEM [--mode future|current] [--stage all|risk] [--json OUT] [--timings OUT] [--save OUT]',
  summary: 'runs an SSM/Spyderisk domain model and system model (N-Quads, plain or gzip) as the reference does',
  async run(args, host) {
    const given = parseCommand(args, { text: ['mode', 'stage'], files: ['json', 'timings', 'save'] }, ['DOMAIN', 'SYSTEM']);
    const stage = oneOf('stage', given.text('stage'), ['all', 'risk']) ?? 'all';
    const mode = oneOf('mode', given.text('mode'), ['future', 'current']);
    const save = given.text('save');
    if (save !== undefined && stage === 'risk') throw new UsageError('--save writes a newly built inferred graph: leave --stage risk out.');
    const [domainPath, systemPath] = given.positionals as [string, string];
    const [domain, system] = [await readSsmBytes(domainPath, host), await readSsmBytes(systemPath, host)];
    const timings = given.text('timings');
    // Measured before anything else runs: its first run has to be the first of the process.
    if (timings !== undefined)
      await writeResult(host, timings, jsonLines(measureSsm(host, { domain, domainPath, system, systemPath }, mode, stage)));
    if (timings !== undefined && given.text('json') === undefined && save === undefined) return 0;
    const knowledge = await compiledDomain(domain, domainPath, host);
    const table = quadsOf(system, systemPath);
    const model = readSystem(table, knowledge);
    for (const notice of systemNotices(model, knowledge, systemPath)) host.tell(`${problemLine(notice)}\n`);
    const { analysis, names } = analyseSystem(knowledge, model, { mode: mode ?? model.mode, stage }, { now: host.now });
    if (save !== undefined) {
      const texts = domainTexts(viewQuads(quadsOf(domain, domainPath)));
      await writeResult(host, save, saveSystem(table, model, { analysis, names }, texts, mode ?? model.mode));
    }
    if (save === undefined || given.text('json') !== undefined)
      await writeResult(host, given.text('json'), jsonParts(referenceResults(analysis, names)));
    for (const problem of analysis.problems) host.tell(`${problem.entry ? `${problem.entry}: ` : ''}${problem.detail}\n`);
    if (!analysis.complete) host.tell('The analysis is incomplete: something was left out.\n');
    return 0;
  },
};
