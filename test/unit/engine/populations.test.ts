import { describe, expect, it } from 'vitest';
import { CommonDomain, type DomainOptions } from '../../helpers/engine-common-domain.ts';
import { analyse, type Reading, type SystemSpec } from '../../helpers/engine-system.ts';

/** T1 on a key node A. */
const single = (population: number, trust: Record<string, number>, options: DomainOptions = {}): Reading =>
  analyse(
    new CommonDomain({ members: true, ...options })
      .pattern('P', { key: ['A'] })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'] })
      .build(),
    { assets: `a1:A*${population}`, trust },
  );
/** T1 with its cause at a many-sided B, and a strategy of a control there. */
const manySided = (
  kind: 'necessary' | 'sufficient' | 'optional',
  a: number,
  b: number,
  more: Partial<SystemSpec> = {},
  options: DomainOptions = {},
): Reading =>
  analyse(
    new CommonDomain({ members: true, ...options })
      .addControl('K')
      .pattern('P', { key: ['A'], [kind]: ['B'], links: ['A uses B'] })
      .threat('A.X.P.1', { entry: ['X@B'], effects: ['LossOfY@A'] })
      .strategy('CSG-G', { blocks: ['A.X.P.1'], mandatory: ['K@B'] })
      .build(),
    { assets: `a1:A*${a} b1:B*${b}`, links: 'a1 uses b1', trust: { 'X@b1': 3 }, ...more },
  );
const memberLevels = (found: Reading): (number | null)[] => ['A.X.P.1', 'A.X_Max.P.1', 'A.X_Min.P.1'].map((id) => found.L(id));
const blockingControls = (found: Reading, threat: string): string[] => {
  const { threats, strategies } = found.analysis.structure;
  const row = found.threat(threat);
  const ids = Array.from(
    threats.blockedBy.values.subarray(threats.blockedBy.offsets[row]!, threats.blockedBy.offsets[row + 1]!),
    (strategy) => strategies.ids[strategy]!,
  );
  return ids.flatMap((id) => found.controlsOf(id));
};

