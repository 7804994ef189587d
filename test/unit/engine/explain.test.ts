import { describe, expect, it } from 'vitest';
import { attackTrees } from '../../../shared/engine/explain/attack-tree.ts';
import { explainAbsence } from '../../../shared/engine/explain/explain-absence.ts';
import { Prover, type CauseProof, type ThreatProof } from '../../../shared/engine/explain/prove.ts';
import { rootCauseSets } from '../../../shared/engine/explain/root-cause-sets.ts';
import { CommonDomain } from '../../helpers/engine-common-domain.ts';
import { analyse, type Reading } from '../../helpers/engine-system.ts';

const names = (kind: string, index: number) => `${kind}${String(index).padStart(4, '0')}`;
/** X weak, T1 takes Y, T2 takes Z. */
const chain = (): Reading =>
  analyse(
    new CommonDomain()
      .pattern('P', { key: ['A'] })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'] })
      .threat('A.Y.P.1', { entry: ['Y@A'], effects: ['LossOfZ@A'] })
      .build(),
    { assets: 'a1:A', trust: { 'X@a1': 2 }, impact: { 'LossOfZ@a1': 4 } },
  );

describe('attack tree', () => {
  it('M62 measures each step from the outside and from the target', () => {
    const found = chain();
    const z = found.consequence('LossOfZ@a1');
    const [tree] = attackTrees(found.analysis, [z], true, names)!;
    const at = (side: {
      threats: ReadonlyMap<number, number>;
      consequences: ReadonlyMap<number, number>;
      attributes: ReadonlyMap<number, number>;
    }): (number | undefined)[] => [
      side.attributes.get(found.attribute('X@a1')),
      side.threats.get(found.threat('A.X.P.1')),
      side.consequences.get(found.consequence('LossOfY@a1')),
      side.threats.get(found.threat('A.Y.P.1')),
      side.consequences.get(z),
    ];
    expect(at(tree!.fromOutside)).toEqual([-1, 0, 1, 2, 3]);
    expect(at(tree!)).toEqual([4, 3, 2, 1, 0]);
    expect(tree!.links).toHaveLength(4);
  });
});

describe('proof', () => {
  it('tells a threat back to default trust, with what keeps it from being worse', () => {
    const found = chain();
    const proof = new Prover(found.analysis).threat(found.threat('A.Y.P.1'))!;
    expect(proof.likelihood).toBe(3);
    expect(proof.cap.kind).toBe('cause');
    const [behind] = proof.causes as [CauseProof & { kind: 'consequence' }];
    expect(behind).toMatchObject({
      kind: 'consequence',
      consequenceSet: found.consequence('LossOfY@a1'),
      attributeSet: found.attribute('Y@a1'),
      level: 3,
    });
    expect(behind.witness!.causes).toEqual([{ kind: 'trust', attributeSet: found.attribute('X@a1'), level: 3 }]);
  });

  it('names the frequency or the strategy that caps a threat', () => {
    const capped = (frequency: number, on: boolean): ThreatProof => {
      const made = new CommonDomain()
        .addControl('K')
        .pattern('P', { key: ['A'] })
        .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'], frequency })
        .strategy('G', { blocks: ['A.X.P.1'], mandatory: ['K@A'], effect: 4 });
      const found = analyse(made.build(), { assets: 'a1:A', trust: { 'X@a1': 0 }, controls: { 'K@a1': on } });
      return new Prover(found.analysis).threat(0)!;
    };
    expect(capped(2, false).cap).toEqual({ kind: 'frequency', level: 2 });
    expect(capped(2, true).cap).toEqual({ kind: 'strategy', strategy: 0, level: 1 });
    expect(capped(5, false).cap).toEqual({ kind: 'none', level: 5 });
  });

  it('has no circles: a loop is told from its seed', () => {
    const made = new CommonDomain()
      .pattern('P', { key: ['A'] })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'] })
      .threat('A.Y.P.1', { entry: ['Y@A'], effects: ['LossOfX@A'] });
    const found = analyse(made.build(), { assets: 'a1:A', trust: { 'X@a1': 3 } });
    const proof = new Prover(found.analysis).threat(found.threat('A.Y.P.1'))!;
    expect(JSON.stringify(proof)).toContain('"kind":"trust"');
    expect(new Prover(found.analysis).path(found.threat('A.Y.P.1'))).toEqual([found.threat('A.X.P.1'), found.threat('A.Y.P.1')]);
  });

  it('tells the shortest way apart from the likeliest', () => {
    const made = new CommonDomain()
      .addAttribute('S')
      .pattern('P', { key: ['A'] })
      .threat('A.S.P.1', { entry: ['S@A'], effects: ['LossOfZ@A'], frequency: 1 })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'] })
      .threat('A.Y.P.1', { entry: ['Y@A'], effects: ['LossOfZ@A'] })
      .threat('A.Z.P.1', { conditions: ['LossOfZ@A'], effects: [] });
    const found = analyse(made.build(), { assets: 'a1:A', trust: { 'S@a1': 0, 'X@a1': 1 } });
    const path = (mode: 'likeliest' | 'shortest'): string[] =>
      new Prover(found.analysis, mode).path(found.threat('A.Z.P.1')).map((threat) => found.threats[threat]!.split('-')[0]!);
    expect(path('likeliest')).toEqual(['A.X.P.1', 'A.Y.P.1', 'A.Z.P.1']);
    expect(path('shortest')).toEqual(['A.S.P.1', 'A.Z.P.1']);
  });
});

