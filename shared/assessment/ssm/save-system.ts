import type { SystemInput } from '../../engine/input.ts';
import type { QuadTable } from '../../knowledge/ssm/read-quads.ts';
import type { SsmSystem } from '../../knowledge/ssm/read-system.ts';
import { tableLines } from '../../knowledge/ssm/write-quads.ts';
import type { DomainTexts } from './domain-texts.ts';
import { inferredGraph } from './inferred-graph.ts';
import type { SsmAnalysis } from './analyse-system.ts';

/**
 * A system model as N-Quads: everything that people stated stands as it was read, and the inferred graph is that
 * of the analysis. `table` is the file that `system` was read from.
 */
export function saveSystem(
  table: QuadTable,
  system: SsmSystem,
  { analysis, names }: SsmAnalysis,
  texts: DomainTexts,
  mode: SystemInput['mode'],
): string {
  const kept = tableLines(table, (graph) => graph !== `${system.model}/inf`);
  return [...kept, ...inferredGraph(analysis, names, texts, system, mode)].join('');
}
