import type { RelationEntry } from '../catalogue.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';

export interface ClassLinks {
  readonly children: readonly string[];
  /** Threats with a role of exactly this class, then those of its ancestors with the nearest of them. */
  readonly threats: readonly { readonly threat: string; readonly through: string }[];
  readonly controls: readonly string[];
  readonly relationsFrom: readonly RelationEntry[];
  readonly relationsTo: readonly RelationEntry[];
  readonly consequences: readonly string[];
  readonly attributes: readonly string[];
}

/** What can be said of a class, its own and what it inherits. */
export function classLinks(index: KnowledgeIndex, id: string): ClassLinks {
  const { catalogue, classes } = index;
  const lineage = classes.lineage(id);
  const isHere = (places: readonly string[]) => places.some((place) => lineage.includes(place));
  const isAllowed = (places: readonly string[]) => places.length === 0 || isHere(places);
  const threats = catalogue.threats.flatMap((threat) => {
    const steps = threat.roles
      .filter(({ kind, class: type }) => kind !== 'prohibited' && lineage.includes(type))
      .map(({ class: type }) => lineage.indexOf(type));
    return steps.length === 0 ? [] : [{ threat: threat.id, step: Math.min(...steps) }];
  });
  return {
    children: classes.children(id),
    threats: threats.sort((a, b) => a.step - b.step).map(({ threat, step }) => ({ threat, through: lineage[step] ?? id })),
    controls: catalogue.controls.filter(({ at }) => isHere(at)).map((control) => control.id),
    relationsFrom: catalogue.relations.filter(({ domain }) => isAllowed(domain)),
    relationsTo: catalogue.relations.filter(({ range }) => isAllowed(range)),
    consequences: catalogue.consequences.filter(({ at }) => isHere(at)).map((one) => one.id),
    attributes: catalogue.attributes.filter(({ at }) => isHere(at)).map((one) => one.id),
  };
}
