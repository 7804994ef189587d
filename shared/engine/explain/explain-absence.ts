import { assetsOfNode, type Analysis } from '../analysis.ts';
import { prepareDomain, type Domain } from '../domain/prepare-domain.ts';
import type { CompiledLink, CompiledNode, CompiledPattern } from '../../knowledge/compiled.ts';

/** The largest part of a threat's pattern that the model matches, and what is missing or in the way. */
export interface AbsenceReason {
  /** Assets by node of the pattern. */
  readonly matched: ReadonlyMap<number, number>;
  readonly missing: MissingPart;
}
/** What keeps a threat from being there. */
export type MissingPart =
  /** The threat is there, but outside the mode or not switched on. */
  | { readonly kind: 'switched-off' }
  /** The analysis is incomplete: the pattern was not looked for, or not to its end. */
  | { readonly kind: 'left-out' }
  /** The asset that was asked about fits none of its roles. */
  | { readonly kind: 'no-role' }
  /** No asset of the node's class is in the model at all. */
  | { readonly kind: 'asset'; readonly node: number }
  /** There are such assets, but they are taken by roles that must differ from this one. */
  | { readonly kind: 'another'; readonly node: number }
  /** There are such assets, but none has all these links to what matched; `near` are those that have most of them. */
  | { readonly kind: 'link'; readonly node: number; readonly links: readonly CompiledLink[]; readonly near: readonly number[] }
  /** Something is there that must not be: the asset `by`, or with -1 a link between two that matched. */
  | { readonly kind: 'excluded'; readonly node: number; readonly by: number }
  /** Everything matches: only a strategy that no asset can have would switch it on. */
  | { readonly kind: 'no-trigger' }
  /** Everything that can be told part by part is there. */
  | { readonly kind: 'other' };

const MAX_STEPS = 1_000_000;
const MAX_NEAR = 5;

/** Why a threat has no live instance (at an asset); `null` when it has one. */
export function explainAbsence(analysis: Analysis, threat: number, asset: number | null = null): AbsenceReason | null {
  const { knowledge, structure, levels, problems } = analysis;
  const entry = knowledge.threats[threat]!;
  const pattern = knowledge.patterns[entry.pattern]!;
  let silent: AbsenceReason | null = null;
  for (let i = 0; i < structure.threats.count; i++) {
    if (structure.threats.threat[i] !== threat) continue;
    const match = structure.threats.match[i]!;
    const found = pattern.nodes.map((_, node) => assetsOfNode(structure.matches, match, node));
    if (asset !== null && !found.some((assets) => assets.includes(asset))) continue;
    if (levels.threatLikelihood[i]! >= 0) return null;
    silent ??= {
      matched: new Map(found.flatMap((assets, node) => (assets.length > 0 ? [[node, assets[0]!] as const] : []))),
      missing: { kind: 'switched-off' },
    };
  }
  if (silent !== null) return silent;
  const reason = new Search(analysis, pattern).reason(asset);
  const isLeftOut = problems.some((problem) => problem.entry === pattern.id || problem.entry === entry.id);
  if (isLeftOut || (reason.missing.kind === 'other' && !analysis.complete)) return { ...reason, missing: { kind: 'left-out' } };
  if (reason.missing.kind === 'other' && knowledge.strategies.some(({ triggers }) => triggers.includes(threat)))
    return { ...reason, missing: { kind: 'no-trigger' } };
  return reason;
}

/** Looks for the assignment of the demanded roles that fills most of them. */
class Search {
  private readonly analysis: Analysis;
  private readonly domain: Domain;
  private readonly pattern: CompiledPattern;
  private readonly demanded: readonly number[];
  private readonly links: readonly CompiledLink[];
  private readonly related: (from: number, relation: number, to: number) => boolean;
  private readonly found = new Map<number, readonly number[]>();
  private steps = 0;

