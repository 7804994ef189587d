import type { QuadTable } from './read-quads.ts';
import { literalBoolean, literalInteger, literalText } from './literal.ts';
import { RDF_TYPE } from './vocabulary.ts';

/**
 * Statements by subject, over one or several graphs. Objects keep the order of the file, which
 * decides where the reference's result depends on declaration order.
 */
export interface QuadView {
  /** All objects of a subject and predicate, as terms. */
  all(subject: string, predicate: string): readonly string[];
  one(subject: string, predicate: string): string | null;
  text(subject: string, predicate: string): string | null;
  integer(subject: string, predicate: string): number | null;
  boolean(subject: string, predicate: string, missing: boolean): boolean;
  /** Subjects of a type, in file order. */
  ofType(type: string): readonly string[];
  subjects(): Iterable<string>;
  predicatesOf(subject: string): Iterable<readonly [string, readonly string[]]>;
}

/** Builds a view; `inGraph` chooses the graphs by their IRI (`''` is the default graph). */
export function viewQuads(table: QuadTable, inGraph: (graph: string) => boolean = () => true): QuadView {
  const bySubject = new Map<number, Map<number, number[]>>();
  const wanted = new Map<number, boolean>();
  for (let i = 0; i < table.count; i++) {
    const graph = table.graph[i]!;
    let chosen = wanted.get(graph);
    if (chosen === undefined) {
      chosen = inGraph(graph === -1 ? '' : table.terms[graph]!);
      wanted.set(graph, chosen);
    }
    if (!chosen) continue;
    let predicates = bySubject.get(table.subject[i]!);
    if (predicates === undefined) bySubject.set(table.subject[i]!, (predicates = new Map<number, number[]>()));
    const objects = predicates.get(table.predicate[i]!);
    if (objects === undefined) predicates.set(table.predicate[i]!, [table.object[i]!]);
    else if (!objects.includes(table.object[i]!)) objects.push(table.object[i]!);
  }

  const term = (number: number): string => table.terms[number]!;
  const numbers = (subject: string, predicate: string): readonly number[] => {
    const s = table.termNumbers.get(subject);
    const p = table.termNumbers.get(predicate);
    return (s !== undefined && p !== undefined && bySubject.get(s)?.get(p)) || [];
  };
  const first = (subject: string, predicate: string): string | null => {
    const found = numbers(subject, predicate);
    return found.length === 0 ? null : term(found[0]!);
  };
  /** Literals: the last graph wins, so the last statement is the one that counts. */
  const last = (subject: string, predicate: string): string | null => {
    const found = numbers(subject, predicate);
    return found.length === 0 ? null : term(found[found.length - 1]!);
  };

  const byType = new Map<string, string[]>();
  const type = table.termNumbers.get(RDF_TYPE);
  if (type !== undefined) {
    for (const [subject, predicates] of bySubject) {
      for (const object of predicates.get(type) ?? []) {
        const list = byType.get(term(object));
        if (list === undefined) byType.set(term(object), [term(subject)]);
        else list.push(term(subject));
      }
    }
  }

  return {
    all: (subject, predicate) => numbers(subject, predicate).map(term),
    one: first,
    text: (subject, predicate) => {
      const found = last(subject, predicate);
      return found === null || !found.startsWith('"') ? null : literalText(found);
    },
    integer: (subject, predicate) => {
      const found = last(subject, predicate);
      return found === null || !found.startsWith('"') ? null : literalInteger(found);
    },
    boolean: (subject, predicate, missing) => {
      const found = last(subject, predicate);
      return found === null || !found.startsWith('"') ? missing : (literalBoolean(found) ?? missing);
    },
    ofType: (wantedType) => byType.get(wantedType) ?? [],
    *subjects() {
      for (const subject of bySubject.keys()) yield term(subject);
    },
    *predicatesOf(subject) {
      const number = table.termNumbers.get(subject);
      if (number === undefined) return;
      for (const [predicate, objects] of bySubject.get(number) ?? []) yield [term(predicate), objects.map(term)] as const;
    },
  };
}
