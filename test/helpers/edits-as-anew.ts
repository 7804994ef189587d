import { expect } from 'vitest';
import { systemChange } from '../../shared/assessment/system-change.ts';
import { systemInput } from '../../shared/assessment/system-input.ts';
import type { Analysis } from '../../shared/engine/analysis.ts';
import { openSession } from '../../shared/engine/open-session.ts';
import { applyDiff, diffRecords } from '../../shared/model/diff.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import { bundledKnowledge } from './bundled-knowledge.ts';

/** Plays edits through one session: in the end it holds the threats and levels that analysing the edited model anew gives. */
export function expectEditsAsAnew(start: ModelRecords, edits: readonly ((model: ModelRecords) => ModelRecords)[]): void {
  const { compiled } = bundledKnowledge();
  let model = start;
  const session = openSession(compiled, systemInput(model, compiled, 'today'));
  for (const edit of edits) {
    const diff = diffRecords(model, edit(model));
    const next = applyDiff(model, diff);
    session.change(systemChange(compiled, diff, model, next, 'today')!);
    model = next;
  }
  const told = ({ structure, levels }: Analysis): string[] =>
    Array.from(structure.threats.ids, (id, i) => `${id} ${levels.threatLikelihood[i]}`).sort();
  expect(told(session.analysis)).toEqual(told(openSession(compiled, systemInput(model, compiled, 'today')).analysis));
}
