import type { Domain } from '../domain/prepare-domain.ts';
import { INFERRED, type WorkingGraph } from '../graph/working-graph.ts';

/**
 * Takes away what only served construction: inferred links whose relation itself is marked so, then assets whose
 * exact class is, with all their links.
 */
export function dropConstructionState(domain: Domain, graph: WorkingGraph): void {
  const { relations, classes } = domain.knowledge;
  const markedRelations = relations.map((relation) => relation.constructionState);
  const markedClasses = classes.map((entry) => entry.constructionState);
  if (!markedRelations.includes(true) && !markedClasses.includes(true)) return;
  const { links } = graph;
  for (let entry = 0; entry < links.used; entry++) {
    if (links.multiplicity[entry] === 0) continue;
    const from = links.from[entry]!;
    const to = links.to[entry]!;
    const inferred = (links.mark[entry]! & INFERRED) !== 0;
    if ((inferred && markedRelations[links.relation[entry]!]) || markedClasses[graph.classes[from]!] || markedClasses[graph.classes[to]!])
      graph.removeLink(from, links.relation[entry]!, to);
  }
  for (let slot = 0; slot < graph.ids.length; slot++)
    if (graph.isAlive(slot) && markedClasses[graph.classes[slot]!]) graph.removeAsset(slot);
}
