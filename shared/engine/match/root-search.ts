import type { Domain } from '../domain/prepare-domain.ts';
import type { RootPlan } from '../domain/prepare-pattern.ts';
import type { WorkingGraph } from '../graph/working-graph.ts';
import type { RunMeter } from '../run-meter.ts';

/** What a search needs: where, against which limits, and which state of the graph (things born at `horizon` or later are unseen). */
export interface SearchSpace {
  readonly domain: Domain;
  readonly graph: WorkingGraph;
  readonly meter: RunMeter;
  readonly horizon: number;
}

/** A link as seen from the position that is bound last. */
interface StepLink {
  readonly relation: number;
  /** Position at the other end; the position itself for a loop. */
  readonly other: number;
  /** True: the other end points here. */
  readonly inward: boolean;
}
interface Step {
  readonly position: number;
  readonly links: readonly StepLink[];
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
  private readonly root: RootPlan;
  private readonly steps: readonly Step[];
  private readonly bound: Int32Array;
  private fixed: Int32Array | undefined;
  private visit: (bound: Int32Array) => void = () => {};

  constructor(space: SearchSpace, root: RootPlan, isFixed?: ArrayLike<boolean>) {
    this.space = space;
    this.root = root;
    this.steps = planSteps(space.graph, root, isFixed);
    this.bound = new Int32Array(root.classes.length).fill(-1);
  }

  /** `fixed`: asset per position, -1 where the position is free. */
  run(visit: (bound: Int32Array) => void, fixed?: Int32Array): void {
    this.visit = visit;
    this.fixed = fixed;
    this.extend(0);
  }

  private fits(step: Step, asset: number, skip: number): boolean {
    const { domain, graph, meter, horizon } = this.space;
    meter.step();
    if (graph.births[asset]! >= horizon) return false;
    const { classes } = domain;
    if (classes.below[this.root.classes[step.position]! * classes.size + graph.classes[asset]!] === 0) return false;
    const { links } = step;
    for (let i = 0; i < links.length; i++) {
      if (i === skip) continue;
      const link = links[i]!;
      const other = link.other === step.position ? asset : this.bound[link.other]!;
      if (link.inward ? !graph.joins(link.relation, other, asset, horizon) : !graph.joins(link.relation, asset, other, horizon))
        return false;
    }
    return true;
  }

  private extend(depth: number): void {
    const { bound, steps } = this;
    if (depth === steps.length) {
      this.visit(bound);
      return;
    }
    const step = steps[depth]!;
    const { position, links } = step;
    const given = this.fixed === undefined ? -1 : this.fixed[position]!;
    if (given >= 0) {
      if (!this.fits(step, given, -1)) return;
      bound[position] = given;
      this.extend(depth + 1);
      return;
    }
    const { graph, horizon } = this.space;
    const { edges } = graph;
    let best = -1;
    let fewest = Infinity;
    for (let i = 0; i < links.length; i++) {
      const link = links[i]!;
      if (link.other === position) continue;
      const degree = link.inward ? edges.outDegree(link.relation, bound[link.other]!) : edges.inDegree(link.relation, bound[link.other]!);
      if (degree < fewest) {
        fewest = degree;
        best = i;
      }
    }
    if (best < 0) {
      const extent = graph.extents[this.root.classes[position]!]!;
      for (let i = 0; i < extent.length; i++) {
        const asset = extent[i]!;
        if (!this.fits(step, asset, -1)) continue;
        bound[position] = asset;
        this.extend(depth + 1);
      }
      return;
    }
    const { relation, other, inward } = links[best]!;
    const near = bound[other]!;
    for (
      let edge = inward ? edges.firstOut(relation, near) : edges.firstIn(relation, near);
      edge >= 0;
      edge = inward ? edges.nextOut[edge]! : edges.nextIn[edge]!
    ) {
      if (edges.birth[edge]! >= horizon) continue;
      const asset = inward ? edges.to[edge]! : edges.from[edge]!;
      if (!this.fits(step, asset, best)) continue;
      bound[position] = asset;
      this.extend(depth + 1);
    }
  }
}

/** Finds every assignment of assets to the positions of a root. */
export function searchRoots(space: SearchSpace, root: RootPlan, visit: (bound: Int32Array) => void): void {
  if (!cannotMatch(space, root)) new RootSearch(space, root).run(visit);
}

/** Join order: fixed positions first, then always the position with the fewest expected candidates. */
function planSteps(graph: WorkingGraph, root: RootPlan, isFixed: ArrayLike<boolean> | undefined): Step[] {
  const { classes, links } = root;
  const count = classes.length;
  const isBound = new Uint8Array(count);
  const steps: Step[] = [];
  const bind = (position: number): void => {
    const incident: StepLink[] = [];
    for (const { relation, from, to } of links) {
      if (from === position && (isBound[to] === 1 || to === position)) incident.push({ relation, other: to, inward: false });
      else if (to === position && isBound[from] === 1) incident.push({ relation, other: from, inward: true });
    }
    isBound[position] = 1;
    steps.push({ position, links: incident });
  };
  if (isFixed !== undefined) for (let position = 0; position < count; position++) if (isFixed[position]) bind(position);
  while (steps.length < count) {
    let best = -1;
    let fewest = Infinity;
    for (let position = 0; position < count; position++) {
      if (isBound[position] === 1) continue;
      const expected = expectedCandidates(graph, root, position, isBound);
      if (expected < fewest) {
        fewest = expected;
        best = position;
      }
    }
    bind(best);
  }
  return steps;
}

function expectedCandidates(graph: WorkingGraph, root: RootPlan, position: number, isBound: Uint8Array): number {
  const extent = graph.extents[root.classes[position]!]!.length;
  let fewest = Infinity;
  for (const { relation, from, to } of root.links) {
    if (from === to || (from !== position && to !== position)) continue;
    const size = graph.edges.sizes[relation]!;
    const other = from === position ? to : from;
    if (isBound[other] === 1) fewest = Math.min(fewest, size / Math.max(1, graph.extents[root.classes[other]!]!.length));
    else fewest = Math.min(fewest, size);
  }
  // An unconnected position multiplies: it comes last, however small its class.
  const connected = root.links.some(({ from, to }) => (from === position && isBound[to] === 1) || (to === position && isBound[from] === 1));
  const first = isBound.indexOf(1) < 0;
  return Math.min(extent, fewest) + (connected || first ? 0 : 1e9);
}
