import { describe, expect, it } from 'vitest';
import { namingOf } from '../../../shared/engine/construct/naming.ts';
import { ssmId } from '../../../shared/engine/identity.ts';
import { CommonDomain } from '../../helpers/engine-common-domain.ts';

describe('identity', () => {
  it('M1 hashes URIs to short ids without padding', () => {
    expect(ssmId('2defa6de')).toBe('8e8ae2ce');
    expect(ssmId('920fa968')).toBe('b64ab6ce');
    expect(ssmId('C_8e8ae2ce_b64ab6ce')).toBe('1a1a3106');
  });

  it('M2 names a strategy after the ids of its control sets', () => {
    const naming = namingOf(new CommonDomain().build());
    const name = (...controls: string[]): string =>
      naming.strategy(
        'CSG-G',
        controls.map((control) => ({ controls: [control], assets: ['a1'] })),
        [],
      );
    expect(name('K')).toBe('CSG-G_M_a9cf08e0');
    expect(name('K', 'K2')).toBe('CSG-G_M_a9cf08e0_9013911e');
    expect(name('K_Min')).toBe('CSG-G_M_d87bbe8d');
    expect(name('K_Max')).toBe('CSG-G_M_d80f8e3b');
  });
});
