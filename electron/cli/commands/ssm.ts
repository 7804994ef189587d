import { referenceResults } from '../../../shared/assessment/reference-results.ts';
import { analyseSystem } from '../../../shared/assessment/ssm/analyse-system.ts';
import { REFERENCE_BEHAVIOUR } from '../../../shared/knowledge/behaviour.ts';
import { compileDomain } from '../../../shared/knowledge/ssm/compile-domain.ts';
import { viewQuads } from '../../../shared/knowledge/ssm/quad-view.ts';
import { readSystem } from '../../../shared/knowledge/ssm/read-system.ts';
import { oneOf, parseCommand } from '../arguments.ts';
import type { Command } from '../command.ts';
import { jsonLines } from '../json-lines.ts';
import { quadsOf, readSsmBytes } from '../read-ssm.ts';
import { writeResult } from '../results.ts';

export const ssm: Command = {
  name: 'ssm',
  usage: 'cordon ssm DOMAIN SYSTEM [--mode future|current] [--stage all|risk] [--json OUT]',
  summary: 'runs an SSM/Spyderisk domain model and system model (N-Quads, plain or gzip) as the reference does',
  async run(args, host) {
    const given = parseCommand(args, { text: ['mode', 'stage'], files: ['json', 'timings'] }, ['DOMAIN', 'SYSTEM']);
    const stage = oneOf('stage', given.text('stage'), ['all', 'risk']) ?? 'all';
    const askedMode = oneOf('mode', given.text('mode'), ['future', 'current']);
    const [domainPath, systemPath] = given.positionals as [string, string];
    const knowledge = compileDomain(viewQuads(quadsOf(await readSsmBytes(domainPath, host), domainPath)), '', REFERENCE_BEHAVIOUR);
    const system = readSystem(quadsOf(await readSsmBytes(systemPath, host), systemPath), knowledge);
    const { analysis, names } = analyseSystem(knowledge, system, { mode: askedMode ?? system.mode, stage }, { now: host.now });
    await writeResult(host, given.text('json'), jsonLines(referenceResults(analysis, names)));
    for (const problem of analysis.problems) host.tell(`${problem.entry ? `${problem.entry}: ` : ''}${problem.detail}\n`);
    return 0;
  },
};
