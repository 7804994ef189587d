import type { Analysis } from '../analysis.ts';
import { csrRow } from '../../base/csr.ts';
import { compareIds } from '../identity.ts';

/** Things of an attack tree: threats, consequence sets and external attribute sets share one numbering. */
export interface AttackTree {
  /** Longest loop-free distance of each node from the targets. */
  readonly threats: ReadonlyMap<number, number>;
  readonly consequences: ReadonlyMap<number, number>;
  readonly attributes: ReadonlyMap<number, number>;
  /** Distance of each node from the outside, as the backtrace keeps it. */
  readonly fromOutside: {
    readonly threats: ReadonlyMap<number, number>;
    readonly consequences: ReadonlyMap<number, number>;
    readonly attributes: ReadonlyMap<number, number>;
  };
  /** Cause and effect, as node numbers (see `describe`). */
  readonly links: readonly (readonly [number, number])[];
  describe(node: number): { readonly kind: 'threat' | 'consequence' | 'attribute'; readonly index: number };
}

interface Visit {
  readonly loops: ReadonlySet<number>;
  readonly causes: ReadonlySet<number>;
  readonly min: number;
  readonly max: number;
}
interface Failure {
  readonly failed: ReadonlySet<number>;
}
const NONE: ReadonlySet<number> = new Set();
/** Steps of the walk that measures distances. */
const MAX_WALK = 5_000_000;

/** The reference's name of a node, which decides the order in which causes are tried. */
export type NodeName = (kind: 'threat' | 'consequence' | 'attribute', index: number) => string;

/**
 * The reference's backtrace from consequences: threats need all their causes, consequences any of theirs, and no
 * cause may lie on its own path. `allPaths: false` keeps only causes nearer to the outside than their effect.
 * Several targets share one search, and distances grow from one target to the next, as in the reference.
 * `null`: more than `maxVisits` steps would be needed.
 */
export function attackTrees(
  analysis: Analysis,
  targets: readonly number[],
  allPaths: boolean,
  names: NodeName,
  maxVisits = 200_000,
): AttackTree[] | null {
  const all = new Backtrace(analysis, names, null, maxVisits);
  const roots = targets.map((set) => all.consequenceNode(set));
  if (!all.run(roots)) return null;
  if (allPaths) return all.trees(roots);
  const second = new Backtrace(analysis, names, all.nearerCauses(roots), maxVisits);
  return second.run(roots) ? second.trees(roots) : null;
}

class Backtrace {
  private readonly analysis: Analysis;
  private readonly names: NodeName;
  private readonly kept: ReadonlySet<number> | null;
  private readonly impossible = new Set<number>();
  private readonly failures = new Map<number, Set<number>[]>();
  private readonly successes = new Map<number, Visit[]>();
  private readonly directCauses = new Map<number, Set<number>>();
  private readonly distances = new Map<number, number>();
  private readonly causesOf = new Map<number, readonly number[]>();
  private left: number;
  private walked = 0;

  constructor(analysis: Analysis, names: NodeName, kept: ReadonlySet<number> | null, maxVisits: number) {
    this.analysis = analysis;
    this.names = names;
    this.kept = kept;
    this.left = maxVisits;
  }

  consequenceNode(set: number): number {
    return this.analysis.structure.threats.count + set;
  }

  /** False when the search was cut short. */
  run(roots: readonly number[]): boolean {
    for (const root of roots) this.trace(root, []);
    return this.left > 0;
  }

  /** Keeps, from the targets upwards, causes that are nearer to the outside than their effect or that are normal operation. */
  nearerCauses(roots: readonly number[]): ReadonlySet<number> {
    let kept = new Set([...this.distances.keys(), ...roots]);
    for (;;) {
      const next = new Set(roots);
      for (const node of kept)
        for (const cause of this.directCauses.get(node) ?? [])
          if (kept.has(cause) && (this.distance(cause) < this.distance(node) || (this.isNormal(cause) && !this.isNormal(node))))
            next.add(cause);
      if (next.size === kept.size) return next;
      kept = next;
    }
  }

