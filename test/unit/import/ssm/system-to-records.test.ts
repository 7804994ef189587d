import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyseSystem } from '../../../../shared/assessment/ssm/analyse-system.ts';
import { modelProblems, systemInput } from '../../../../shared/assessment/system-input.ts';
import { openSession } from '../../../../shared/engine/open-session.ts';
import { writeSystem } from '../../../../shared/export/ssm/write-system.ts';
import { systemToRecords } from '../../../../shared/import/ssm/system-to-records.ts';
import { REFERENCE_BEHAVIOUR } from '../../../../shared/knowledge/behaviour.ts';
import { compileDomain } from '../../../../shared/knowledge/ssm/compile-domain.ts';
import { withCordonLevels } from '../../../../shared/knowledge/ssm/cordon-levels.ts';
import { viewQuads } from '../../../../shared/knowledge/ssm/quad-view.ts';
import { readQuadFile } from '../../../../shared/knowledge/ssm/read-quad-file.ts';
import type { QuadTable } from '../../../../shared/knowledge/ssm/read-quads.ts';
import { readSystem } from '../../../../shared/knowledge/ssm/read-system.ts';
import { tableLines } from '../../../../shared/knowledge/ssm/write-quads.ts';
import { parseModelFile } from '../../../../shared/model/file/parse-model-file.ts';
import { writeModelFile } from '../../../../shared/model/file/write-model-file.ts';

const folder = new URL('../../../../../shared/conformance/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere) console.warn('Skipped: system models as records against the reference, because ../shared/conformance is not here.');

interface Pair {
  readonly id: string;
  readonly domain: string;
  readonly system: string;
  readonly mode: 'current' | 'future';
  readonly stage: string;
}
const pairs = (isThere ? (JSON.parse(readFileSync(new URL('pairs.json', folder), 'utf8')) as Pair[]) : []).filter(
  ({ stage }) => stage === 'all',
);
const tables = new Map<string, QuadTable>();
function table(file: string): QuadTable {
  const known = tables.get(file);
  if (known) return known;
  const read = readQuadFile(readFileSync(new URL(file, folder)), file);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  tables.set(file, read.value);
  return read.value;
}

describe.skipIf(!isThere)('a system model as records', () => {
  test.each(pairs)('is analysed as its file is: $id', ({ domain, system, mode }) => {
    const native = compileDomain(viewQuads(table(domain)), '', REFERENCE_BEHAVIOUR);
    const named = withCordonLevels(native, domain);
    if (!named.ok) throw new Error(JSON.stringify(named.error));
    const asFile = analyseSystem(native, readSystem(table(system), native), { mode, stage: 'all' }).analysis;

    const made = systemToRecords(table(system), named.value, native.scales, 'model');
    const kept = parseModelFile(writeModelFile(made));
    if (!kept.ok) throw new Error(JSON.stringify(kept.error));
    const records = kept.value.records;
    // Written back unchanged, no statement of the file is lost but the computed ones, and all that SSM reads stays the same.
    const written = readQuadFile(new TextEncoder().encode(writeSystem(records, native.scales)), system);
    if (!written.ok) throw new Error(JSON.stringify(written.error));
    const isKept = new Set(tableLines(written.value, () => true));
    const { model } = readSystem(table(system), native);
    const lost = tableLines(table(system), (graph) => graph !== `${model}/inf`).filter((line) => !isKept.has(line));
    expect(lost).toEqual([]);

    expect(modelProblems(records, named.value)).toEqual([]);
    const analysis = openSession(named.value, { ...systemInput(records, named.value, 'today'), mode }).analysis;

    expect(analysis.structure.threats.ids).toEqual(asFile.structure.threats.ids);
    expect([...analysis.levels.threatLikelihood]).toEqual([...asFile.levels.threatLikelihood]);
    expect([...analysis.levels.threatRisk]).toEqual([...asFile.levels.threatRisk]);
    expect([...analysis.levels.consequenceRisk]).toEqual([...asFile.levels.consequenceRisk]);
    expect([...analysis.levels.strategyEnabled]).toEqual([...asFile.levels.strategyEnabled]);
  });
});
