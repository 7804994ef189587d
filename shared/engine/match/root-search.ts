import type { Domain } from '../domain/prepare-domain.ts';
import type { RootEnd, RootPlan } from '../domain/root-plan.ts';
import type { WorkingGraph } from '../graph/working-graph.ts';
import type { RunMeter } from '../run-meter.ts';

/** What a search needs: where, against which limits, and which state of the graph (things born at `horizon` or later are unseen). */
export interface SearchSpace {
  readonly domain: Domain;
  readonly graph: WorkingGraph;
  readonly meter: RunMeter;
  readonly horizon: number;
}

/** Cheap tests that most patterns of a knowledge base fail on most models. */
export function cannotMatch(space: SearchSpace, root: RootPlan): boolean {
  if (!root.possible) return true;
  const { extents, edges } = space.graph;
  const { classes, links } = root;
  for (let i = 0; i < classes.length; i++) if (extents[classes[i]!]!.length === 0) return true;
  for (let i = 0; i < links.length; i++) if (edges.sizes[links[i]!.relation] === 0) return true;
  return false;
}

/**
 * Finds assignments of assets to the positions of a root. Two positions may take the same asset. Positions marked
 * in `isFixed` are given anew for each run. The array given to `visit` is reused.
 */
export class RootSearch {
  private readonly space: SearchSpace;
  private readonly classes: Int32Array;
  private readonly ends: readonly (readonly RootEnd[])[];
  /** Positions in join order, and the rank of each: a link counts once both its ends are bound. */
  private readonly order: readonly number[];
  private readonly ranks: readonly number[];
  private readonly bound: Int32Array;
  private fixed: Int32Array | undefined;
  private visit: (bound: Int32Array) => void = () => {};

  constructor(space: SearchSpace, root: RootPlan, isFixed?: ArrayLike<boolean>) {
    this.space = space;
    this.classes = root.classes;
    this.ends = root.ends;
    this.order = joinOrder(space.graph, root, isFixed);
    this.ranks = ranksOf(this.order);
    this.bound = new Int32Array(this.order.length);
  }

  /** `fixed`: asset per position, -1 where the position is free. */
  run(visit: (bound: Int32Array) => void, fixed?: Int32Array): void {
    this.visit = visit;
    this.fixed = fixed;
    this.extend(0);
  }

  /** May the asset take this position? `skip`: the link that led to it. */
  private fits(rank: number, position: number, asset: number, skip: RootEnd | null): boolean {
    const { domain, graph, meter, horizon } = this.space;
    meter.step();
    if (graph.births[asset]! >= horizon) return false;
    const { classes } = domain;
    if (classes.below[this.classes[position]! * classes.size + graph.classes[asset]!] === 0) return false;
    const ends = this.ends[position]!;
    for (let i = 0; i < ends.length; i++) {
      const end = ends[i]!;
      const { other } = end;
      if (this.ranks[other]! > rank || end === skip) continue;
      const at = other === position ? asset : this.bound[other]!;
      if (end.inward ? !graph.joins(end.relation, at, asset, horizon) : !graph.joins(end.relation, asset, at, horizon)) return false;
    }
    return true;
  }

  private extend(rank: number): void {
    const { bound, order } = this;
    if (rank === order.length) {
      this.visit(bound);
      return;
    }
    const position = order[rank]!;
    const given = this.fixed === undefined ? -1 : this.fixed[position]!;
    if (given >= 0) {
      if (!this.fits(rank, position, given, null)) return;
      bound[position] = given;
      this.extend(rank + 1);
      return;
    }
    const { graph, horizon } = this.space;
    const { edges } = graph;
    const best = rank === 0 ? null : this.shortest(rank, position);
    if (best === null) {
      const extent = graph.extents[this.classes[position]!]!;
      for (let i = 0; i < extent.length; i++) {
        const asset = extent[i]!;
        if (!this.fits(rank, position, asset, null)) continue;
        bound[position] = asset;
        this.extend(rank + 1);
      }
      return;
    }
    const { relation, other, inward } = best;
    const near = bound[other]!;
    for (
      let edge = inward ? edges.firstOut(relation, near) : edges.firstIn(relation, near);
      edge >= 0;
      edge = inward ? edges.nextOut[edge]! : edges.nextIn[edge]!
    ) {
      if (edges.birth[edge]! >= horizon) continue;
      const asset = inward ? edges.to[edge]! : edges.from[edge]!;
      if (!this.fits(rank, position, asset, best)) continue;
      bound[position] = asset;
      this.extend(rank + 1);
    }
  }

  /** The link to a bound position with the fewest neighbours there; `null`: none leads to one. */
  private shortest(rank: number, position: number): RootEnd | null {
    const { edges } = this.space.graph;
    const ends = this.ends[position]!;
    let best: RootEnd | null = null;
    let fewest = Infinity;
    for (let i = 0; i < ends.length; i++) {
      const end = ends[i]!;
      if (this.ranks[end.other]! >= rank) continue;
      const near = this.bound[end.other]!;
      const degree = end.inward ? edges.outDegree(end.relation, near) : edges.inDegree(end.relation, near);
      if (degree < fewest) {
        fewest = degree;
        best = end;
      }
    }
    return best;
  }
}

/** Finds every assignment of assets to the positions of a root. */
export function searchRoots(space: SearchSpace, root: RootPlan, visit: (bound: Int32Array) => void): void {
  if (!cannotMatch(space, root)) new RootSearch(space, root).run(visit);
}

function ranksOf(order: readonly number[]): readonly number[] {
  if (order.length === 1) return FIRST_ALONE;
  const ranks = order.slice();
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank]!] = rank;
  return ranks;
}

/** Expectations are counted in parts of a candidate. */
const PARTS = 64;
/** Unconnected positions multiply: they come last, however small their classes. */
const APART = 1 << 29;
const BOUND = 0x7fffffff;

/** Join order: fixed positions first, then always the position with the fewest expected candidates. */
function joinOrder(graph: WorkingGraph, root: RootPlan, isFixed: ArrayLike<boolean> | undefined): number[] {
  const { classes, ends } = root;
  const { extents } = graph;
  const { sizes } = graph.edges;
  const count = classes.length;
  if (count === 1) return FIRST_ALONE;
  const expected: number[] = [];
  for (let position = 0; position < count; position++) {
    let fewest = extents[classes[position]!]!.length;
    const near = ends[position]!;
    for (let i = 0; i < near.length; i++) {
      const size = sizes[near[i]!.relation]!;
      if (size < fewest && near[i]!.other !== position) fewest = size;
    }
    expected.push(isFixed !== undefined && isFixed[position] === true ? -1 : APART + fewest * PARTS);
  }
  const order: number[] = [];
  while (order.length < count) {
    let best = 0;
    for (let position = 1; position < count; position++) if (expected[position]! < expected[best]!) best = position;
    order.push(best);
    expected[best] = BOUND;
    const extent = extents[classes[best]!]!.length;
    const near = ends[best]!;
    for (let i = 0; i < near.length; i++) {
      const { other, relation } = near[i]!;
      const before = expected[other]!;
      if (before === BOUND || before < 0) continue;
      const alone = before >= APART ? before - APART : before;
      const along = ((sizes[relation]! * PARTS) / (extent > 0 ? extent : 1)) | 0;
      expected[other] = along < alone ? along : alone;
    }
  }
  return order;
}
const FIRST_ALONE: number[] = [0];
