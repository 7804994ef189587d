import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSession } from '../../../shared/engine/open-session.ts';
import { arbitraryStart, arbitraryStep, EditedModel, richDomain, wholeOf } from '../../helpers/engine-random.ts';

describe.each(['reference', 'corrected'] as const)('an edit, %s', (behaviour) => {
  it.each([false, true])('gives the same as starting from nothing, whatever came before (members: %s)', (members) => {
    const knowledge = richDomain(behaviour, members);
    fc.assert(
      fc.property(
        arbitraryStart,
        fc.array(arbitraryStep, { minLength: 4, maxLength: 12 }),
        fc.constantFrom('current' as const, 'future' as const),
        (start, steps, mode) => {
          const model = EditedModel.after(knowledge, mode, start);
          const session = openSession(knowledge, model.input());
          for (const step of steps) {
            const analysis = session.change(model.take(step));
            expect(wholeOf(analysis)).toEqual(wholeOf(openSession(knowledge, model.input()).analysis));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

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
        expect({ ...tried, rounds: 0 }).toEqual({ ...fresh, rounds: 0 });
      }),
      { numRuns: 60 },
    );
  });
});
