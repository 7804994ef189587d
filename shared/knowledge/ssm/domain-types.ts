import type { CompiledRelation, MemberPointers } from '../compiled.ts';
import { indexEntities, type EntityIndex } from './domain-index.ts';
import type { QuadView } from './quad-view.ts';
import {
  CORE,
  DOMAIN,
  localName,
  OWL_CLASS,
  OWL_OBJECT_PROPERTY,
  RDFS_DOMAIN,
  RDFS_RANGE,
  SUB_CLASS_OF,
  SUB_PROPERTY_OF,
} from './vocabulary.ts';

/** Everything of a domain model that patterns and settings refer to, numbered. */
export interface DomainTypes {
  readonly classes: EntityIndex;
  readonly relations: EntityIndex;
  readonly attributes: EntityIndex;
  readonly consequences: EntityIndex;
  readonly controls: EntityIndex;
  readonly roles: EntityIndex;
  /** Per class: all its ancestors and itself, nearest first in declaration order, depth first. */
  readonly ancestors: readonly (readonly number[])[];
}

/** Reads classes, relations, attributes, consequences and controls of a domain model, and numbers them. */
export function readTypes(view: QuadView): DomainTypes {
  const classes = indexEntities(view.ofType(OWL_CLASS).filter((iri) => iri.startsWith(DOMAIN)));
  const parents = classes.iris.map((iri) => classes.ofAll(view.all(iri, SUB_CLASS_OF)));
  return {
    classes,
    relations: indexEntities(view.ofType(OWL_OBJECT_PROPERTY).filter((iri) => iri.startsWith(DOMAIN))),
    attributes: indexEntities(view.ofType(`${CORE}TrustworthinessAttribute`)),
    consequences: indexEntities(view.ofType(`${CORE}Misbehaviour`)),
    controls: indexEntities(view.ofType(`${CORE}Control`)),
    roles: indexEntities(view.ofType(`${CORE}Role`)),
    ancestors: parents.map((_, i) => depthFirst(i, parents)),
  };
}

/** Without recursion: a chain of classes may be longer than the stack is deep. */
function depthFirst(start: number, parents: readonly (readonly number[])[]): number[] {
  const seen = new Set<number>();
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const above = parents[node]!;
    for (let i = above.length - 1; i >= 0; i--) open.push(above[i]!);
  }
  return [...seen];
}

/** Pointers between the average, lowest and highest member of a type (clause 1.1). */
export function memberPointers(view: QuadView, iri: string, index: EntityIndex): MemberPointers {
  const to = (predicate: string): number => index.of(view.one(iri, CORE + predicate));
  const min = to('hasMin');
  const max = to('hasMax');
  const minOf = to('minOf');
  const maxOf = to('maxOf');
  return {
    ...(min >= 0 ? { min } : {}),
    ...(max >= 0 ? { max } : {}),
    ...(minOf >= 0 ? { minOf } : {}),
    ...(maxOf >= 0 ? { maxOf } : {}),
  };
}

export const isAverage = (view: QuadView, iri: string): boolean =>
  view.one(iri, `${CORE}minOf`) === null && view.one(iri, `${CORE}maxOf`) === null;

/** Brings the relations to the compiled form, with their domains, ranges and parents. */
export function compileRelations(view: QuadView, types: DomainTypes): CompiledRelation[] {
  return types.relations.iris.map((iri) => ({
    id: localName(iri),
    parents: types.relations.ofAll(view.all(iri, SUB_PROPERTY_OF)),
    domain: types.classes.ofAll(view.all(iri, RDFS_DOMAIN)),
    range: types.classes.ofAll(view.all(iri, RDFS_RANGE)),
    assertable: view.boolean(iri, `${CORE}isAssertable`, true),
    constructionState: view.boolean(iri, `${CORE}isConstructionState`, false),
  }));
}
