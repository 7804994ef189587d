import { describe, expect, it } from 'vitest';
import { CommonDomain, type DomainOptions, type StrategySpec, type ThreatSpec } from '../../helpers/engine-common-domain.ts';
import { analyse, type Reading, type SystemSpec } from '../../helpers/engine-system.ts';

const T1: ThreatSpec = { entry: ['X@A'], effects: ['LossOfY@A'] };
const domain = (strategy: StrategySpec, threat: ThreatSpec = T1, options: DomainOptions = {}): CommonDomain =>
  new CommonDomain(options)
    .addControl('K')
    .addControl('K2')
    .pattern('P', { key: ['A'] })
    .threat('A.X.P.1', threat)
    .strategy('G', { blocks: ['A.X.P.1'], mandatory: ['K@A'], ...strategy });
const run = (made: CommonDomain, controls: SystemSpec['controls'], more: Partial<SystemSpec> = {}): Reading =>
  analyse(made.build(), { assets: 'a1:A', trust: { 'X@a1': 0 }, ...(controls === undefined ? {} : { controls }), ...more });

describe('control strategies', () => {
  it('M36 a strategy without its control does nothing', () => {
    const found = run(domain({}), {});
    const { strategyEnabled, strategyCoverage } = found.analysis.levels;
    expect([strategyEnabled[0], strategyCoverage[0], found.L('A.X.P.1')]).toEqual([0, 0, 5]);
  });

  it('M37 a safe strategy in force stops the threat', () => {
    expect(run(domain({}), { 'K@a1': true }).L('A.X.P.1')).toBe(0);
  });

  it('M38 a weaker strategy lowers the threat', () => {
    expect(run(domain({ effect: 3 }), { 'K@a1': true }).L('A.X.P.1')).toBe(2);
  });

  it('M39 (D2) coverage weakens a strategy, but not in the reference', () => {
    const reference = run(domain({}), { 'K@a1': 2 });
    expect([reference.analysis.levels.strategyCoverage[0], reference.L('A.X.P.1')]).toEqual([2, 0]);
    expect(run(domain({}, T1, { behaviour: { ignoreCoverageOfMandatoryControls: false } }), { 'K@a1': 2 }).L('A.X.P.1')).toBe(3);
  });

  it('M40 needs every mandatory control', () => {
    const both = domain({ mandatory: ['K@A', 'K2@A'] });
    expect(run(both, { 'K@a1': true }).L('A.X.P.1')).toBe(5);
    expect(run(both, { 'K@a1': true, 'K2@a1': true }).L('A.X.P.1')).toBe(0);
  });

  it('M41 a strategy of the future does not count today', () => {
    const future = domain({ current: false });
    const today = run(future, { 'K@a1': true }, { mode: 'current' });
    expect([today.analysis.levels.strategyEnabled[0], today.analysis.levels.strategyCoverage[0], today.L('A.X.P.1')]).toEqual([0, 5, 5]);
    expect(run(future, { 'K@a1': true }).L('A.X.P.1')).toBe(0);
  });

  it('M42 a threat of the future does not count today', () => {
    const future = domain({}, { ...T1, current: false });
    expect(run(future, {}, { mode: 'current' }).L('A.X.P.1')).toBe(null);
    expect(run(future, {}).L('A.X.P.1')).toBe(5);
  });

  it('M43 a control that an asset cannot have makes no set, no strategy, and no threat that only it triggers', () => {
    const made = new CommonDomain()
      .addControl('K', false)
      .pattern('P', { key: ['A'] })
      .threat('A.X.P.1', T1)
      .strategy('G', { triggers: ['A.X.P.1'], mandatory: ['K@A'] });
    const found = run(made, {});
    expect(found.analysis.structure.controlSets.count).toBe(0);
    expect([found.strategies, found.threats, found.matches]).toEqual([[], [], ['_a1']]);
  });

  it('M44 a strategy may stop one threat and switch on another', () => {
    const both = new CommonDomain()
      .addControl('K')
      .pattern('P', { key: ['A'] })
      .threat('A.X.P.1', T1)
      .threat('A.T.P.1', { entry: ['X@A'], effects: ['LossOfX@A'] })
      .strategy('G', { blocks: ['A.X.P.1'], triggers: ['A.T.P.1'], mandatory: ['K@A'] });
    const off = run(both, {}, { trust: { 'X@a1': 1 } });
    expect([off.L('A.X.P.1'), off.L('A.T.P.1')]).toEqual([4, null]);
    const on = run(both, { 'K@a1': true }, { trust: { 'X@a1': 1 } });
    expect([on.L('A.X.P.1'), on.L('A.T.P.1')]).toEqual([0, 4]);
  });

  it('M45 (D3) an optional control suppresses a cause, in the reference even when it is off', () => {
    const optional = (effect = 5, options: DomainOptions = {}): CommonDomain =>
      domain({ mandatory: [], optional: ['K@A'], effect }, T1, options).inhibit('K', 'LossOfX');
    expect(run(optional(), { 'K@a1': true }).L('A.X.P.1')).toBe(0);
    expect(run(optional(), { 'K@a1': 2 }).L('A.X.P.1')).toBe(3);
    expect(run(optional(3), { 'K@a1': true }).L('A.X.P.1')).toBe(2);
    expect(run(optional(), {}).L('A.X.P.1')).toBe(0);
    expect(run(optional(5, { behaviour: { suppressWithoutProposal: false } }), {}).L('A.X.P.1')).toBe(5);
  });

  it.each([
    [5, 5, 5],
    [4, 5, 4],
    [2, 5, 2],
    [5, 2, 2],
    [1, 2, 0],
  ])('M46 an optional control of coverage %i that meets likelihood %i makes the triggered threat %i', (coverage, likelihood, expected) => {
    expect(triggeredByOptional({ 'K@a1': coverage }, likelihood)).toBe(expected);
  });
  it('M46 an optional control that is off keeps the triggered threat down', () => {
    expect(triggeredByOptional({}, 5)).toBe(0);
  });

  it('lets an optional control take the cap away in the reference, and leaves it otherwise', () => {
    const withOptional = (options: DomainOptions): number | null =>
      run(domain({ optional: ['K2@A'], effect: 4 }, T1, options), { 'K@a1': true }).L('A.X.P.1');
    expect(withOptional({})).toBe(5);
    expect(withOptional({ behaviour: { optionalControlsReplaceCap: false } })).toBe(1);
  });

  it('keeps a side effect down by an idle optional control in the reference, and lets it be otherwise', () => {
    const sideEffect = (options: DomainOptions): number | null => {
      const made = new CommonDomain(options)
        .addControl('K')
        .addControl('K2')
        .pattern('P', { key: ['A'] })
        .threat('A.T.P.1', { entry: ['X@A'], effects: ['LossOfX@A'] })
        .strategy('G', { triggers: ['A.T.P.1'], mandatory: ['K@A'], optional: ['K2@A'] });
      return run(made, { 'K@a1': true }).L('A.T.P.1');
    };
    expect(sideEffect({})).toBe(0);
    expect(sideEffect({ behaviour: { optionalControlsReplaceCap: false } })).toBe(5);
  });

  it('makes one instance for each asset of a role where one is enough', () => {
    const made = new CommonDomain({ behaviour: 'corrected', naming: 'cordon' })
      .addControl('K')
      .pattern('P', { key: ['A'], optional: ['B'], links: ['A uses B'] })
      .threat('T-1', T1)
      .strategy('S-1', { blocks: ['T-1'], mandatory: ['K@any B'] });
    const system = { assets: 'a1:A b1:B b2:B', links: 'a1 uses b1, a1 uses b2', trust: { 'X@a1': 0 } };
    const found = analyse(made.build(), { ...system, controls: { 'K@b2': true } });
    expect(found.strategies).toEqual(['S-1@b1', 'S-1@b2']);
    expect(found.threats).toEqual(['T-1@a1']);
    expect(found.L('T-1')).toBe(0);
    expect(analyse(made.build(), system).L('T-1')).toBe(5);
  });

  it('passes over a mandatory control whose role is empty in the reference, and gives up the strategy otherwise', () => {
    const made = (skip: boolean): CommonDomain =>
      new CommonDomain({ behaviour: { skipMandatoryControlAtEmptyRole: skip } })
        .addControl('K')
        .addControl('K2')
        .pattern('P', { key: ['A'], optional: ['B'], links: ['A uses B'] })
        .threat('A.X.P.1', T1)
        .strategy('G', { blocks: ['A.X.P.1'], mandatory: ['K@A', 'K2@B'] });
    expect(run(made(true), {}).strategies).toHaveLength(1);
    expect(run(made(false), {}).strategies).toEqual([]);
  });

  it('names strategies of the hospital base after the assets of their controls', () => {
    const made = new CommonDomain({ behaviour: 'corrected', naming: 'cordon' })
      .addControl('K')
      .addControl('K2')
      .pattern('P', { key: ['A', 'B'], rootLinks: ['A uses B'] })
      .threat('T-1', T1)
      .strategy('S-15', { blocks: ['T-1'], mandatory: ['K@A', 'K2@B'] });
    expect(run(made, {}, { assets: 'a1:A b1:B', links: 'a1 uses b1' }).strategies).toEqual(['S-15@a1,b1']);
  });
});

function triggeredByOptional(controls: NonNullable<SystemSpec['controls']>, likelihood: number): number | null {
  const made = new CommonDomain()
    .addControl('K')
    .inhibit('K', 'LossOfX')
    .pattern('P', { key: ['A'] })
    .threat('A.D.P.1', { entry: ['Z@A'], effects: ['LossOfX@A'] })
    .threat('A.T.P.1', { entry: ['Y@A'], effects: [] })
    .strategy('G', { triggers: ['A.T.P.1'], optional: ['K@A'] });
  return analyse(made.build(), { assets: 'a1:A', trust: { 'Y@a1': 0, 'Z@a1': 5 - likelihood }, controls }).L('A.T.P.1');
}