  /** Null when the walk for the distances is too long. */
  trees(roots: readonly number[]): AttackTree[] | null {
    const far = new Map<number, number>();
    const trees = roots.map((root) => this.tree(root, far));
    return this.walked > MAX_WALK ? null : trees;
  }

  private tree(root: number, distances: Map<number, number>): AttackTree {
    const reached = new Set<number>();
    this.walk(root, 0, distances, reached, new Set());
    const far = new Map([...reached].map((node) => [node, distances.get(node)!] as const));
    const { structure } = this.analysis;
    const attributeBase = structure.threats.count + structure.consequenceSets.count;
    const split = (values: ReadonlyMap<number, number>) => {
      const parts = { threats: new Map<number, number>(), consequences: new Map<number, number>(), attributes: new Map<number, number>() };
      for (const [node, value] of values) {
        if (!far.has(node)) continue;
        if (node < structure.threats.count) parts.threats.set(node, value);
        else if (node < attributeBase) parts.consequences.set(node - structure.threats.count, value);
        else parts.attributes.set(node - attributeBase, value);
      }
      return parts;
    };
    const links: [number, number][] = [];
    for (const node of far.keys()) for (const cause of this.directCauses.get(node) ?? []) if (far.has(cause)) links.push([cause, node]);
    return { ...split(far), fromOutside: split(this.distances), links, describe: (node) => this.describe(node) };
  }

  private describe(node: number): { kind: 'threat' | 'consequence' | 'attribute'; index: number } {
    const { threats, consequenceSets } = this.analysis.structure;
    if (node < threats.count) return { kind: 'threat', index: node };
    if (node < threats.count + consequenceSets.count) return { kind: 'consequence', index: node - threats.count };
    return { kind: 'attribute', index: node - threats.count - consequenceSets.count };
  }

  private trace(node: number, path: readonly number[]): Visit | Failure {
    if (--this.left <= 0) return { failed: NONE };
    const onPath = new Set([...path, node]);
    if (this.impossible.has(node)) return { failed: NONE };
    const known = this.failures.get(node)?.find((set) => [...set].every((member) => onPath.has(member)));
    if (known !== undefined) return { failed: known };
    const valid = (this.successes.get(node) ?? []).filter((visit) => !intersects(visit.causes, onPath));
    if (valid.length > 0 && valid.every((visit) => [...visit.loops].every((member) => onPath.has(member)))) return valid[valid.length - 1]!;

    const { kind } = this.describe(node);
    const causes = this.causes(node);
    if (kind === 'attribute' || (kind === 'consequence' && causes.length === 0))
      return this.succeed(node, { loops: NONE, causes: NONE, min: -1, max: -1 }, []);
    return kind === 'threat' ? this.traceThreat(node, causes, onPath) : this.traceConsequence(node, causes, onPath);
  }

  private traceThreat(node: number, causes: readonly number[], onPath: ReadonlySet<number>): Visit | Failure {
    const looping = causes.filter((cause) => onPath.has(cause));
    if (looping.length > 0) return this.fail(node, new Set(looping), onPath);
    const loops = new Set<number>();
    const below = new Set<number>();
    const attack: Visit[] = [];
    for (const cause of causes) {
      const result = this.trace(cause, [...onPath]);
      if ('failed' in result) {
        for (const member of result.failed) loops.add(member);
        return this.fail(node, loops, onPath);
      }
      for (const member of result.loops) loops.add(member);
      for (const member of result.causes) below.add(member);
      below.add(cause);
      if (this.isNormal(cause) === this.isNormal(node) && !this.isExternal(cause)) attack.push(result);
    }
    const min = attack.length === 0 ? 0 : Math.max(...attack.map((visit) => visit.min)) + 1;
    const max = attack.length === 0 ? 0 : Math.max(...attack.map((visit) => visit.max)) + 1;
    return this.succeed(node, { loops, causes: below, min, max }, causes);
  }

