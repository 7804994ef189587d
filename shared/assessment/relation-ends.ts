import { closeHierarchy } from '../engine/domain/closure.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';

/** The classes that may stand at the ends of a relation, by their numbers, those below the named ones included; `null`: any. */
export interface RelationEnds {
  readonly from: ReadonlySet<number> | null;
  readonly to: ReadonlySet<number> | null;
}

const made = new WeakMap<CompiledKnowledge, readonly RelationEnds[]>();

/** Per relation of a knowledge base, in its order. Made once for each knowledge base. */
export function relationEnds(knowledge: CompiledKnowledge): readonly RelationEnds[] {
  const known = made.get(knowledge);
  if (known) return known;
  const { descendants } = closeHierarchy(knowledge.classes.map(({ parents }) => parents));
  const below = (classes: readonly number[]): RelationEnds['from'] =>
    classes.length === 0 ? null : new Set(classes.flatMap((type) => Array.from(descendants[type]!)));
  const ends = knowledge.relations.map(({ domain, range }) => ({ from: below(domain), to: below(range) }));
  made.set(knowledge, ends);
  return ends;
}

/** Whether a class may stand at an end. */
export const mayStand = (end: RelationEnds['from'], type: number): boolean => end === null || end.has(type);
