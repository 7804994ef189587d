import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemChange } from '../../../shared/assessment/system-change.ts';
import { systemInput } from '../../../shared/assessment/system-input.ts';
import { openSession } from '../../../shared/engine/open-session.ts';
import { applyDiff, diffRecords } from '../../../shared/model/diff.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { bundledKnowledge, template } from '../../helpers/bundled-knowledge.ts';

const { compiled } = bundledKnowledge();
const start = template('pocket-ehr');
const without = <T extends object>(table: T, key: string): T => Object.fromEntries(Object.entries(table).filter(([id]) => id !== key)) as T;

type Edit = (model: ModelRecords) => ModelRecords;
const assetIds = Object.keys(start.assets);
const relationIds = Object.keys(start.relations);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.constantFrom(...assetIds).map((id): Edit => (model) => ({ ...model, assets: without(model.assets, id) })),
  fc.constantFrom(...assetIds).map((id): Edit => (model) => ({ ...model, assets: { ...model.assets, [id]: start.assets[id]! } })),
  fc.constantFrom(...assetIds).map(
    (id): Edit =>
      (model) =>
        model.assets[id]
          ? { ...model, assets: { ...model.assets, [id]: { ...model.assets[id], type: 'Workstation', population: 'few' } } }
          : model,
  ),
  fc.constantFrom(...relationIds).map((id): Edit => (model) => ({ ...model, relations: without(model.relations, id) })),
  fc.constantFrom(...relationIds).map((id): Edit => (model) => ({
    ...model,
    relations: { ...model.relations, [id]: start.relations[id]!, [`again-${id}`]: { ...start.relations[id]!, id: `again-${id}` } },
  })),
  fc.tuple(fc.constantFrom(...assetIds), fc.constantFrom('in-place', 'planned', 'not-possible')).map(([asset, state]): Edit => (model) => ({
    ...model,
    controls: { ...model.controls, [`${asset}|K-Patch`]: { asset, control: 'K-Patch', state: state as 'in-place', note: '' } },
  })),
  fc.constantFrom(...assetIds).map((asset): Edit => (model) => ({ ...model, controls: without(model.controls, `${asset}|K-Patch`) })),
  fc.constantFrom(...assetIds).map((asset): Edit => (model) => ({
    ...model,
    levels: { ...model.levels, [`${asset}|FlawFreedom`]: { asset, attribute: 'FlawFreedom', level: 'very-low' } },
  })),
  fc.constantFrom(...assetIds).map((asset): Edit => (model) => ({ ...model, levels: without(model.levels, `${asset}|FlawFreedom`) })),
);

describe("an edit in the engine's terms", () => {
  test('leads to the same analysis as the edited model from nothing', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        let model = start;
        const session = openSession(compiled, systemInput(model, compiled, 'today'));
        for (const each of edits) {
          const diff = diffRecords(model, each(model));
          const next = applyDiff(model, diff);
          const change = systemChange(compiled, diff, model, next, 'today');
          expect(change).not.toBeNull();
          session.change(change!);
          model = next;
        }
        const fresh = openSession(compiled, systemInput(model, compiled, 'today')).analysis;
        expect(session.analysis.structure.threats.ids).toEqual(fresh.structure.threats.ids);
        expect(session.analysis.levels.threatLikelihood).toEqual(fresh.levels.threatLikelihood);
        expect(session.analysis.levels.threatRisk).toEqual(fresh.levels.threatRisk);
      }),
      { numRuns: 40 },
    );
  });

  test('cannot be told for names that the knowledge base does not have', () => {
    const odd = { ...start, assets: { ...start.assets, odd: { ...start.assets['ward']!, id: 'odd', type: 'Flux' } } };
    expect(systemChange(compiled, diffRecords(start, odd), start, odd, 'today')).toBeNull();
  });
});
