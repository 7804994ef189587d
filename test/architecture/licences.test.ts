import { describe, expect, it } from 'vitest';
import { ACCEPTED_LICENCES, licenceDocument, shippedPackages } from '../../build/licences.mjs';
import { readSource } from '../helpers/source-files.ts';

describe('licences of bundled parts', () => {
  it('are all among those that may be bundled', () => {
    expect(shippedPackages().filter(({ licence }) => !ACCEPTED_LICENCES.includes(licence))).toEqual([]);
  });

  it('are listed with their texts as they are installed (npm run licences writes the list)', () => {
    expect(readSource('THIRD-PARTY-LICENSES.md') === licenceDocument()).toBe(true);
  });

  it('cover every package that package.json ships', () => {
    const names = new Set(shippedPackages().map(({ name }) => name));
    const { dependencies } = JSON.parse(readSource('package.json')) as { dependencies: Record<string, string> };
    const missing = Object.entries(dependencies)
      .map(([name, version]) => /^npm:(.+)@/.exec(version)?.[1] ?? name)
      .filter((name) => !names.has(name));
    expect(missing).toEqual([]);
  });

  it('stand beside the licence of the project', () => {
    expect(readSource('LICENSE')).toContain('Apache License');
    expect((JSON.parse(readSource('package.json')) as { license: string }).license).toBe('Apache-2.0');
  });
});
