import { knowledgeNumbers } from '../../shared/assessment/knowledge-numbers.ts';
import { mayStand, relationEnds } from '../../shared/assessment/relation-ends.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';
import { readLink } from '../../shared/knowledge/hospital/notation.ts';
import type { ThreatSource } from '../../shared/knowledge/hospital/schema.ts';
import type { Located } from '../../shared/knowledge/hospital/source-file.ts';
import { GivenCauses, type ExampleModel } from './example-model.ts';
import { OTHER_DRAWINGS, type OtherDrawing } from './other-drawing-table.ts';
import { highestLikelihood } from './run-examples.ts';

/** A firing example with one of its relations drawn in another way. */
export interface RedrawnExample {
  readonly drawing: OtherDrawing;
  readonly threat: string;
  /** The relation that was drawn anew. */
  readonly line: string;
  readonly fires: boolean;
}

/**
 * Draws each relation of each firing example in its other ways and analyses the result: architects draw the same fact
 * differently, and a threat must not depend on who drew. Drawings in which a relation joins what it cannot join are left out.
 */
export function redrawExamples(knowledge: CompiledKnowledge, threats: readonly Located<ThreatSource>[]): RedrawnExample[] {
  const mayJoin = joiningRules(knowledge);
  const planned = threats.flatMap(({ value: { id, examples } }) =>
    examples === undefined
      ? []
      : examples.fires.relations.flatMap((line) =>
          OTHER_DRAWINGS.map((drawing) => ({ drawing, threat: id, line, model: redrawn(examples.fires, line, drawing) })),
        ),
  );
  const possible = planned.filter((plan): plan is typeof plan & { model: ExampleModel } => plan.model !== null && mayJoin(plan.model));
  const given = new GivenCauses(knowledge, possible.map(({ model }) => model));
  return possible.map(({ drawing, threat, line, model }) => ({
    drawing,
    threat,
    line,
    fires: highestLikelihood(given, model, threat) > 0,
  }));
}

function redrawn(fires: ExampleModel, line: string, drawing: OtherDrawing): ExampleModel | null {
  const link = readLink(line);
  if (link?.relation !== drawing.instead) return null;
  return {
    ...fires,
    assets: { ...fires.assets, ...drawing.assets },
    relations: [...fires.relations.filter((other) => other !== line), ...drawing.relations(link.from, link.to)],
  };
}

/** Tells whether each relation of a model joins what it may join. */
function joiningRules(knowledge: CompiledKnowledge): (model: ExampleModel) => boolean {
  const numbers = knowledgeNumbers(knowledge);
  const ends = relationEnds(knowledge);
  return ({ assets, relations }) =>
    relations.every((line) => {
      const link = readLink(line);
      const allowed = link === null ? undefined : ends[numbers.relations.get(link.relation) ?? -1];
      const from = numbers.classes.get(assets[link?.from ?? ''] ?? '');
      const to = numbers.classes.get(assets[link?.to ?? ''] ?? '');
      return allowed !== undefined && from !== undefined && to !== undefined && mayStand(allowed.from, from) && mayStand(allowed.to, to);
    });
}
