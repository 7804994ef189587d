import { describe, expect, it } from 'vitest';
import { CommonDomain, type DomainOptions, type PatternSpec } from '../../helpers/engine-common-domain.ts';
import { analyse, type Reading } from '../../helpers/engine-system.ts';

const PAIR = { assets: 'a1:A b1:B b2:B', links: 'a1 uses b1, a1 usesFast b2' };
const match = (pattern: PatternSpec, system: { assets: string; links?: string } = PAIR, options: DomainOptions = {}): Reading =>
  analyse(new CommonDomain(options).pattern('P', pattern).threat('A.X.P.1', { entry: [] }).build(), system);

describe('matching', () => {
  it('M3 takes a sub-relation for its super-relation', () => {
    expect(match({ key: ['A', 'B'], rootLinks: ['A uses B'] }).matches).toEqual(['_a1_b1', '_a1_b2']);
  });

  it('M4 takes a subclass for its superclass', () => {
    expect(match({ key: ['A', 'B'], rootLinks: ['A uses B'] }, { assets: 'a1:A x1:B2', links: 'a1 uses x1' }).matches).toEqual(['_a1_x1']);
  });

  it('M5 gathers all assets of a necessary role', () => {
    const found = match({ key: ['A'], necessary: ['B'], links: ['A uses B'] });
    expect(found.matches).toEqual(['_a1']);
    expect(found.role(0, 'B')).toEqual(['b1', 'b2']);
  });

  it('M6 does not match without an asset for a necessary role', () => {
    expect(match({ key: ['A'], necessary: ['B'], links: ['A uses B'] }, { assets: 'a1:A' }).matches).toEqual([]);
  });

  it('M7 matches without an asset for an optional role', () => {
    const found = match({ key: ['A'], optional: ['B'], links: ['A uses B'] }, { assets: 'a1:A' });
    expect(found.matches).toEqual(['_a1']);
    expect(found.role(0, 'B')).toEqual([]);
  });

  it('M8 rejects where a prohibited role has an asset', () => {
    expect(match({ key: ['A'], prohibited: ['B'], links: ['A uses B'] }).matches).toEqual([]);
  });

  it('M9 lets a prohibited role without any link pass', () => {
    expect(match({ key: ['A'], prohibited: ['B'] }).matches).toEqual(['_a1']);
  });

  it('M10 rejects where a prohibited link exists', () => {
    const found = match(
      { key: ['A', 'B'], rootLinks: ['A uses B'], prohibitedLinks: ['A blocksRel B'] },
      { ...PAIR, links: `${PAIR.links}, a1 blocksRel b2` },
    );
    expect(found.matches).toEqual(['_a1_b1']);
  });

  const TWO = { key: ['A', 'R1', 'R2'], rootLinks: ['A uses R1', 'A uses R2'] };
  it('M11 lets two roles take the same asset', () => {
    expect(match(TWO).matches).toEqual(['_a1_b1_b1', '_a1_b1_b2', '_a1_b2_b1', '_a1_b2_b2']);
  });

  it('M12 keeps distinct roles apart', () => {
    expect(match({ ...TWO, distinct: [['R1', 'R2']] }).matches).toEqual(['_a1_b1_b2', '_a1_b2_b1']);
    expect(match({ ...TWO, distinct: [['R1', 'R2']] }, PAIR, { behaviour: 'corrected' }).matches).toEqual(['_a1_b1_b2', '_a1_b2_b1']);
  });

  it('M13 (D1) ignores a link between unique roles outside the root pattern, or demands it', () => {
    const pattern = { key: ['A', 'B'], rootLinks: ['A uses B'], links: ['A blocksRel B'] };
    expect(match(pattern).matches).toEqual(['_a1_b1', '_a1_b2']);
    expect(match(pattern, PAIR, { behaviour: { ignoreLinksBetweenUniqueRoles: false } }).matches).toEqual([]);
    expect(
      match(pattern, { ...PAIR, links: `${PAIR.links}, a1 blocksRel b2` }, { behaviour: { ignoreLinksBetweenUniqueRoles: false } }).matches,
    ).toEqual(['_a1_b2']);
  });

  it('M14 demands every link of a many-sided role', () => {
    const found = match({ key: ['A'], necessary: ['B'], links: ['A uses B', 'A has B'] }, { ...PAIR, links: `${PAIR.links}, a1 has b2` });
    expect(found.role(0, 'B')).toEqual(['b2']);
  });

  it('M15 multiplies roles that nothing links', () => {
    expect(match({ key: ['A', 'B'] }).matches).toEqual(['_a1_b1', '_a1_b2']);
  });

  it('M16 takes two empty distinct roles for equal, or does not', () => {
    const pattern = { key: ['A'], optional: ['R1', 'R2'], links: ['A uses R1', 'A uses R2'], distinct: [['R1', 'R2']] };
    expect(match(pattern, { assets: 'a1:A' }).matches).toEqual([]);
    expect(match(pattern, { assets: 'a1:A' }, { behaviour: 'corrected' }).matches).toEqual(['_a1']);
  });

  it('corrected, keeps the asset of a unique role out of a many-sided role that must differ', () => {
    const found = match(
      { key: ['A', 'R1'], rootLinks: ['A uses R1'], sufficient: ['R2'], links: ['A uses R2'], distinct: [['R1', 'R2']] },
      PAIR,
      { behaviour: 'corrected' },
    );
    expect(found.matches).toEqual(['_a1_b1', '_a1_b2']);
    expect(found.role(0, 'R2')).toEqual(['b2']);
    expect(found.role(1, 'R2')).toEqual(['b1']);
  });

  it('demands that a root link from a role to itself exists', () => {
    const pattern = { key: ['A'], rootLinks: ['A blocksRel A'] };
    expect(match(pattern).matches).toEqual([]);
    expect(match(pattern, { assets: 'a1:A', links: 'a1 blocksRel a1' }).matches).toEqual(['_a1']);
  });

  it('demands that shared roles meet in one asset', () => {
    const pattern = { key: ['A', 'C'], necessary: ['R1', 'R2'], links: ['A uses R1', 'C uses R2'], shared: [['R1', 'R2']] };
    const assets = 'a1:A c1:C b1:B b2:B';
    expect(match(pattern, { assets, links: 'a1 uses b1, c1 uses b2' }).matches).toEqual([]);
    expect(match(pattern, { assets, links: 'a1 uses b1, a1 uses b2, c1 uses b2' }).matches).toEqual(['_a1_c1']);
  });

  it('leaves out a pattern whose many-sided roles are linked to each other, and says so', () => {
    const found = match({ key: ['A'], necessary: ['R1', 'R2'], links: ['A uses R1', 'R1 uses R2'] });
    expect(found.matches).toEqual([]);
    expect(found.analysis.complete).toBe(false);
    expect(found.analysis.problems[0]).toMatchObject({ kind: 'bad-knowledge-entry', entry: 'P' });
  });
});
