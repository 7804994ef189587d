import { describe, expect, it } from 'vitest';
import { CommonDomain } from '../../helpers/engine-common-domain.ts';
import { analyse } from '../../helpers/engine-system.ts';

const channel = (): CommonDomain =>
  new CommonDomain()
    .pattern('CPAB', { key: ['A', 'B'], rootLinks: ['A uses B'] })
    .construction('CP', { pattern: 'CPAB', nodes: ['C: A B'], links: ['A has C'] });
const PAIR = { assets: 'a1:A b1:B*2', links: 'a1 uses b1' };

describe('construction', () => {
  it('M17 names an inferred asset after what it was made from, and gives it the highest population', () => {
    const { analysis, links } = analyse(channel().build(), PAIR);
    const { assets } = analysis.structure;
    expect(assets.ids).toEqual(['a1', 'b1', 'C_a1_b1']);
    expect(assets.tokens[2]).toBe('c11ae0b3');
    expect(assets.labels[2]).toBe('[C:a1-b1]');
    expect(assets.populations[2]).toBe(2);
    expect(links).toEqual(['a1 uses b1', 'a1 has C_a1_b1']);
  });

  const closure = (iterate: boolean, maxIterations: number): string[] => {
    const domain = new CommonDomain()
      .addRole('Am', ['A'])
      .addRole('Az', ['A'])
      .pattern('Closure', { key: ['A', 'Am', 'Az'], rootLinks: ['A uses Am', 'Am uses Az'], distinct: [['A', 'Az']] })
      .construction('CP', { pattern: 'Closure', links: ['A uses Az'], iterate, maxIterations });
    return analyse(domain.build(), { assets: 'a1:A a2:A a3:A a4:A a5:A', links: 'a1 uses a2, a2 uses a3, a3 uses a4, a4 uses a5' })
      .inferredLinks;
  };
  it('M18 iterates as often as it may', () => {
    const once = ['a1 uses a3', 'a2 uses a4', 'a3 uses a5'];
    expect(closure(false, 20)).toEqual(once);
    expect(closure(true, 1)).toEqual(once);
    const complete = ['a1 uses a3', 'a1 uses a4', 'a1 uses a5', 'a2 uses a4', 'a2 uses a5', 'a3 uses a5'];
    expect(closure(true, 2)).toEqual(complete);
    expect(closure(true, 20)).toEqual(complete);
  });

  it('M19 drops what only served construction', () => {
    const domain = channel()
      .addClass('C', ['Thing'], true)
      .pattern('CPAC', { key: ['A', 'C'], rootLinks: ['A has C'] })
      .construction('CP2', { pattern: 'CPAC', links: ['A blocksRel A'] });
    const found = analyse(domain.build(), PAIR);
    expect(found.analysis.structure.assets.ids).toEqual(['a1', 'b1']);
    expect(found.links).toEqual(['a1 uses b1', 'a1 blocksRel a1']);
  });

  it('M20 adds no link where a sub-relation joins already', () => {
    const domain = new CommonDomain()
      .pattern('CPAB', { key: ['A', 'B'], rootLinks: ['A usesFast B'] })
      .construction('CP', { pattern: 'CPAB', links: ['A uses B'] });
    expect(analyse(domain.build(), { assets: 'a1:A b1:B', links: 'a1 usesFast b1' }).links).toEqual(['a1 usesFast b1']);
  });

  it('D11 attaches a relation that people drew to an inferred asset, and one from it unless the reference is followed', () => {
    const system = { ...PAIR, links: 'a1 uses b1, b1 has C_a1_b1, C_a1_b1 blocksRel b1' };
    const lost = analyse(channel().build(), system);
    expect(lost.links).toEqual(['a1 uses b1', 'a1 has C_a1_b1', 'b1 has C_a1_b1']);
    const domain = new CommonDomain({ behaviour: { dropRelationsFromInferred: false } })
      .pattern('CPAB', { key: ['A', 'B'], rootLinks: ['A uses B'] })
      .construction('CP', { pattern: 'CPAB', nodes: ['C: A B'], links: ['A has C'] });
    const kept = analyse(domain.build(), system);
    expect(kept.links).toEqual(['a1 uses b1', 'a1 has C_a1_b1', 'b1 has C_a1_b1', 'C_a1_b1 blocksRel b1']);
    expect(kept.inferredLinks).toEqual(['a1 has C_a1_b1']);
  });

  it('names inferred assets readably for the hospital base', () => {
    const domain = new CommonDomain({ naming: 'cordon' })
      .pattern('CPAB', { key: ['A', 'B'], rootLinks: ['A uses B'] })
      .construction('CP', { pattern: 'CPAB', nodes: ['C: A B'], links: ['A has C'] });
    expect(analyse(domain.build(), PAIR).analysis.structure.assets.ids).toEqual(['a1', 'b1', 'C(a1,b1)']);
  });
});
