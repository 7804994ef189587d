import { describe, expect, it } from 'vitest';
import { referenceResults } from '../../shared/assessment/reference-results.ts';
import { analyseSystem, type SsmStage } from '../../shared/assessment/ssm/analyse-system.ts';
import { domainTexts } from '../../shared/assessment/ssm/domain-texts.ts';
import { saveSystem } from '../../shared/assessment/ssm/save-system.ts';
import { readQuads, type QuadTable } from '../../shared/knowledge/ssm/read-quads.ts';
import { readSystem } from '../../shared/knowledge/ssm/read-system.ts';
import { tableLines } from '../../shared/knowledge/ssm/write-quads.ts';
import { conformancePairs, differences, domainOf, readQuadsOf } from '../helpers/conformance.ts';

/** One pair for each system model; a pair names the domain model that it is read with. */
const pairs = [...new Map(conformancePairs().map((pair) => [pair.system, pair])).values()];

function reread(text: string): QuadTable {
  const read = readQuads(text, 'saved');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe.skipIf(pairs.length === 0)('a system model that is saved and read again', () => {
  for (const pair of pairs) {
    it(`${pair.system}: holds the same statements of people and gives the same analysis`, () => {
      const { knowledge, view } = domainOf(pair.domain);
      const table = readQuadsOf(pair.system);
      const system = readSystem(table, knowledge);
      const results = (from: QuadTable, stage: SsmStage) => {
        const { analysis, names } = analyseSystem(knowledge, readSystem(from, knowledge), { mode: pair.mode, stage });
        return { ...referenceResults(analysis, names) };
      };
      const first = analyseSystem(knowledge, system, { mode: pair.mode, stage: 'all' });
      const saved = reread(saveSystem(table, system, first, domainTexts(view), pair.mode));

      const stated = (graph: string): boolean => !graph.endsWith('/inf');
      expect(tableLines(saved, stated).sort()).toEqual(tableLines(table, stated).sort());
      const before = { ...referenceResults(first.analysis, first.names) };
      expect(results(saved, 'all')).toEqual(before);
      // The inferred graph holds enough to calculate from it alone, with the same outcome.
      const { counts: _counts, ...fromSaved } = results(saved, 'risk');
      expect(differences({ ...before, info: { domainVersion: '' } }, fromSaved).slice(0, 10)).toEqual([]);
    });
  }
});
