import type { Domain } from '../domain/prepare-domain.ts';
import { FOREVER, type WorkingGraph } from '../graph/working-graph.ts';
import type { EdgeChange } from '../match/delta-match.ts';

interface ChangedEdge extends EdgeChange {
  /** When it was born before the edit, FOREVER if it was not there. */
  readonly before: number;
}

/** Changes a graph in place and remembers how everything was before the edit. */
export class GraphEdit {
  private readonly domain: Domain;
  private readonly graph: WorkingGraph;
  private readonly edges = new Map<number, ChangedEdge>();
  /** Births of changed assets before the edit. */
  readonly assets = new Map<number, number>();

  constructor(domain: Domain, graph: WorkingGraph) {
    this.domain = domain;
    this.graph = graph;
  }

  get edgeCount(): number {
    return this.edges.size;
  }

  /** Sets when an exact link is born; FOREVER removes it. `mark` counts only when it is added or made asserted. */
  setLink(from: number, relation: number, to: number, birth: number, mark: number): void {
    const { graph, domain } = this;
    const ancestors = domain.relations.ancestors[relation]!;
    for (const over of ancestors) this.remember(over, from, to);
    const exact = graph.links.find(relation, from, to);
    if (birth === FOREVER) {
      if (exact < 0) return;
      graph.removeLink(from, relation, to);
    } else if (exact < 0) {
      graph.addLink(from, relation, to, birth, mark);
      return;
    } else {
      graph.links.birth[exact] = birth;
      graph.links.mark[exact] = mark;
    }
    for (const over of ancestors) this.refreshBirth(over, from, to);
  }

  setAssetBirth(slot: number, birth: number): void {
    if (!this.assets.has(slot)) this.assets.set(slot, this.graph.births[slot]!);
    this.graph.births[slot] = birth;
  }
  addedAsset(slot: number): void {
    if (!this.assets.has(slot)) this.assets.set(slot, FOREVER);
  }

  /** Links that look different to a pass that sees `[0, horizon)` and whose matches were born at `since` or later. */
  edgesSeen(horizon: number, since: number): EdgeChange[] {
    const seen: EdgeChange[] = [];
    for (const edge of this.edges.values()) if (looksDifferent(edge.before, this.birthOf(edge), horizon, since)) seen.push(edge);
    return seen;
  }
  assetsSeen(horizon: number, since: number): Set<number> {
    const seen = new Set<number>();
    for (const [slot, before] of this.assets) if (looksDifferent(before, this.graph.births[slot]!, horizon, since)) seen.add(slot);
    return seen;
  }

  private birthOf({ relation, from, to }: EdgeChange): number {
    const edge = this.graph.edges.find(relation, from, to);
    return edge < 0 ? FOREVER : this.graph.edges.birth[edge]!;
  }

  private remember(relation: number, from: number, to: number): void {
    // Slots stay below 2^21, relations below 2^11: the key is exact.
    const key = (relation * 0x200000 + from) * 0x200000 + to;
    if (!this.edges.has(key)) this.edges.set(key, { relation, from, to, before: this.birthOf({ relation, from, to }) });
  }

  /** An edge is as old as the oldest link that supports it. */
  private refreshBirth(relation: number, from: number, to: number): void {
    const edge = this.graph.edges.find(relation, from, to);
    if (edge < 0) return;
    let oldest = FOREVER;
    for (const under of this.domain.relations.descendants[relation]!) {
      const exact = this.graph.links.find(under, from, to);
      if (exact >= 0) oldest = Math.min(oldest, this.graph.links.birth[exact]!);
    }
    this.graph.edges.birth[edge] = oldest;
  }
}

/** Before a pass of an iteration everything older than `since` belongs to earlier passes. */
function looksDifferent(before: number, after: number, horizon: number, since: number): boolean {
  if (before === after || (before >= horizon && after >= horizon)) return false;
  return since === 0 ? before < horizon !== after < horizon : !(before < since && after < since);
}
