import { describe, expect, it } from 'vitest';
import { openSession } from '../../../shared/engine/open-session.ts';
import { CommonDomain } from '../../helpers/engine-common-domain.ts';
import { analyse, systemOf } from '../../helpers/engine-system.ts';

const many = (name: string, className: string, count: number): string =>
  Array.from({ length: count }, (_, i) => `${name}${i}:${className}`).join(' ');

describe('budgets', () => {
  it('leaves out a pattern that explodes, says so, and keeps the rest', () => {
    const made = new CommonDomain()
      .addRole('R3', ['B'])
      .pattern('Explodes', { key: ['R1', 'R2', 'R3'] })
      .pattern('P', { key: ['A'] })
      .threat('A.E.P.1', { pattern: 'Explodes', entry: ['X@R1'], effects: ['LossOfY@R1'] })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'] });
    const found = analyse(made.build(), { assets: `a1:A ${many('b', 'B', 200)}`, trust: { 'X@a1': 1 } });
    expect(found.analysis.complete).toBe(false);
    expect(found.analysis.problems).toMatchObject([{ kind: 'too-many-matches', entry: 'Explodes' }]);
    expect(found.threats).toEqual(['A.X.P.1-P_a1']);
    expect(found.L('A.X.P.1')).toBe(4);
  });

  it('ends a closure over a cycle of a thousand joins', () => {
    const made = new CommonDomain()
      .addRole('Am', ['A'])
      .addRole('Az', ['A'])
      .pattern('Closure', { key: ['A', 'Am', 'Az'], rootLinks: ['A uses Am', 'Am uses Az'] })
      .construction('CP', { pattern: 'Closure', links: ['A uses Az'], iterate: true, maxIterations: 20 })
      .pattern('P', { key: ['A'] })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'] });
    const links = Array.from({ length: 1000 }, (_, i) => `n${i} uses n${(i + 1) % 1000}`).join(',');
    const found = analyse(made.build(), { assets: many('n', 'A', 1000), links }, { budget: { maxMatchesPerPattern: 20_000 } });
    expect(found.analysis.complete).toBe(false);
    expect(found.analysis.problems.map((problem) => problem.kind)).toContain('too-many-matches');
    expect(found.threats).toHaveLength(1000);
  });

  it('bears fifty thousand assets on one network', () => {
    const made = new CommonDomain()
      .pattern('P', { key: ['B'], sufficient: ['A'], links: ['A uses B'] })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@B'] })
      .build();
    const input = systemOf(made, { assets: 'b:B' });
    const assets = Array.from({ length: 50_000 }, (_, i) => ({ id: `n${i}`, label: `n${i}`, class: 1, population: 0 }));
    const relations = assets.map(({ id }) => ({ from: id, relation: 0, to: 'b' }));
    const { analysis } = openSession(made, {
      ...input,
      assets: [...input.assets, ...assets],
      relations,
      attributeLevels: [{ asset: 'n7', attribute: 0, level: 1 }],
    });
    expect(analysis.complete).toBe(true);
    expect(Array.from(analysis.levels.threatLikelihood)).toEqual([4]);
  });

  it('stops making assets and links at their limits', () => {
    const made = new CommonDomain()
      .pattern('CPAB', { key: ['A', 'B'], rootLinks: ['A uses B'] })
      .construction('CP', { pattern: 'CPAB', nodes: ['C: A B'], links: ['A has C'] });
    const links = Array.from({ length: 10 }, (_, i) => `a uses b${i}`).join(',');
    const system = { assets: `a:A ${many('b', 'B', 10)}`, links };
    const assets = analyse(made.build(), system, { budget: { maxInferredAssets: 3 } });
    expect(assets.analysis.problems).toMatchObject([{ kind: 'too-many-inferred-assets', entry: 'CP' }]);
    expect(assets.analysis.structure.assets.count - assets.analysis.structure.assets.asserted).toBe(3);
    const relations = analyse(made.build(), system, { budget: { maxRelations: 12 } });
    expect(relations.analysis.problems).toMatchObject([{ kind: 'too-many-relations', entry: 'CP' }]);
  });

  it('stops when it is cancelled or out of time, with what it has', () => {
    const made = new CommonDomain()
      .pattern('Pairs', { key: ['R1', 'R2'] })
      .threat('A.E.P.1', { pattern: 'Pairs', entry: ['X@R1'], effects: ['LossOfY@R1'] });
    const system = { assets: many('b', 'B', 400) };
    const cancelled = analyse(made.build(), system, { isCancelled: () => true });
    expect(cancelled.analysis.complete).toBe(false);
    expect(cancelled.analysis.problems).toMatchObject([{ kind: 'cancelled' }]);
    let clock = 0;
    const late = analyse(made.build(), system, { now: () => (clock += 50), budget: { maxMilliseconds: 40 } });
    expect(late.analysis.problems).toMatchObject([{ kind: 'out-of-time' }]);
  });

  it('tells a change after an incomplete analysis from nothing again', () => {
    const made = new CommonDomain()
      .pattern('Pairs', { key: ['R1', 'R2'] })
      .threat('A.E.P.1', { pattern: 'Pairs', entry: ['X@R1'], effects: ['LossOfY@R1'] })
      .build();
    const run = { budget: { maxMatchesPerPattern: 20 } };
    const session = openSession(made, systemOf(made, { assets: many('b', 'B', 5) }), run);
    expect(session.analysis.complete).toBe(false);
    const after = session.change(
      { removeAssets: ['b0'], putAssets: [], removeRelations: [], addRelations: [], controls: [], attributeLevels: [], impacts: [] },
      run,
    );
    expect(after.complete).toBe(true);
    expect(after.structure.threats.count).toBe(16);
  });

  it('counts the assets that matches name, after edits as from nothing', () => {
    const made = new CommonDomain({ behaviour: 'corrected' })
      .pattern('Crowd', { key: ['A'], sufficient: ['B'], links: ['A uses B'] })
      .threat('T-1', { pattern: 'Crowd', entry: ['X@B'], effects: ['LossOfY@A'] })
      .pattern('P', { key: ['A'] })
      .threat('T-2', { pattern: 'P', entry: ['X@A'], effects: ['LossOfY@A'] })
      .build();
    // The asset itself and those that it uses.
    const run = { budget: { maxMatchedAssetsPerPattern: 6 } };
    const withCrowd = (size: number) =>
      systemOf(made, { assets: `a1:A ${many('b', 'B', 9)}`, links: Array.from({ length: size }, (_, i) => `a1 uses b${i}`).join(',') });
    const session = openSession(made, withCrowd(2), run);
    for (let size = 3; size < 9; size++) {
      const fresh = openSession(made, withCrowd(size), run).analysis;
      expect(fresh.complete, `${size}`).toBe(size <= 5);
      const link = withCrowd(size).relations.at(-1)!;
      const after = session.change(
        { removeAssets: [], putAssets: [], removeRelations: [], addRelations: [link], controls: [], attributeLevels: [], impacts: [] },
        run,
      );
      expect([after.complete, after.problems, after.structure.threats.ids], `${size}`).toEqual([
        fresh.complete,
        fresh.problems,
        fresh.structure.threats.ids,
      ]);
    }
  });

  it('does not let what is left out use up the limit for all', () => {
    const made = new CommonDomain()
      .pattern('Pairs', { key: ['R1', 'R2'] })
      .pattern('P', { key: ['B'] })
      .threat('A.E.P.1', { pattern: 'Pairs', entry: ['X@R1'], effects: ['LossOfY@R1'] })
      .threat('A.X.P.1', { pattern: 'P', entry: ['X@B'], effects: ['LossOfY@B'] });
    const run = { budget: { maxMatchesPerPattern: 100, maxMatches: 110, maxMatchedAssets: 210 } };
    const found = analyse(made.build(), { assets: many('b', 'B', 20) }, run);
    expect(found.analysis.problems.map(({ entry }) => entry)).toEqual(['Pairs']);
    expect(found.threats).toHaveLength(20);
  });

  it('reports assets and relations that the knowledge base does not know, and goes on', () => {
    const made = new CommonDomain()
      .pattern('P', { key: ['A'] })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'] })
      .build();
    const input = systemOf(made, { assets: 'a1:A' });
    const { analysis } = openSession(made, {
      ...input,
      assets: [...input.assets, { id: 'x', label: 'x', class: 99, population: 0 }],
      relations: [{ from: 'a1', relation: 77, to: 'a1' }],
    });
    expect(analysis.problems.map((problem) => [problem.kind, problem.entry])).toEqual([
      ['bad-input', 'x'],
      ['bad-input', 'a1'],
    ]);
    expect(analysis.structure.threats.count).toBe(1);
  });

  it('tells progress stage by stage', () => {
    const stages: string[] = [];
    const made = new CommonDomain()
      .pattern('P', { key: ['A'] })
      .construction('CP', { pattern: 'P', links: ['A uses A'] })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'] });
    analyse(made.build(), { assets: 'a1:A' }, { onProgress: (stage) => void stages.push(stage) });
    expect([...new Set(stages)]).toEqual(['construct', 'match', 'strategies', 'likelihood', 'causation']);
  });
});
