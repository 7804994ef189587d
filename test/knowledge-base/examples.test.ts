import { describe, expect, it } from 'vitest';
import { runExamples, surplusOfExamples } from '../../knowledge-base/checks/run-examples.ts';
import { knowledgeSources } from '../helpers/knowledge-sources.ts';

const { sources, result } = knowledgeSources();
const compiled = new Set(result.threats.map(({ source }) => source.value.id));
const runs = runExamples(result.knowledge, sources.threats.filter(({ value }) => compiled.has(value.id)));

describe('the examples of the threats', () => {
  it('are given for every threat', () => {
    expect(sources.threats.filter(({ value }) => value.examples === undefined).map(({ value }) => value.id)).toEqual([]);
  });

  it('can all be built', () => {
    expect(runs.filter(({ mistakes }) => mistakes.length > 0).map(({ threat, example, mistakes }) => `${threat.value.id} ${example}: ${mistakes.join('; ')}`)).toEqual([]);
  });

  it('fire where they say so', () => {
    expect(runs.filter((run) => run.example === 'fires' && !run.holds).map(({ threat, likelihood }) => `${threat.value.id} (${likelihood})`)).toEqual([]);
  });

  it('stay silent where they say so', () => {
    expect(runs.filter((run) => run.example === 'silent' && !run.holds).map(({ threat, likelihood }) => `${threat.value.id} (${likelihood})`)).toEqual([]);
  });

  it('are the smallest ones: without any asset, relation, cause or control of the model the threat does not fire', () => {
    const threats = sources.threats.filter(({ value }) => compiled.has(value.id));
    expect(surplusOfExamples(result.knowledge, threats).map(({ threat, line }) => `${threat}: ${line}`)).toEqual([]);
  });
});
