import { assetsOfNode, type Analysis } from '../analysis.ts';
import { prepareDomain, type Domain } from '../domain/prepare-domain.ts';
import type { CompiledLink, CompiledNode, CompiledPattern } from '../../knowledge/compiled.ts';

/** The largest part of a threat's pattern that the model matches, and what is missing or in the way. */
export interface AbsenceReason {
  /** Assets by node of the pattern. */
  readonly matched: ReadonlyMap<number, number>;
  readonly missing:
    /** The threat is there, but outside the mode or not switched on. */
    | { readonly kind: 'switched-off' }
    /** No asset of the node's class is in the model at all. */
    | { readonly kind: 'asset'; readonly node: number }
    /** There are such assets, but none has this link to what matched. */
    | { readonly kind: 'link'; readonly node: number; readonly link: CompiledLink }
    /** Something is there that must not be: a prohibited asset or link, or one asset in two roles that must differ. */
    | { readonly kind: 'excluded'; readonly node: number }
    /** Everything matches: only a strategy that no asset can have would switch it on. */
    | { readonly kind: 'no-trigger' };
}

const MAX_STEPS = 100_000;

/** Why a threat has no live instance (at an asset); `null` when it has one. */
export function explainAbsence(analysis: Analysis, threat: number, asset: number | null = null): AbsenceReason | null {
  const { knowledge, structure, levels } = analysis;
  const entry = knowledge.threats[threat]!;
  const pattern = knowledge.patterns[entry.pattern]!;
  for (let i = 0; i < structure.threats.count; i++) {
    if (structure.threats.threat[i] !== threat) continue;
    const match = structure.threats.match[i]!;
    const found = pattern.nodes.map((_, node) => assetsOfNode(structure.matches, match, node));
    if (asset !== null && !found.some((assets) => assets.includes(asset))) continue;
    if (levels.threatLikelihood[i]! >= 0) return null;
    return {
      matched: new Map(found.flatMap((assets, node) => (assets.length > 0 ? [[node, assets[0]!] as const] : []))),
      missing: { kind: 'switched-off' },
    };
  }
  return new Search(analysis, pattern).reason(asset);
}

/** Looks for the assignment of the demanded roles that fills most of them. */
class Search {
  private readonly analysis: Analysis;
  private readonly domain: Domain;
  private readonly pattern: CompiledPattern;
  private readonly demanded: readonly number[];
  private readonly links: readonly CompiledLink[];
  private readonly related: (from: number, relation: number, to: number) => boolean;
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
      if (bound.size > best.size && (asset === null || depth === 0 || [...bound.values()].includes(asset))) best = new Map(bound);
      if (depth === this.demanded.length || best.size === this.demanded.length || ++this.steps > MAX_STEPS) return;
      const node = this.demanded[depth]!;
      for (const candidate of this.candidates(node)) {
        if (this.brokenLink(node, candidate, bound) !== null) continue;
        bound.set(node, candidate);
        visit(depth + 1);
        bound.delete(node);
      }
    };
    visit(0);
    return { matched: best, missing: this.missing(best) };
  }

  private missing(bound: ReadonlyMap<number, number>): AbsenceReason['missing'] {
    const open = this.demanded.find((node) => !bound.has(node));
    if (open === undefined) {
      const excluded = this.pattern.nodes.findIndex(
        (node) =>
          node.kind === 'prohibited' &&
          this.candidates(this.pattern.nodes.indexOf(node)).some(
            (candidate) => this.brokenLink(this.pattern.nodes.indexOf(node), candidate, bound) === null,
          ),
      );
      if (excluded >= 0) return { kind: 'excluded', node: excluded };
      const pair = this.pattern.prohibitedLinks.find((link) => {
        const [from, to] = [this.assetOf(bound, link.from), this.assetOf(bound, link.to)];
        return from !== undefined && to !== undefined && this.related(from, link.relation, to);
      });
      if (pair !== undefined) return { kind: 'excluded', node: this.nodeOfRole(pair.from) };
      const twice = this.pattern.distinct
        .flat()
        .map((role) => this.nodeOfRole(role))
        .find((node) => [...bound].some(([other, at]) => other !== node && at === bound.get(node)));
      return twice === undefined ? { kind: 'no-trigger' } : { kind: 'excluded', node: twice };
    }
    const candidates = this.candidates(open);
    if (candidates.length === 0) return { kind: 'asset', node: open };
    for (const candidate of candidates) {
      const link = this.brokenLink(open, candidate, bound);
      if (link !== null) return { kind: 'link', node: open, link };
    }
    return { kind: 'asset', node: open };
  }

  private candidates(node: number): number[] {
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

  private brokenLink(node: number, candidate: number, bound: ReadonlyMap<number, number>): CompiledLink | null {
    const { role } = this.pattern.nodes[node]!;
    for (const link of this.links) {
      if (link.from !== role && link.to !== role) continue;
      const from = link.from === role ? candidate : this.assetOf(bound, link.from);
      const to = link.to === role ? candidate : this.assetOf(bound, link.to);
      if (from !== undefined && to !== undefined && !this.related(from, link.relation, to)) return link;
    }
    return null;
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