describe('populations', () => {
  it('M50 gives an asset that stands for several a weakest, an average and a strongest member', () => {
    const found = single(2, { 'X@a1': 3 });
    expect(['X_Min@a1', 'X@a1', 'X_Max@a1'].map((name) => found.trust(name))).toEqual([1, 3, 5]);
    expect(memberLevels(found)).toEqual([2, 4, 0]);
    expect([found.entryPoints('A.X.P.1'), found.effects('A.X.P.1')]).toEqual([['X@a1'], ['LossOfY@a1']]);
    expect([found.entryPoints('A.X_Max.P.1'), found.effects('A.X_Max.P.1')]).toEqual([['X_Min@a1'], ['LossOfY_Max@a1']]);
    expect([found.entryPoints('A.X_Min.P.1'), found.effects('A.X_Min.P.1')]).toEqual([['X_Max@a1'], ['LossOfY_Min@a1']]);
    expect(['Y_Min@a1', 'Y@a1', 'Y_Max@a1'].map((name) => found.inferredTrust(name))).toEqual([1, 3, 5]);
  });

  it('M51 reconciles what people set for members', () => {
    const found = single(2, { 'X_Min@a1': 4, 'X@a1': 3 });
    expect(['X_Min@a1', 'X@a1', 'X_Max@a1'].map((name) => found.trust(name))).toEqual([3, 3, 5]);
  });

  it('M52 lets members equal the average where they are not independent', () => {
    const found = single(2, { 'X@a1': 3 }, { independent: false });
    expect(['X_Min@a1', 'X@a1', 'X_Max@a1'].map((name) => found.trust(name))).toEqual([3, 3, 3]);
    expect(memberLevels(found)).toEqual([2, 2, 2]);
  });

  it('M53 gives a singleton no members', () => {
    const found = single(0, { 'X@a1': 3 });
    expect(found.threats).toEqual(['A.X.P.1-P_a1']);
    expect(found.analysis.structure.attributeSets.count).toBe(3);
  });

  it('M54 needs the strongest member of a necessary asset, and its control', () => {
    const found = manySided('necessary', 0, 2);
    expect(found.threats).toEqual(['A.X.P.1-P_a1']);
    expect(found.entryPoints('A.X.P.1')).toEqual(['X_Max@b1']);
    expect(found.L('A.X.P.1')).toBe(0);
    expect(blockingControls(found, 'A.X.P.1')).toEqual(['K_Max@b1']);
  });

  it('M55 needs the weakest member of a sufficient asset, and its control', () => {
    const found = manySided('sufficient', 0, 2);
    expect(found.entryPoints('A.X.P.1')).toEqual(['X_Min@b1']);
    expect(found.L('A.X.P.1')).toBe(4);
    expect(blockingControls(found, 'A.X.P.1')).toEqual(['K_Min@b1']);
  });

  it('M56 wires an asset of the same population as a key asset it is linked to like a key asset', () => {
    const found = manySided('necessary', 2, 2);
    expect(['A.X.P.1', 'A.X_Max.P.1', 'A.X_Min.P.1'].map((id) => found.entryPoints(id))).toEqual([['X@b1'], ['X_Min@b1'], ['X_Max@b1']]);
    expect(memberLevels(found)).toEqual([2, 4, 0]);
    expect(['A.X.P.1', 'A.X_Max.P.1', 'A.X_Min.P.1'].map((id) => blockingControls(found, id))).toEqual([
      ['K@b1'],
      ['K_Min@b1'],
      ['K_Max@b1'],
    ]);
  });

  it('M57 wires every member to a singleton as it is', () => {
    const found = manySided('necessary', 2, 0);
    expect(memberLevels(found)).toEqual([2, 2, 2]);
    expect(found.entryPoints('A.X_Max.P.1')).toEqual(['X@b1']);
    expect(found.strategies).toHaveLength(1);
  });

  it('M58 wires every member to the weakest of a larger population', () => {
    const found = manySided('sufficient', 1, 3);
    expect(found.trust('X_Min@b1')).toBe(0);
    expect(memberLevels(found)).toEqual([5, 5, 5]);
  });

  it('M59 ignores the population of a root node that is no key node', () => {
    const made = new CommonDomain({ members: true })
      .pattern('P', { key: ['A'], root: ['B'], rootLinks: ['A uses B'] })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'] });
    expect(analyse(made.build(), { assets: 'a1:A b1:B*3', links: 'a1 uses b1' }).threats).toEqual(['A.X.P.1-P_a1_b1']);
  });

  it('M60 crosses members where a strategy triggers a threat', () => {
    const made = new CommonDomain({ members: true })
      .addControl('K')
      .pattern('P', { key: ['A'] })
      .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'] })
      .threat('A.T.P.1', { entry: ['X@A'], effects: ['LossOfZ@A'] })
      .strategy('CSG-G', { blocks: ['A.X.P.1'], triggers: ['A.T.P.1'], mandatory: ['K@A'] });
    const found = analyse(made.build(), { assets: 'a1:A*2', controls: { 'K@a1': 3 } });
    expect(['K_Min@a1', 'K@a1', 'K_Max@a1'].map((name) => found.analysis.levels.coverage[found.control(name)])).toEqual([1, 3, 5]);
    expect(['K_Min@a1', 'K@a1', 'K_Max@a1'].map((name) => found.analysis.levels.proposed[found.control(name)])).toEqual([1, 1, 1]);
    const { threats, strategies } = found.analysis.structure;
    const triggering = (id: string): string[] => {
      const row = found.threat(id);
      return Array.from(
        threats.triggeredBy.values.subarray(threats.triggeredBy.offsets[row]!, threats.triggeredBy.offsets[row + 1]!),
      ).flatMap((strategy) => found.controlsOf(strategies.ids[strategy]!));
    };
    expect(triggering('A.T_Max.P.1')).toEqual(['K_Max@a1']);
    expect(triggering('A.T_Min.P.1')).toEqual(['K_Min@a1']);
  });

  it('M61 follows members through a chain over three assets', () => {
    const found = chain();
    expect(['A.Se.Ch.1', 'A.Se_Max.Ch.1', 'A.Se_Min.Ch.1'].map((id) => found.L(id))).toEqual([2, 4, 0]);
    expect(found.isRoot('A.Se_Max.Ch.1')).toBe(true);
    expect(found.effectsOf('A.Se_Max.Ch.1', 'threatIndirectEffects')).toContain('LossOfY@a1');
    expect(found.isRoot('A.Se.Ch.1')).toBe(true);
    expect(found.effectsOf('A.Se.Ch.1', 'threatIndirectEffects')).toContain('LossOfY@b1');
    expect(found.effectsOf('A.Se.Ch.1', 'threatIndirectEffects')).not.toContain('LossOfY@a1');
    expect(found.isRoot('A.Se_Min.Ch.1')).toBe(false);
  });

  it('D20 refuses a cause at an optional role with members, or needs all of them', () => {
    const refused = manySided('optional', 0, 2);
    expect(refused.threats).toEqual([]);
    expect(refused.analysis.problems[0]).toMatchObject({ kind: 'bad-knowledge-entry', entry: 'A.X.P.1' });
    const corrected = manySided('optional', 0, 2, {}, { behaviour: { failOnOptionalCauseWithMembers: false } });
    expect(corrected.entryPoints('A.X.P.1')).toEqual(['X_Max@b1']);
  });

  it('D19 loses the members of a control with a hyphen in its name, or keeps them', () => {
    const hyphen = (breaks: boolean): number =>
      analyse(
        new CommonDomain({ members: true, behaviour: { hyphenBreaksControlMembers: breaks } })
          .addControl('K-1')
          .pattern('P', { key: ['A'] })
          .build(),
        { assets: 'a1:A*2' },
      ).analysis.structure.controlSets.count;
    expect([hyphen(true), hyphen(false)]).toEqual([1, 3]);
  });

  it('D13 names one threatened asset, or all', () => {
    const threatened = (single: boolean): number => {
      const made = new CommonDomain({ behaviour: { singleThreatenedAsset: single } })
        .pattern('P', { key: ['A'], necessary: ['B'], links: ['A uses B'] })
        .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@B'], threatens: 'B' });
      return analyse(made.build(), { assets: 'a1:A b1:B b2:B', links: 'a1 uses b1, a1 uses b2' }).analysis.structure.threats.threatens
        .values.length;
    };
    expect([threatened(true), threatened(false)]).toEqual([1, 2]);
  });

  it('scales an impact by population where the class says so, up to the highest level', () => {
    const made = new CommonDomain({ behaviour: 'corrected', naming: 'cordon' })
      .defaultImpact('LossOfY', 3)
      .pattern('P', { key: ['A'] })
      .build();
    const scaled = {
      ...made,
      classes: made.classes.map((entry) => ({
        ...entry,
        consequences: entry.consequences.map((at) => ({ ...at, impactByPopulation: [0, 0, 1, 2, 3] })),
      })),
    };
    const impact = (population: number): number => {
      const found = analyse(scaled, { assets: `a1:A*${population}` });
      return found.analysis.levels.impact[found.consequence('LossOfY@a1')]!;
    };
    expect([0, 1, 2, 3, 4].map(impact)).toEqual([3, 3, 4, 5, 5]);
    const set = analyse(scaled, { assets: 'a1:A*4', impact: { 'LossOfY@a1': 1 } });
    expect(set.analysis.levels.impact[set.consequence('LossOfY@a1')]).toBe(1);
  });
});

/** A channel C between A and a population B, made by construction: what B loses reaches A only through its worst member. */
function chain(): Reading {
  const made = new CommonDomain({ members: true })
    .pattern('Make', { key: ['A', 'B'], rootLinks: ['A uses B'] })
    .construction('CP', { pattern: 'Make', nodes: ['C: A B'], links: ['A has C', 'B has C'] })
    .pattern('Ch', { key: ['C'], necessary: ['B'], links: ['B has C'] })
    .pattern('ChA', { key: ['A'], sufficient: ['B'], links: ['A uses B'] })
    .threat('A.Se.Ch.1', { pattern: 'Ch', entry: ['X@C'], effects: ['LossOfY@B'] })
    .threat('A.Up.ChA.0', { pattern: 'ChA', conditions: ['LossOfY@B'], effects: ['LossOfY@A'], secondary: true });
  return analyse(made.build(), { assets: 'a1:A b1:B*2', links: 'a1 uses b1', trust: { 'X@C_a1_b1': 3 } });
}
