import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_DIFF,
  applyDiff,
  diffFits,
  diffRecords,
  invertDiff,
  isEmptyDiff,
  mergeDiffs,
  sameRecord,
} from '../../../shared/model/diff.ts';
import { arbitraryModel } from '../../helpers/arbitrary-model.ts';
import { modelWith } from '../../helpers/model-builder.ts';

describe('The diff between two models', () => {
  it('turns the first into the second', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryModel, (a, b) => {
        expect(sameRecord(applyDiff(a, diffRecords(a, b)), b)).toBe(true);
      }),
    );
  });

  it('inverted, turns the second back into the first', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryModel, (a, b) => {
        const diff = diffRecords(a, b);
        expect(sameRecord(applyDiff(applyDiff(a, diff), invertDiff(diff)), a)).toBe(true);
        expect(sameRecord(invertDiff(invertDiff(diff)), diff)).toBe(true);
      }),
    );
  });

  it('is empty exactly when both hold the same', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryModel, (a, b) => {
        expect(isEmptyDiff(diffRecords(a, structuredClone(a)))).toBe(true);
        expect(isEmptyDiff(diffRecords(a, b))).toBe(sameRecord(a, b));
      }),
    );
  });

  it('fits the model that it was made from, and the merged diff of two steps does what the steps do', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryModel, arbitraryModel, (a, b, c) => {
        const first = diffRecords(a, b);
        const second = diffRecords(b, c);
        expect(diffFits(a, first)).toBe(true);
        const merged = mergeDiffs(first, second);
        expect(diffFits(a, merged)).toBe(true);
        expect(sameRecord(applyDiff(a, merged), c)).toBe(true);
        expect(isEmptyDiff(mergeDiffs(first, invertDiff(first)))).toBe(true);
      }),
    );
  });

  it('does not fit a model in which the record has other content', () => {
    const before = modelWith({ assets: { a1: 'Ward' } });
    const after = modelWith({ assets: { a1: 'Laboratory' } });
    const diff = diffRecords(before, after);
    expect(diffFits(before, diff)).toBe(true);
    expect(diffFits(after, diff)).toBe(false);
  });

  it('copies only the tables that it names', () => {
    const model = modelWith({ assets: { a1: 'Ward', a2: 'InfusionPump' } });
    const after = applyDiff(model, {
      tables: { relations: { r1: { before: null, after: { id: 'r1', from: 'a2', type: 'locatedIn', to: 'a1' } } } },
    });
    expect(after.assets).toBe(model.assets);
    expect(after.relations).not.toBe(model.relations);
    expect(applyDiff(model, EMPTY_DIFF)).toEqual(model);
  });
});
