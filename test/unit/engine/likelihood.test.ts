import { describe, expect, it } from 'vitest';
import { CommonDomain, type DomainOptions, type ThreatSpec } from '../../helpers/engine-common-domain.ts';
import { analyse, type Reading, type SystemSpec } from '../../helpers/engine-system.ts';

const X_TO_Y: ThreatSpec = { entry: ['X@A'], effects: ['LossOfY@A'] };
const domain = (threats: Record<string, ThreatSpec>, options: DomainOptions = {}): CommonDomain => {
  const made = new CommonDomain(options).pattern('P', { key: ['A'] });
  for (const [id, spec] of Object.entries(threats)) made.threat(id, spec);
  return made;
};
const run = (threats: Record<string, ThreatSpec>, system: Partial<SystemSpec>, options: DomainOptions = {}): Reading =>
  analyse(domain(threats, options).build(), { assets: 'a1:A', ...system });
const T1 = { 'A.X.P.1': X_TO_Y };
const manySided = (kind: 'necessary' | 'sufficient', trust: Record<string, number>, options: DomainOptions = {}): Reading =>
  analyse(
    new CommonDomain(options)
      .pattern('P', { key: ['A'], [kind]: ['B'], links: ['A uses B'] })
      .threat('A.X.P.1', { entry: ['X@B'], effects: ['LossOfY@A'] })
      .build(),
    { assets: 'a1:A b1:B b2:B', links: 'a1 uses b1, a1 uses b2', trust },
  );

