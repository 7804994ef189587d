import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSession } from '../../../shared/engine/open-session.ts';
import type { CompiledKnowledge } from '../../../shared/knowledge/compiled.ts';
import { arbitraryStart, arbitraryStep, EditedModel, richDomain, wholeOf } from '../../helpers/engine-random.ts';

/** Each run is a random model and up to a dozen edits; a busy machine may take its time. */
const PATIENCE = 240_000;

/** After every edit of every sequence the session holds what a fresh start gives. */
function sameAsFromNothing(knowledge: CompiledKnowledge, numRuns: number): void {
  fc.assert(
    fc.property(
      arbitraryStart,
      fc.array(arbitraryStep, { minLength: 4, maxLength: 12 }),
      fc.constantFrom('current' as const, 'future' as const),
      (start, steps, mode) => {
        const model = EditedModel.after(knowledge, mode, start);
        const session = openSession(knowledge, model.input());
        for (const step of steps) {
          const analysis = JSON.stringify(wholeOf(session.change(model.take(step))));
          const fresh = JSON.stringify(wholeOf(openSession(knowledge, model.input()).analysis));
          if (analysis !== fresh) expect(JSON.parse(analysis)).toEqual(JSON.parse(fresh));
        }
      },
    ),
    { numRuns },
  );
}

describe.each(['reference', 'corrected'] as const)('an edit, %s', (behaviour) => {
  it.each([false, true])(
    'gives the same as starting from nothing, whatever came before (members: %s)',
    (members) => sameAsFromNothing(richDomain(behaviour, members), 400),
    PATIENCE,
  );

  it('gives the same where consequences start by themselves', () => sameAsFromNothing(richDomain(behaviour, false, false), 150), PATIENCE);

  it('tries controls without keeping them, with the levels that they would give', () => {
    const knowledge = richDomain(behaviour, true);
    fc.assert(
      fc.property(arbitraryStart, fc.array(arbitraryStep, { maxLength: 12 }), (start, trials) => {
        const model = EditedModel.after(knowledge, 'future', start);
        const session = openSession(knowledge, model.input());
        const before = wholeOf(session.analysis);
        const controls = trials.filter((step) => step.kind === 'control').flatMap((step) => model.take(step).controls);
        const tried = session.tryControls(controls);
        expect(wholeOf(session.analysis)).toEqual(before);
        const fresh = openSession(knowledge, model.input()).analysis.levels;
        expect(tried).toEqual(fresh);
      }),
      { numRuns: 60 },
    );
  });
});
