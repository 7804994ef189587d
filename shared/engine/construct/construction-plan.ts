import type { CompiledConstruction, CompiledKnowledge } from '../../knowledge/compiled.ts';
import type { PreparedPattern } from '../domain/prepare-pattern.ts';

/** Where an end of an inferred link or a part of an inferred asset's name comes from. */
export interface Place {
  /** Node of the pattern, -1 for none. */
  readonly node: number;
  /** Number of the inferred node, -1 for none. Both may be there: then both count. */
  readonly inferred: number;
}
/** An asset to be inferred: its class, and the places whose assets become part of it. */
export interface PlannedNode {
  readonly class: number;
  readonly includes: readonly Place[];
}
/** A relation to be inferred between two places of the match. */
export interface PlannedLink {
  readonly relation: number;
  readonly from: Place;
  readonly to: Place;
}
/** One construction, ready to run. Each pass and each of its links has its moment on one clock. */
export interface PlannedConstruction {
  readonly index: number;
  readonly entry: CompiledConstruction;
  readonly pattern: PreparedPattern;
  readonly nodes: readonly PlannedNode[];
  readonly links: readonly PlannedLink[];
  /** Moment of the first pass: things born before it are seen by it. */
  readonly start: number;
  readonly passes: number;
  /** Moments from one pass to the next: one for its assets, one for each of its links. */
  readonly stride: number;
}

/** Plans the constructions of a knowledge base in running order, without those that make nothing. */
export function planConstructions(
  knowledge: CompiledKnowledge,
  patterns: readonly (PreparedPattern | null)[],
  bad: (entry: string, detail: string) => void,
): readonly PlannedConstruction[] {
  let clock = 1;
  const planned: PlannedConstruction[] = [];
  knowledge.constructions.forEach((entry, index) => {
    const pattern = patterns[entry.pattern];
    if (pattern === undefined) {
      bad(entry.id, 'it has no matching pattern');
      return;
    }
    if (pattern === null || (entry.nodes.length === 0 && entry.links.length === 0)) return;
    const placeOf = (role: number): Place => ({
      node: pattern.nodeOfRole(role),
      inferred: entry.nodes.findIndex((node) => node.role === role),
    });
    const nodes = entry.nodes.map((node) => ({ class: node.class, includes: node.includes.map(placeOf) }));
    const links = entry.links.map((link) => ({ relation: link.relation, from: placeOf(link.from), to: placeOf(link.to) }));
    const empty = (place: Place): boolean => place.node < 0 && place.inferred < 0;
    if (entry.nodes.some((node) => node.class < 0 || node.class >= knowledge.classes.length))
      return bad(entry.id, 'it makes an asset of no known class');
    if (nodes.some((node, i) => node.includes.some((place) => empty(place) || (place.node < 0 && place.inferred >= i))))
      return bad(entry.id, 'it names an inferred asset after a role that is not filled');
    if (links.some((link) => link.relation < 0)) return bad(entry.id, 'it makes a link of no known relation');
    const passes = entry.iterate ? Math.max(1, entry.maxIterations) : 1;
    const stride = links.length + 1;
    planned.push({
      index,
      entry,
      pattern,
      nodes,
      links: links.filter((link) => !empty(link.from) && !empty(link.to)),
      start: clock,
      passes,
      stride,
    });
    clock += passes * stride;
  });
  return planned;
}
