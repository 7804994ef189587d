import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateHospital } from '../../../../shared/knowledge/templates/hospital-generator.ts';
import { REFERENCE_COUNTS, hospitalPlans, shareOut } from '../../../../shared/knowledge/templates/hospital-plan.ts';
import { writeModelFile } from '../../../../shared/model/file/write-model-file.ts';

const knowledgeBase = { id: 'cordon-hospital', version: '0.1.0' };
const hospital = (assets: number, seed = 1) => generateHospital({ assets, seed, knowledgeBase });

describe('the generated hospital', () => {
  test('has exactly as many assets as were asked for', () => {
    for (const assets of [100, 137, 250, 999, 1000, 1500, 2001]) expect(Object.keys(hospital(assets).assets)).toHaveLength(assets);
  });

  test('is the same for the same seed and another one for another', () => {
    expect(writeModelFile(hospital(400, 7))).toBe(writeModelFile(hospital(400, 7)));
    expect(writeModelFile(hospital(400, 7))).not.toBe(writeModelFile(hospital(400, 8)));
  });

  test('grows by more segments, rooms and domains, not by larger ones', () => {
    const busiest = (assets: number, type: string): number => {
      const counts = new Map<string, number>();
      for (const relation of Object.values(hospital(assets).relations))
        if (relation.type === type) counts.set(relation.to, (counts.get(relation.to) ?? 0) + 1);
      return Math.max(...counts.values());
    };
    for (const type of ['connectedTo', 'locatedIn', 'authenticatesVia'])
      expect(busiest(4000, type)).toBeLessThanOrEqual(busiest(1000, type) * 1.1);
  });

  test('connects only assets that it has, and places each of them once', () => {
    const model = hospital(1000);
    for (const { from, to } of Object.values(model.relations)) {
      expect(model.assets[from]).toBeDefined();
      expect(model.assets[to]).toBeDefined();
    }
    expect(Object.keys(model.diagrams['d1']!.nodes).sort()).toEqual(Object.keys(model.assets).sort());
  });

  test('refuses sizes that make no hospital', () => {
    for (const assets of [0, 99, 50_001, 100.5]) expect(() => hospital(assets)).toThrow(RangeError);
  });
});

describe('sharing out by weight', () => {
  test('gives parts that add up exactly, at least one each', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 60_000 }), (total) => {
        const parts = Object.values(shareOut(total, REFERENCE_COUNTS));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  test('makes one campus per thousand assets', () => {
    expect(hospitalPlans(8000)).toHaveLength(8);
    expect(hospitalPlans(400)).toHaveLength(1);
  });
});
