import { writeLiteral } from './literal.ts';
import type { QuadTable } from './read-quads.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** Objects of statements, in the form in which terms are kept: IRIs bare, literals as written. */
export const textTerm = (text: string): string => writeLiteral(text);
export const booleanTerm = (value: boolean): string => `"${value}"^^<${XSD}boolean>`;
export const integerTerm = (value: number): string => `"${value}"^^<${XSD}integer>`;

const written = (term: string): string => (term.startsWith('"') || term.startsWith('_:') ? term : `<${term}>`);

/** One statement as a line of N-Quads. `graph` `''`: the default graph. */
export const quadLine = (subject: string, predicate: string, object: string, graph: string): string =>
  `${written(subject)} ${written(predicate)} ${written(object)}${graph === '' ? '' : ` ${written(graph)}`} .\n`;

/** The statements of the graphs chosen, in the order of the table, each once. */
export function tableLines(table: QuadTable, inGraph: (graph: string) => boolean): string[] {
  const lines = new Set<string>();
  const term = (number: number): string => (number < 0 ? '' : table.terms[number]!);
  for (let i = 0; i < table.count; i++) {
    const graph = term(table.graph[i]!);
    if (inGraph(graph)) lines.add(quadLine(term(table.subject[i]!), term(table.predicate[i]!), term(table.object[i]!), graph));
  }
  return [...lines];
}