describe('likelihood and risk', () => {
  it('M21 gives a threat with a safe cause the lowest likelihood and no links', () => {
    const found = run(T1, { trust: { 'X@a1': 5 } });
    expect(found.L('A.X.P.1')).toBe(0);
    expect(found.causesOf('A.X.P.1')).toEqual([]);
    expect(found.risk('A.X.P.1')).toBe(0);
  });

  it('M22 carries a weak attribute to the consequence, its risk and its attribute', () => {
    const found = run(T1, { trust: { 'X@a1': 2 }, impact: { 'LossOfY@a1': 4 } });
    expect([found.L('A.X.P.1'), found.L('LossOfY@a1'), found.risk('A.X.P.1'), found.risk('LossOfY@a1')]).toEqual([3, 3, 3, 3]);
    expect(found.inferredTrust('Y@a1')).toBe(2);
    expect(found.isExternal('Y@a1')).toBe(false);
    expect(found.isExternal('X@a1')).toBe(true);
    expect(found.isRoot('A.X.P.1')).toBe(true);
    expect(found.causesOf('A.X.P.1')).toEqual(['X@a1']);
    expect(found.effectsOf('A.X.P.1', 'threatDirectEffects')).toEqual(['LossOfY@a1']);
    expect(found.effectsOf('A.X.P.1', 'threatIndirectEffects')).toEqual(['LossOfY@a1']);
  });

  it('M23 caps the likelihood by the frequency', () => {
    expect(run({ 'A.X.P.1': { ...X_TO_Y, frequency: 1 } }, { trust: { 'X@a1': 0 } }).L('A.X.P.1')).toBe(1);
  });

  it('M24 takes the weakest of two causes', () => {
    const found = run({ 'A.X.P.1': { entry: ['X@A', 'Y@A'], effects: ['LossOfZ@A'] } }, { trust: { 'X@a1': 1, 'Y@a1': 3 } });
    expect(found.L('A.X.P.1')).toBe(2);
    expect(found.causesOf('A.X.P.1')).toEqual(['X@a1', 'Y@a1']);
  });

  it('M25 needs every asset of a necessary role', () => {
    expect(manySided('necessary', { 'X@b1': 0, 'X@b2': 4 }).L('A.X.P.1')).toBe(1);
  });

  it('M26 needs one asset of a sufficient role', () => {
    const found = manySided('sufficient', { 'X@b1': 0, 'X@b2': 4 });
    expect(found.L('A.X.P.1')).toBe(5);
    expect(found.causesOf('A.X.P.1')).toEqual(['X@b1']);
  });

  it('M27 (D5) counts a cause one level too weak, or does not', () => {
    const trust = { 'X@b1': 1, 'X@b2': 2 };
    expect(manySided('sufficient', trust).L('A.X.P.1')).toBe(4);
    expect(manySided('sufficient', trust).causesOf('A.X.P.1')).toEqual(['X@b1', 'X@b2']);
    expect(manySided('sufficient', trust, { behaviour: { tolerantAttribution: false } }).causesOf('A.X.P.1')).toEqual(['X@b1']);
  });

  const LOOP = { ...T1, 'A.Y.P.1': { entry: ['Y@A'], effects: ['LossOfX@A'] } };
  it('M28 settles a loop at its seed', () => {
    const found = run(LOOP, { trust: { 'X@a1': 3 } });
    expect([found.L('A.X.P.1'), found.L('A.Y.P.1')]).toEqual([2, 2]);
    expect(found.isExternal('X@a1')).toBe(true);
    expect([found.isRoot('A.X.P.1'), found.isRoot('A.Y.P.1')]).toEqual([true, false]);
    expect(found.effectsOf('A.X.P.1', 'threatIndirectEffects')).toEqual(['LossOfX@a1', 'LossOfY@a1']);
  });

  it('M29 leaves a loop without a seed at the bottom', () => {
    const found = run(LOOP, { trust: { 'X@a1': 5, 'Y@a1': 5 } });
    expect([found.L('A.X.P.1'), found.L('A.Y.P.1')]).toEqual([0, 0]);
  });

  const CASCADE = { ...T1, 'A.S.P.1': { conditions: ['LossOfY@A'], effects: ['LossOfX@A'], secondary: true } };
  it('M30 passes a consequence on through a secondary threat', () => {
    const found = run(CASCADE, { trust: { 'X@a1': 2 } });
    expect([found.L('A.X.P.1'), found.L('A.S.P.1')]).toEqual([3, 3]);
    expect([found.isRoot('A.X.P.1'), found.isRoot('A.S.P.1')]).toEqual([true, false]);
  });

  it('M31 (D6) demands causes that did not contribute, or does not', () => {
    const trust = { 'X@b1': 0, 'X@b2': 4 };
    const strict = manySided('sufficient', trust);
    expect(strict.isRoot('A.X.P.1')).toBe(false);
    expect(strict.effectsOf('A.X.P.1', 'threatIndirectEffects')).toEqual([]);
    expect(manySided('sufficient', { 'X@b1': 1, 'X@b2': 2 }).isRoot('A.X.P.1')).toBe(true);
    const corrected = manySided('sufficient', trust, { behaviour: { demandUnneededCauses: false } });
    expect(corrected.isRoot('A.X.P.1')).toBe(true);
    expect(corrected.effectsOf('A.X.P.1', 'threatIndirectEffects')).toEqual(['LossOfY@a1']);
  });

  it('M32 takes the likeliest of two threats, and explains a consequence by it alone', () => {
    const found = run(
      { 'A.X.P.1': { entry: ['X@A'], effects: ['LossOfZ@A'] }, 'A.Y.P.1': { entry: ['Y@A'], effects: ['LossOfZ@A'] } },
      { trust: { 'X@a1': 1, 'Y@a1': 3 }, impact: { 'LossOfZ@a1': 3 } },
    );
    expect([found.L('LossOfZ@a1'), found.risk('LossOfZ@a1')]).toEqual([4, 3]);
    expect([found.risk('A.X.P.1'), found.risk('A.Y.P.1')]).toEqual([3, 1]);
    expect(found.effectsOf('A.X.P.1', 'threatDirectEffects')).toEqual(['LossOfZ@a1']);
    expect(found.effectsOf('A.Y.P.1', 'threatDirectEffects')).toEqual([]);
    expect(found.isRoot('A.Y.P.1')).toBe(true);
  });

  it('M33 makes a threat as risky as what follows from it', () => {
    const found = run(CASCADE, { trust: { 'X@a1': 3 }, impact: { 'LossOfX@a1': 5 } });
    expect([found.L('A.X.P.1'), found.L('A.S.P.1')]).toEqual([2, 2]);
    expect([found.risk('LossOfX@a1'), found.risk('LossOfY@a1')]).toEqual([2, 0]);
    expect([found.risk('A.X.P.1'), found.risk('A.S.P.1')]).toEqual([2, 2]);
  });

  it('M34 prefers the impact that people set to the default', () => {
    const made = domain({ 'A.Y.P.1': { entry: ['Y@A'], effects: ['LossOfX@A'] } })
      .defaultImpact('LossOfX', 3)
      .build();
    expect(analyse(made, { assets: 'a1:A', trust: { 'Y@a1': 1 } }).risk('LossOfX@a1')).toBe(3);
    const set = analyse(made, { assets: 'a1:A', trust: { 'Y@a1': 1 }, impact: { 'LossOfX@a1': 5 } });
    expect(set.risk('LossOfX@a1')).toBe(4);
    expect(set.analysis.structure.consequenceSets.defaultImpact[set.consequence('LossOfX@a1')]).toBe(3);
  });

  it('M35 (D16) gives a threat without causes no likelihood, or its frequency', () => {
    const bare = { 'A.N.P.1': { effects: ['LossOfY@A'], frequency: 2 }, 'A.N.P.2': { frequency: -1 } };
    const found = run(bare, {});
    expect([found.L('A.N.P.1'), found.risk('A.N.P.1'), found.L('A.N.P.2')]).toEqual([null, null, null]);
    const corrected = run(bare, {}, { behaviour: { noLikelihoodWithoutCauses: false } });
    expect([corrected.L('A.N.P.1'), corrected.L('LossOfY@a1'), corrected.L('A.N.P.2')]).toEqual([2, 2, null]);
    expect(corrected.isRoot('A.N.P.1')).toBe(true);
  });

  it('M47 tells normal operation from attack', () => {
    const made = domain({}).addAttribute('S').defaultTrust('S', 0);
    made.threat('A.N.P.8', { entry: ['S@A'], effects: ['LossOfX@A'], normal: true });
    made.threat('A.S.P.1', { conditions: ['LossOfX@A'], effects: ['LossOfY@A'] });
    const found = analyse(made.build(), { assets: 'a1:A' });
    expect([found.L('A.N.P.8'), found.isInitial('A.N.P.8'), found.isRoot('A.N.P.8')]).toEqual([5, true, false]);
    expect([found.L('A.S.P.1'), found.isRoot('A.S.P.1')]).toEqual([5, true]);
    const normal = found.analysis.causation.normalOperationEffect;
    expect([normal[found.consequence('LossOfX@a1')], normal[found.consequence('LossOfY@a1')]]).toEqual([1, 0]);
  });

  it('M48 starts from the consequence where causes may not be mixed', () => {
    const found = run(T1, { trust: { 'X@a1': 2 } }, { features: { mixedThreatCauses: false } });
    expect([found.L('LossOfX@a1'), found.L('A.X.P.1')]).toEqual([3, 3]);
    expect(found.analysis.causation.externalConsequence[found.consequence('LossOfX@a1')]).toBe(1);
    expect(found.causesOf('A.X.P.1')).toEqual(['LossOfX@a1']);
  });

  it('takes an agent as one more cause, at the level of the agent', () => {
    const made = domain(
      { 'A.X.P.1': { ...X_TO_Y, agents: ['remote'] }, 'A.X.P.2': { agents: ['remote'], effects: ['LossOfZ@A'] } },
      { behaviour: 'corrected' },
    ).addAgent('remote', 4);
    const found = analyse(made.build(), { assets: 'a1:A', trust: { 'X@a1': 0 } });
    expect([found.L('A.X.P.1'), found.L('LossOfZ@a1')]).toEqual([4, 4]);
    expect(analyse(made.build(), { assets: 'a1:A', trust: { 'X@a1': 3 } }).L('A.X.P.1')).toBe(2);
  });
});
