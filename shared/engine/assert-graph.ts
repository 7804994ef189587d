import type { AnalysisProblem } from './analysis.ts';
import { namingOf } from './construct/naming.ts';
import type { ParkedLink } from './construct/parked-links.ts';
import type { Domain } from './domain/prepare-domain.ts';
import { ASSERTED, WorkingGraph } from './graph/working-graph.ts';
import { compareIds } from './identity.ts';
import type { SystemInput, SystemRelation } from './input.ts';

/** The graph that people drew, and the relations that wait for an inferred asset. */
export interface AssertedGraph {
  readonly graph: WorkingGraph;
  /** By the missing end (both, when both are missing). */
  readonly parked: ReadonlyMap<string, readonly ParkedLink[]>;
  readonly problems: readonly AnalysisProblem[];
}

/** Order of relations that does not depend on the file. */
const compareRelations = (a: SystemRelation, b: SystemRelation): number =>
  compareIds(a.from, b.from) || a.relation - b.relation || compareIds(a.to, b.to);

/** Puts a model's assets and relations into a fresh graph, in canonical order. */
export function assertGraph(domain: Domain, input: SystemInput): AssertedGraph {
  const graph = new WorkingGraph(domain, input.assets.length * 2, input.relations.length * 2);
  const naming = namingOf(domain.knowledge);
  const problems: AnalysisProblem[] = [];
  const bad = (entry: string, detail: string): void => void problems.push({ kind: 'bad-input', entry, detail });
  const topPopulation = domain.knowledge.scales.population.length - 1;
  for (const asset of [...input.assets].sort((a, b) => compareIds(a.id, b.id))) {
    if (graph.slotOf.has(asset.id)) bad(asset.id, 'two assets have this id; the first one counts');
    else if (!(asset.class >= 0 && asset.class < domain.classes.size)) bad(asset.id, 'its class is not in the knowledge base');
    else
      graph.addAsset(
        asset.id,
        asset.token ?? naming.assetToken(asset.id),
        asset.label,
        asset.class,
        Math.max(0, Math.min(topPopulation, asset.population)),
        -1,
        [],
        ASSERTED,
      );
  }
  const parked = new Map<string, ParkedLink[]>();
  const park = (id: string, link: ParkedLink): void => {
    const known = parked.get(id);
    if (known === undefined) parked.set(id, [link]);
    else known.push(link);
  };
  for (const link of [...input.relations].sort(compareRelations)) {
    if (!(link.relation >= 0 && link.relation < domain.relations.size)) {
      bad(link.from, 'one of its relations is not in the knowledge base');
      continue;
    }
    const from = graph.slotOf.get(link.from);
    const to = graph.slotOf.get(link.to);
    if (from !== undefined && to !== undefined) graph.addLink(from, link.relation, to, ASSERTED, 0);
    if (from === undefined) park(link.from, link);
    if (to === undefined) park(link.to, link);
  }
  return { graph, parked, problems };
}
