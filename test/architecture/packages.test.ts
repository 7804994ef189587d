import { describe, expect, it } from 'vitest';
import { classifiedPackages } from '../../build/layers.mjs';
import { readSource } from '../helpers/source-files.ts';

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}
interface Lockfile {
  readonly packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
}
const manifest = JSON.parse(readSource('package.json')) as Manifest;
const lock = JSON.parse(readSource('package-lock.json')) as Lockfile;

describe('packages', () => {
  it('are shipped only after somebody looked at what they do on the network', () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual(Object.keys(classifiedPackages.shipped).sort());
  });

  it('are used for development only after somebody looked', () => {
    expect(Object.keys(manifest.devDependencies).sort()).toEqual(Object.keys(classifiedPackages.development).sort());
  });

  it('are locked by content and not by the address of a registry', () => {
    const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
    expect(entries.filter(([, { integrity, link }]) => integrity === undefined && link !== true).map(([path]) => path)).toEqual([]);
  });

  it('pin what decides how the app runs and is built to one version', () => {
    const pinned = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const name of [
      'react',
      'react-dom',
      'reactflow',
      'dexie',
      'zustand',
      'electron',
      'electron-builder',
      'vite',
      'vitest',
      '@playwright/test',
    ]) {
      expect(pinned[name], name).toMatch(/^(npm:@xyflow\/react@)?\d+\.\d+\.\d+$/);
    }
  });
});