  private traceConsequence(node: number, causes: readonly number[], onPath: ReadonlySet<number>): Visit | Failure {
    const loops = new Set<number>(causes.filter((cause) => onPath.has(cause)));
    const below = new Set<number>();
    const valid: number[] = [];
    const visits: Visit[] = [];
    for (const cause of causes) {
      if (onPath.has(cause)) continue;
      const result = this.trace(cause, [...onPath]);
      if ('failed' in result) {
        for (const member of result.failed) loops.add(member);
        continue;
      }
      for (const member of result.loops) loops.add(member);
      for (const member of result.causes) below.add(member);
      below.add(cause);
      valid.push(cause);
      visits.push(result);
    }
    if (valid.length === 0) return this.fail(node, loops, onPath);
    const min = Math.min(...visits.map((visit) => visit.min)) + 1;
    const max = Math.min(...visits.map((visit) => visit.max)) + 1;
    return this.succeed(node, { loops, causes: below, min, max }, valid);
  }

  private succeed(node: number, visit: Visit, causes: readonly number[]): Visit {
    const loops = new Set([...visit.loops].filter((member) => member !== node));
    const result = { ...visit, loops };
    push(this.successes, node, result);
    let direct = this.directCauses.get(node);
    if (direct === undefined) this.directCauses.set(node, (direct = new Set()));
    for (const cause of causes) direct.add(cause);
    this.distances.set(node, Math.min(this.distances.get(node) ?? Infinity, visit.max));
    return result;
  }

  private fail(node: number, loops: ReadonlySet<number>, onPath: ReadonlySet<number>): Failure {
    const failed = new Set([...loops].filter((member) => member !== node && onPath.has(member)));
    if (failed.size === 0) this.impossible.add(node);
    else push(this.failures, node, failed);
    return { failed };
  }

  private causes(node: number): readonly number[] {
    let causes = this.causesOf.get(node);
    if (causes === undefined) {
      causes = this.listCauses(node);
      this.causesOf.set(node, causes);
    }
    return causes;
  }

  private listCauses(node: number): number[] {
    const { structure, causation } = this.analysis;
    const { kind, index } = this.describe(node);
    if (kind === 'attribute') return [];
    const base = structure.threats.count;
    const causes =
      kind === 'consequence'
        ? Array.from(csrRow(causation.consequenceCausedBy, index))
        : [
            ...Array.from(csrRow(causation.threatCausedByConsequences, index), (set) => base + set),
            ...Array.from(csrRow(causation.threatCausedByAttributes, index), (set) => base + structure.consequenceSets.count + set),
          ];
    const nameOf = (cause: number): string => {
      const at = this.describe(cause);
      return this.names(at.kind, at.index);
    };
    const kept = this.kept;
    return causes.filter((cause) => kept === null || kept.has(cause)).sort((a, b) => compareIds(nameOf(a), nameOf(b)));
  }

  private isNormal(node: number): boolean {
    const { kind, index } = this.describe(node);
    const { structure, causation, knowledge } = this.analysis;
    if (kind === 'threat') return knowledge.threats[structure.threats.threat[index]!]!.normalOperation;
    return kind === 'consequence' && causation.normalOperationEffect[index] === 1;
  }

  private isExternal(node: number): boolean {
    const { kind, index } = this.describe(node);
    if (kind === 'threat') return false;
    return (kind === 'consequence' ? this.analysis.causation.externalConsequence : this.analysis.causation.externalAttribute)[index] === 1;
  }

  private distance(node: number): number {
    return this.distances.get(node) ?? Infinity;
  }

  /** Longest loop-free way of each node from the target, by walking them all. */
  private walk(node: number, distance: number, distances: Map<number, number>, reached: Set<number>, onPath: Set<number>): void {
    if (++this.walked > MAX_WALK) return;
    reached.add(node);
    if (distance > (distances.get(node) ?? -1)) distances.set(node, distance);
    onPath.add(node);
    for (const cause of this.directCauses.get(node) ?? [])
      if (!onPath.has(cause)) this.walk(cause, distance + 1, distances, reached, onPath);
    onPath.delete(node);
  }
}

function push<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function intersects(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const member of a) if (b.has(member)) return true;
  return false;
}
