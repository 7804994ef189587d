import type { QuadView } from './quad-view.ts';
import { localName } from './vocabulary.ts';

/** Numbers for the entities of one kind, by IRI. */
export interface EntityIndex {
  readonly iris: readonly string[];
  /** -1 where the IRI is not of this kind. */
  of(iri: string | null): number;
  /** Numbers of those IRIs that are of this kind; others are dropped. */
  ofAll(iris: readonly string[]): number[];
}

/** Numbers entities in the order given. */
export function indexEntities(iris: readonly string[]): EntityIndex {
  const numbers = new Map(iris.map((iri, i) => [iri, i] as const));
  const of = (iri: string | null): number => (iri === null ? -1 : (numbers.get(iri) ?? -1));
  return { iris, of, ofAll: (wanted) => wanted.map(of).filter((n) => n >= 0) };
}

/** A label to show: the entity's own, else its local name. */
export const labelOf = (view: QuadView, iri: string, label: string): string => view.text(iri, label) ?? localName(iri);
