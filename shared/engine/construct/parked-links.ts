import type { Domain } from '../domain/prepare-domain.ts';
import { UNCOUNTED, type WorkingGraph } from '../graph/working-graph.ts';

/** A relation of the input whose end does not exist until construction makes it. */
export interface ParkedLink {
  readonly from: string;
  readonly relation: number;
  readonly to: string;
}

/**
 * Attaches relations of the input to an asset that has just been made, and returns those that are new. The reference
 * gives those that lead to it no cardinalities and loses those that come from it (D11).
 */
export function attachParked(domain: Domain, graph: WorkingGraph, links: readonly ParkedLink[], moment: number): ParkedLink[] {
  const reference = domain.knowledge.behaviour.dropRelationsFromInferred;
  return links.filter((link) => {
    const from = graph.slotOf.get(link.from);
    const to = graph.slotOf.get(link.to);
    if (from === undefined || to === undefined) return false;
    if (reference && graph.createdBy[from]! >= 0) return false;
    return graph.addLink(from, link.relation, to, moment, reference ? UNCOUNTED : 0);
  });
}
