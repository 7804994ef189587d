import type { QuadTable } from '../../knowledge/ssm/read-quads.ts';

/** The statements of the chosen graphs as N-Quads, in the order of the file. */
export function statementsOf(table: QuadTable, inGraph: (graph: string) => boolean): string {
  const lines: string[] = [];
  const term = (number: number): string => {
    const text = table.terms[number]!;
    return text.startsWith('"') || text.startsWith('_:') ? text : `<${text}>`;
  };
  for (let i = 0; i < table.count; i++) {
    const graph = table.graph[i]!;
    if (!inGraph(graph < 0 ? '' : table.terms[graph]!)) continue;
    lines.push(
      `${term(table.subject[i]!)} ${term(table.predicate[i]!)} ${term(table.object[i]!)}${graph < 0 ? '' : ` ${term(graph)}`} .\n`,
    );
  }
  return lines.join('');
}