  constructor(analysis: Analysis, pattern: CompiledPattern) {
    this.analysis = analysis;
    this.domain = prepareDomain(analysis.knowledge);
    this.pattern = pattern;
    this.demanded = this.order(pattern.nodes.flatMap((node, at) => (node.kind === 'optional' || node.kind === 'prohibited' ? [] : [at])));
    const extra = analysis.knowledge.behaviour.ignoreLinksBetweenUniqueRoles
      ? pattern.links.filter((link) => !this.isUnique(link.from) || !this.isUnique(link.to))
      : pattern.links;
    this.links = [...pattern.rootLinks, ...extra];
    this.related = relatedIn(analysis, this.domain);
  }

  reason(asset: number | null): AbsenceReason {
    let best = new Map<number, number>();
    const bound = new Map<number, number>();
    const visit = (depth: number): void => {
      if (bound.size > best.size) best = new Map(bound);
      const open = this.demanded.slice(depth).filter((node) => !bound.has(node));
      // What is left cannot fill more than what is found; the whole is never found, or the threat would be there.
      if (open.length === 0 || bound.size + open.length <= best.size || this.steps > MAX_STEPS) return;
      const node = this.demanded[depth]!;
      if (!bound.has(node)) {
        for (const candidate of this.candidates(node)) {
          if (++this.steps > MAX_STEPS) return;
          if (this.brokenLinks(node, candidate, bound).length > 0 || this.isTaken(node, candidate, bound)) continue;
          bound.set(node, candidate);
          visit(depth + 1);
          bound.delete(node);
        }
      }
      visit(depth + 1);
    };
    if (asset === null) visit(0);
    else
      for (const node of this.demanded) {
        if (!this.candidates(node).includes(asset)) continue;
        bound.set(node, asset);
        visit(0);
        bound.delete(node);
      }
    return { matched: best, missing: asset !== null && best.size === 0 ? { kind: 'no-role' } : this.missing(best) };
  }

  private missing(bound: ReadonlyMap<number, number>): MissingPart {
    const left = this.demanded.filter((node) => !bound.has(node));
    const node = left.find((one) => this.linksToBound(one, bound).length > 0) ?? left[0];
    return node === undefined ? this.inTheWay(bound) : this.missingAt(node, bound);
  }

  private missingAt(node: number, bound: ReadonlyMap<number, number>): MissingPart {
    const candidates = this.candidates(node);
    if (candidates.length === 0) return { kind: 'asset', node };
    const links = this.linksToBound(node, bound);
    const broken = (asset: number): number => this.brokenLinks(node, asset, bound).length;
    if (links.length === 0 || candidates.some((asset) => broken(asset) === 0)) return { kind: 'another', node };
    const near = [...candidates].sort((a, b) => broken(a) - broken(b) || a - b).slice(0, MAX_NEAR);
    return { kind: 'link', node, links, near };
  }

  /** Every demanded role is filled: what must not be there is. */
  private inTheWay(bound: ReadonlyMap<number, number>): MissingPart {
    for (const [node, { kind }] of this.pattern.nodes.entries()) {
      if (kind !== 'prohibited' || this.linksToBound(node, bound).length === 0) continue;
      const by = this.candidates(node).find((candidate) => this.brokenLinks(node, candidate, bound).length === 0);
      if (by !== undefined) return { kind: 'excluded', node, by };
    }
    const pair = this.pattern.prohibitedLinks.find((link) => {
      const [from, to] = [this.assetOf(bound, link.from), this.assetOf(bound, link.to)];
      return from !== undefined && to !== undefined && this.related(from, link.relation, to);
    });
    return pair === undefined ? { kind: 'other' } : { kind: 'excluded', node: this.nodeOfRole(pair.from), by: -1 };
  }

  private linksToBound(node: number, bound: ReadonlyMap<number, number>): CompiledLink[] {
    const { role } = this.pattern.nodes[node]!;
    return this.links.filter(
      ({ from, to }) =>
        (from === role && this.assetOf(bound, to) !== undefined) || (to === role && this.assetOf(bound, from) !== undefined),
    );
  }

