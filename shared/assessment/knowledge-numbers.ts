import type { CompiledKnowledge } from '../knowledge/compiled.ts';

/** Ids of a knowledge base's entries to their indices in the compiled form. */
export interface KnowledgeNumbers {
  readonly classes: ReadonlyMap<string, number>;
  readonly relations: ReadonlyMap<string, number>;
  readonly controls: ReadonlyMap<string, number>;
  readonly attributes: ReadonlyMap<string, number>;
  readonly consequences: ReadonlyMap<string, number>;
  readonly agents: ReadonlyMap<string, number>;
}
const known = new WeakMap<CompiledKnowledge, KnowledgeNumbers>();

/** The indices of a knowledge base, made once. */
export function knowledgeNumbers(knowledge: CompiledKnowledge): KnowledgeNumbers {
  const made = known.get(knowledge);
  if (made) return made;
  const index = (list: readonly { readonly id: string }[]): Map<string, number> => new Map(list.map((entry, i) => [entry.id, i]));
  const numbers = {
    classes: index(knowledge.classes),
    relations: index(knowledge.relations),
    controls: index(knowledge.controls),
    attributes: index(knowledge.attributes),
    consequences: index(knowledge.consequences),
    agents: index(knowledge.agents),
  };
  known.set(knowledge, numbers);
  return numbers;
}