describe('root causes', () => {
  it('finds the minimal sets: either of two, together with a third', () => {
    const made = new CommonDomain({ behaviour: 'corrected' })
      .addAttribute('S')
      .addAttribute('T')
      .pattern('P', { key: ['A'] })
      .threat('A.1', { entry: ['X@A'], effects: ['LossOfY@A'] })
      .threat('A.2', { entry: ['S@A'], effects: ['LossOfY@A'] })
      .threat('A.3', { entry: ['T@A'], effects: ['LossOfZ@A'] })
      .threat('A.4', { conditions: ['LossOfY@A', 'LossOfZ@A'], effects: [] });
    const found = analyse(made.build(), { assets: 'a1:A', trust: { 'X@a1': 0, 'S@a1': 0, 'T@a1': 0 } });
    const { sets, complete } = rootCauseSets(found.analysis, found.threat('A.4'));
    expect(complete).toBe(true);
    expect(sets.map((set) => set.map((threat) => found.threats[threat]!.split('-')[0]))).toEqual([
      ['A.1', 'A.3'],
      ['A.2', 'A.3'],
    ]);
  });
});

describe('absence', () => {
  const domain = new CommonDomain({ behaviour: 'corrected' })
    .pattern('P', { key: ['A', 'B'], rootLinks: ['A uses B'], necessary: ['C'], links: ['A has C'] })
    .threat('T-1', { pattern: 'P', entry: ['X@A'], effects: ['LossOfY@A'] })
    .build();
  it('names the class of which there is no asset', () => {
    const reason = explainAbsence(analyse(domain, { assets: 'a1:A' }).analysis, 0)!;
    expect([...reason.matched]).toEqual([[0, 0]]);
    expect(reason.missing).toEqual({ kind: 'asset', node: 1 });
  });
  it('names the first link that is missing', () => {
    const reason = explainAbsence(analyse(domain, { assets: 'a1:A b1:B c1:C', links: 'a1 uses b1' }).analysis, 0)!;
    expect(reason.matched.size).toBe(2);
    expect(reason.missing).toMatchObject({ kind: 'link', node: 2, near: [2] });
  });
  it('says nothing about a threat that is there', () => {
    expect(explainAbsence(analyse(domain, { assets: 'a1:A b1:B c1:C', links: 'a1 uses b1, a1 has c1' }).analysis, 0)).toBe(null);
  });
  it('names what must not be there', () => {
    const made = new CommonDomain()
      .pattern('P', { key: ['A'], prohibited: ['B'], links: ['A uses B'] })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'] });
    expect(explainAbsence(analyse(made.build(), { assets: 'a1:A b1:B', links: 'a1 uses b1' }).analysis, 0)!.missing).toEqual({
      kind: 'excluded',
      node: 1,
      by: 1,
    });
  });
  it('finds the largest part even where the first role is empty', () => {
    const reason = explainAbsence(analyse(domain, { assets: 'b1:B c1:C' }).analysis, 0)!;
    expect(reason.matched.size).toBe(2);
    expect(reason.missing).toEqual({ kind: 'asset', node: 0 });
  });
  it('asks for another asset where the only one is taken by a role that must differ', () => {
    const made = new CommonDomain({ behaviour: 'corrected' })
      .pattern('P', { key: ['R1', 'R2'], rootLinks: ['R1 uses R2'], distinct: [['R1', 'R2']] })
      .threat('T-1', { pattern: 'P', entry: ['X@R1'], effects: ['LossOfY@R1'] })
      .build();
    expect(explainAbsence(analyse(made, { assets: 'b1:B', links: 'b1 uses b1' }).analysis, 0)!.missing).toEqual({
      kind: 'another',
      node: 1,
    });
  });
  it('is told for one asset: the role that it could have, or that it has none', () => {
    const { analysis } = analyse(domain, { assets: 'a1:A a2:A b1:B c1:C', links: 'a1 uses b1, a1 has c1' });
    expect(explainAbsence(analysis, 0, 0)).toBe(null);
    const other = explainAbsence(analysis, 0, 1)!;
    expect(other.matched.get(0)).toBe(1);
    expect(other.missing).toMatchObject({ kind: 'link', node: 1 });
    const pair = new CommonDomain({ behaviour: 'corrected' })
      .pattern('P', { key: ['A', 'B'], rootLinks: ['A uses B'] })
      .threat('T-1', { pattern: 'P', entry: ['X@A'], effects: ['LossOfY@A'] });
    expect(explainAbsence(analyse(pair.build(), { assets: 'a1:A c1:C' }).analysis, 0, 1)!.missing).toEqual({ kind: 'no-role' });
  });
  it('says that the pattern was left out where the analysis is incomplete for it', () => {
    const found = analyse(
      domain,
      { assets: 'a1:A b1:B b2:B c1:C', links: 'a1 uses b1, a1 uses b2, a1 has c1' },
      { budget: { maxMatchesPerPattern: 1 } },
    );
    expect(explainAbsence(found.analysis, 0)!.missing).toEqual({ kind: 'left-out' });
  });
});
