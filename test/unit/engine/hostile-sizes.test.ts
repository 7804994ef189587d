import { describe, expect, it, vi } from 'vitest';
import { buildFindings } from '../../../shared/assessment/build-findings.ts';
import { systemInput } from '../../../shared/assessment/system-input.ts';
import type { Findings } from '../../../shared/assessment/findings.ts';
import { analyseSystem } from '../../../shared/assessment/ssm/analyse-system.ts';
import { openSession } from '../../../shared/engine/open-session.ts';
import type { Analysis } from '../../../shared/engine/analysis.ts';
import { REFERENCE_BEHAVIOUR } from '../../../shared/knowledge/behaviour.ts';
import { compileDomain } from '../../../shared/knowledge/ssm/compile-domain.ts';
import { viewQuads } from '../../../shared/knowledge/ssm/quad-view.ts';
import { readQuads, type QuadTable } from '../../../shared/knowledge/ssm/read-quads.ts';
import { readSystem } from '../../../shared/knowledge/ssm/read-system.ts';
import { parseModelFile } from '../../../shared/model/file/parse-model-file.ts';
import { bundledKnowledge } from '../../helpers/bundled-knowledge.ts';
import {
  closingDomain,
  crowdOnOneNetwork,
  explodingDomain,
  explodingSystem,
  ringOfJoins,
  ringSystem,
  twoCrowds,
} from '../../helpers/hostile-files.ts';

/** Far above what each takes on two busy cores, far below what a runaway would. */
const MOST_SECONDS = 60;
vi.setConfig({ testTimeout: 120_000 });

interface Run {
  readonly analysis: Analysis;
  readonly findings: Findings;
}

/** A model file, analysed with the hospital's knowledge base and every limit as it is for people. */
function analyseFile(text: string): Run {
  const { compiled, catalogue } = bundledKnowledge();
  const parsed = parseModelFile(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const model = parsed.value.records;
  const { analysis } = openSession(compiled, systemInput(model, compiled, 'today'), { now: () => performance.now() });
  return { analysis, findings: buildFindings({ analysis, model, catalogue, modelSha256: '', compileMilliseconds: null, most: 25_000 }) };
}

const tableOf = (text: string): QuadTable => {
  const read = readQuads(text, 'hostile.nq');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

function analyseSsm(domain: string, system: string): Analysis {
  const knowledge = compileDomain(viewQuads(tableOf(domain)), 'hostile', REFERENCE_BEHAVIOUR);
  const model = readSystem(tableOf(system), knowledge);
  return analyseSystem(knowledge, model, { mode: 'future', stage: 'all' }, { now: () => performance.now() }).analysis;
}

function within<T>(seconds: number, work: () => T): T {
  const start = performance.now();
  const result = work();
  expect((performance.now() - start) / 1000).toBeLessThan(seconds);
  return result;
}

describe('a model at a hostile size', () => {
  it('with fifty thousand computers on one network is analysed whole, and its worst findings are listed', () => {
    const text = crowdOnOneNetwork(50_000);
    const { analysis, findings } = within(MOST_SECONDS, () => analyseFile(text));
    expect(analysis.complete).toBe(true);
    expect(analysis.structure.threats.count).toBeGreaterThan(50_000);
    expect(findings.threats).toHaveLength(25_000);
    expect(findings.complete).toBe(false);
    expect(findings.problems).toMatchObject([{ kind: 'too-many-findings' }]);
    expect(Object.values(findings.threatCounts).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100_000);
  });

  it('in which every pump is reached from every computer loses that threat alone, and says so', () => {
    const text = twoCrowds(4_000);
    const { analysis, findings } = within(MOST_SECONDS, () => analyseFile(text));
    expect(analysis.complete).toBe(false);
    expect(analysis.problems).toMatchObject([{ kind: 'too-many-matches', entry: 'T-NET-03' }]);
    expect(findings.problems[0]?.message).toContain('it was left out');
    expect(findings.threats.some(({ threat }) => threat === 'T-NET-03')).toBe(false);
    expect(findings.threats.length).toBeGreaterThan(10_000);
    // What matches name stays within the limit, whatever the model.
    expect(analysis.structure.matches.assets.length).toBeLessThan(4_000_000);
  });

  it('that is a ring of a thousand joined networks is analysed whole', () => {
    const text = ringOfJoins(1_000);
    const { analysis, findings } = within(MOST_SECONDS, () => analyseFile(text));
    expect(analysis.complete).toBe(true);
    expect(findings.inferred.relations).toBeGreaterThan(2_000);
    expect(findings.threats.length).toBeGreaterThan(1_000);
  });

  it('whose domain model closes over a ring of a thousand links ends at a limit, and says so', () => {
    const [domain, system] = [closingDomain(), ringSystem(1_000)];
    const analysis = within(MOST_SECONDS, () => analyseSsm(domain, system));
    expect(analysis.complete).toBe(false);
    expect(analysis.problems.map(({ kind, entry }) => `${kind} ${entry.split('#').at(-1)!}`)).toContainEqual(
      expect.stringMatching(/^too-many-\w+ CP-AAA$/) as string,
    );
    expect(analysis.structure.threats.count).toBe(1);
  });

  it('whose domain model has a pattern that explodes loses that pattern alone, and says so', () => {
    const [domain, system] = [explodingDomain(), explodingSystem(3_000)];
    const analysis = within(MOST_SECONDS, () => analyseSsm(domain, system));
    expect(analysis.complete).toBe(false);
    expect(analysis.problems.map(({ kind }) => kind)).toEqual(['too-many-matches']);
    expect(analysis.problems[0]!.entry).toContain('MP-BBB');
    expect(analysis.structure.threats.count).toBe(1);
  });
});