  /** Is the asset in another role that must differ from this one? */
  private isTaken(node: number, asset: number, bound: ReadonlyMap<number, number>): boolean {
    const { role } = this.pattern.nodes[node]!;
    return this.pattern.distinct.some(
      (group) => group.includes(role) && group.some((other) => other !== role && this.assetOf(bound, other) === asset),
    );
  }

  private candidates(node: number): readonly number[] {
    let found = this.found.get(node);
    if (found === undefined) this.found.set(node, (found = this.assetsFor(node)));
    return found;
  }

  private assetsFor(node: number): number[] {
    const { assets } = this.analysis.structure;
    const { class: classNumber, role, kind } = this.pattern.nodes[node] as CompiledNode;
    const { classes, roleTakes } = this.domain;
    const found: number[] = [];
    for (let asset = 0; asset < assets.count; asset++) {
      const own = assets.classes[asset]!;
      if (classes.below[classNumber * classes.size + own] === 0) continue;
      if (kind !== 'key' && kind !== 'root' && roleTakes[role * classes.size + own] === 0) continue;
      found.push(asset);
    }
    return found;
  }

  private brokenLinks(node: number, candidate: number, bound: ReadonlyMap<number, number>): CompiledLink[] {
    const { role } = this.pattern.nodes[node]!;
    return this.links.filter((link) => {
      if (link.from !== role && link.to !== role) return false;
      const from = link.from === role ? candidate : this.assetOf(bound, link.from);
      const to = link.to === role ? candidate : this.assetOf(bound, link.to);
      return from !== undefined && to !== undefined && !this.related(from, link.relation, to);
    });
  }

  /** Unique roles first, and among them those linked to earlier ones, so that a broken link shows early. */
  private order(nodes: readonly number[]): number[] {
    const left = [...nodes].sort(
      (a, b) => Number(!this.isUnique(this.pattern.nodes[a]!.role)) - Number(!this.isUnique(this.pattern.nodes[b]!.role)) || a - b,
    );
    const ordered: number[] = [];
    while (left.length > 0) {
      const placed = new Set(ordered.map((node) => this.pattern.nodes[node]!.role));
      const linked = left.findIndex((node) => {
        const { role } = this.pattern.nodes[node]!;
        return [...this.pattern.rootLinks, ...this.pattern.links].some(
          (link) => (link.from === role && placed.has(link.to)) || (link.to === role && placed.has(link.from)),
        );
      });
      ordered.push(...left.splice(Math.max(0, linked), 1));
    }
    return ordered;
  }

  private isUnique(role: number): boolean {
    const kind = this.pattern.nodes[this.nodeOfRole(role)]?.kind;
    return kind === 'key' || kind === 'root';
  }
  private nodeOfRole(role: number): number {
    return this.pattern.nodes.findIndex((node) => node.role === role);
  }
  private assetOf(bound: ReadonlyMap<number, number>, role: number): number | undefined {
    return bound.get(this.nodeOfRole(role));
  }
}

/** Is there a relation, or one below it, between two assets? Relations are sorted by source, so each has a run. */
function relatedIn({ structure }: Analysis, domain: Domain): (from: number, relation: number, to: number) => boolean {
  const { relations, assets } = structure;
  const first = new Int32Array(assets.count + 1);
  for (let i = 0; i < relations.count; i++) first[relations.from[i]! + 1]!++;
  for (let asset = 0; asset < assets.count; asset++) first[asset + 1]! += first[asset]!;
  return (from, relation, to) => {
    for (let i = first[from]!; i < first[from + 1]!; i++)
      if (relations.to[i] === to && domain.relations.below[relation * domain.relations.size + relations.relation[i]!] === 1) return true;
    return false;
  };
}
