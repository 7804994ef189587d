import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFindings, MOST_LISTED, notAllListed } from '../../../shared/assessment/build-findings.ts';
import type { Findings } from '../../../shared/assessment/findings.ts';
import { applyFindingsChange } from '../../../shared/assessment/findings-change.ts';
import { LiveFindings } from '../../../shared/assessment/live/live-findings.ts';
import { openSession } from '../../../shared/engine/open-session.ts';
import type { KnowledgeCatalogue } from '../../../shared/knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../../shared/knowledge/compiled.ts';
import { diffRecords } from '../../../shared/model/diff.ts';
import { emptyModel } from '../../../shared/model/empty-model.ts';
import type { ControlRecord, ModelRecords } from '../../../shared/model/records.ts';
import { arbitraryStart, arbitraryStep, EditedModel, richDomain } from '../../helpers/engine-random.ts';

const PATIENCE = 240_000;
const STATES: readonly ControlRecord['state'][] = ['planned', 'not-possible'];

/** As much of a catalogue as findings read. */
const catalogueOf = (knowledge: CompiledKnowledge): KnowledgeCatalogue =>
  ({
    threats: knowledge.threats.map(({ id }) => ({ id, title: `about ${id}` })),
    consequences: knowledge.consequences.map(({ id }, at) => ({ id, group: at % 2 === 0 ? 'privacy' : 'technical' })),
  }) as unknown as KnowledgeCatalogue;

/** The records behind an edited model: what findings read of them. */
function recordsOf(knowledge: CompiledKnowledge, edited: EditedModel): ModelRecords {
  const controls: Record<string, ControlRecord> = {};
  for (const { asset, control, proposed, coverage } of edited.input().controls) {
    const { id } = knowledge.controls[control]!;
    controls[`${asset}|${id}`] = {
      asset,
      control: id,
      state: proposed ? 'in-place' : STATES[(coverage ?? 0) % 2]!,
      note: '',
    } as ControlRecord;
  }
  return { ...emptyModel('m', 'Model', { id: 'k', version: '1' }), controls };
}

const plain = ({ timings: _, ...findings }: Findings): string => JSON.stringify(findings);

function sameAsFromNothing(knowledge: CompiledKnowledge, numRuns: number, most: number): void {
  const catalogue = catalogueOf(knowledge);
  const whole = (edited: EditedModel, model: ModelRecords): Findings =>
    buildFindings({
      analysis: openSession(knowledge, edited.input()).analysis,
      model,
      catalogue,
      modelSha256: '',
      compileMilliseconds: 0,
      most,
    });
  fc.assert(
    fc.property(arbitraryStart, fc.array(fc.tuple(arbitraryStep, fc.boolean()), { minLength: 4, maxLength: 16 }), (start, steps) => {
      const edited = EditedModel.after(knowledge, 'future', start);
      let model = recordsOf(knowledge, edited);
      const session = openSession(knowledge, edited.input());
      let told = whole(edited, model);
      const first = session.analysis;
      session.prepare();
      let live = new LiveFindings(session.live!, first, structuredClone(told), model, catalogue);
      for (const [step, isTold] of steps) {
        const analysis = session.change(edited.take(step));
        const next = recordsOf(knowledge, edited);
        const diff = diffRecords(model, next);
        model = next;
        if (session.live !== live.view.model) {
          // A fresh start was needed: the findings start anew as well.
          told = whole(edited, model);
          session.prepare();
          live = new LiveFindings(session.live!, session.analysis, structuredClone(told), model, catalogue);
          continue;
        }
        live.absorb(diff, model);
        if (!isTold) continue;
        const change = live.tell({
          analysis,
          most,
          frame: (isWhole, threats, consequences) => ({
            model: { id: model.header.id, title: model.header.title, sha256: '' },
            complete: isWhole,
            problems: isWhole ? [] : [notAllListed(most, threats, consequences)],
          }),
        });
        told = applyFindingsChange(told, structuredClone(change));
        const fresh = whole(edited, model);
        if (plain(told) !== plain(fresh)) expect(told).toEqual({ ...fresh, timings: told.timings });
        expect(plain(told)).toBe(plain(fresh));
      }
    }),
    { numRuns },
  );
}

describe('findings of an edit', () => {
  it('are those from nothing, to the last letter', () => sameAsFromNothing(richDomain('corrected', false), 400, MOST_LISTED), PATIENCE);
  it('are those from nothing where the list is cut', () => sameAsFromNothing(richDomain('corrected', false), 200, 6), PATIENCE);
});
