import type { Analysis } from '../engine/analysis.ts';
import type { ClassEntry, KnowledgeCatalogue } from '../knowledge/catalogue.ts';
import type { CompiledKnowledge, CompiledLink, CompiledNode, CompiledPattern } from '../knowledge/compiled.ts';
import { roleName } from './finding-ids.ts';
import type { Absence } from './findings.ts';

/** How many partial matches are tried before the best one so far is told. */
const MAX_STEPS = 200_000;

/**
 * Why a threat of the knowledge base is not among the findings: the largest part of its pattern that the
 * model does match, and the first thing that is missing. `null`: the knowledge base has no such threat, or
 * it is among the findings.
 */
export function explainAbsence(analysis: Analysis, catalogue: KnowledgeCatalogue, threatId: string): Absence | null {
  const { knowledge, structure, levels } = analysis;
  const index = knowledge.threats.findIndex((threat) => threat.id === threatId);
  if (index < 0) return null;
  const entry = catalogue.threats.find((threat) => threat.id === threatId);
  const title = entry?.title ?? threatId;
  let isSwitchedOff = false;
  for (let threat = 0; threat < structure.threats.count; threat++) {
    if (structure.threats.threat[threat] !== index) continue;
    if (levels.threatLikelihood[threat]! >= 0) return null;
    isSwitchedOff = true;
  }
  if (isSwitchedOff) {
    const controls = (entry?.activeWhen ?? [])
      .map((line) => line.split('@')[0]!.trim())
      .map((id) => catalogue.controls.find((control) => control.id === id)?.title ?? id);
    return {
      threat: threatId,
      title,
      matched: [],
      missing: `It is a side effect and appears only while a control that brings it is in place: ${[...new Set(controls)].join(', ')}.`,
    };
  }
  const pattern = knowledge.patterns[knowledge.threats[index]!.pattern]!;
  const search = new PartialMatch(analysis, pattern);
  const best = search.best();
  return {
    threat: threatId,
    title,
    matched: [...best].map(([node, asset]) => ({
      role: roleName(knowledge.roles[pattern.nodes[node]!.role]!.id),
      asset: structure.assets.ids[asset]!,
    })),
    missing: missingPart(analysis, catalogue, pattern, best, search),
  };
}

/** Looks for the assignment of the key roles that satisfies most of them; links between assigned roles always hold. */
class PartialMatch {
  readonly #analysis: Analysis;
  readonly keys: readonly { readonly index: number; readonly node: CompiledNode }[];
  readonly links: readonly CompiledLink[];
  readonly #classes: ReadonlyMap<number, ReadonlySet<number>>;
  readonly #related: (from: number, relation: number, to: number) => boolean;
  #steps = 0;

  constructor(analysis: Analysis, pattern: CompiledPattern) {
    this.#analysis = analysis;
    this.keys = pattern.nodes
      .map((node, index) => ({ index, node }))
      .filter(({ node }) => node.kind === 'key' || node.kind === 'root' || node.kind === 'mandatory');
    this.links = [...pattern.rootLinks, ...pattern.links];
    this.#classes = subclassesOf(analysis.knowledge);
    this.#related = relatedIn(analysis);
  }

  /** Node index to asset. */
  best(): ReadonlyMap<number, number> {
    let best = new Map<number, number>();
    const assigned = new Map<number, number>();
    const byRole = new Map<number, number>();
    const visit = (at: number): void => {
      if (++this.#steps > MAX_STEPS || best.size === this.keys.length) return;
      if (assigned.size + this.keys.length - at <= best.size) return;
      const key = this.keys[at];
      if (!key) {
        if (assigned.size > best.size) best = new Map(assigned);
        return;
      }
      for (const asset of this.candidates(key.node)) {
        if (!this.#fits(key.node.role, asset, byRole)) continue;
        assigned.set(key.index, asset);
        byRole.set(key.node.role, asset);
        visit(at + 1);
        assigned.delete(key.index);
        byRole.delete(key.node.role);
      }
      visit(at + 1);
    };
    visit(0);
    return best;
  }

  candidates(node: CompiledNode): number[] {
    const classes = this.#classes.get(node.class) ?? new Set<number>();
    const found: number[] = [];
    const { assets } = this.#analysis.structure;
    for (let asset = 0; asset < assets.count; asset++) if (classes.has(assets.classes[asset]!)) found.push(asset);
    return found;
  }

  holds(link: CompiledLink, from: number, to: number): boolean {
    return this.#related(from, link.relation, to);
  }

  #fits(role: number, asset: number, byRole: ReadonlyMap<number, number>): boolean {
    return this.links.every((link) => {
      const from = link.from === role ? asset : byRole.get(link.from);
      const to = link.to === role ? asset : byRole.get(link.to);
      return (link.from !== role && link.to !== role) || from === undefined || to === undefined || this.#related(from, link.relation, to);
    });
  }
}

/** One sentence on the first role that no asset fills, seen from the roles that are filled. */
function missingPart(
  analysis: Analysis,
  catalogue: KnowledgeCatalogue,
  pattern: CompiledPattern,
  best: ReadonlyMap<number, number>,
  search: PartialMatch,
): string {
  const { knowledge, structure } = analysis;
  const className = (index: number): string => labelOf(catalogue.classes, knowledge.classes[index]!.id);
  const relationName = (index: number): string => {
    const id = knowledge.relations[index]!.id;
    return catalogue.relations.find((relation) => relation.id === id)?.label ?? id;
  };
  const assetOfRole = new Map([...best].map(([node, asset]) => [pattern.nodes[node]!.role, asset]));
  const open = pattern.nodes
    .map((node, index) => ({ node, index }))
    .filter(({ node, index }) => !best.has(index) && node.kind !== 'optional' && node.kind !== 'prohibited');
  const isKeyOpen = open.some(({ node }) => node.kind === 'key' || node.kind === 'root' || node.kind === 'mandatory');
  for (const { node } of open) {
    if (isKeyOpen && (node.kind === 'necessary' || node.kind === 'sufficient')) continue;
    const wanted = search.links.flatMap((link) => {
      const other = link.from === node.role ? assetOfRole.get(link.to) : link.to === node.role ? assetOfRole.get(link.from) : undefined;
      if (other === undefined) return [];
      const label = structure.assets.labels[other]!;
      return [link.from === node.role ? `that ${relationName(link.relation)} ${label}` : `that ${label} ${relationName(link.relation)}`];
    });
    if (search.candidates(node).length === 0) return `The model has no asset of the class ${className(node.class)}.`;
    if (wanted.length > 0 && (isKeyOpen || !hasPartner(search, node, assetOfRole)))
      return `No asset of the class ${className(node.class)} ${wanted.join(' and ')}.`;
  }
  if (pattern.nodes.some((node) => node.kind === 'prohibited')) return 'Every place where it could happen has something that rules it out.';
  return 'The assets are there, but not related in the way that the threat needs.';
}

/** Is some asset of the node's class linked to the filled roles as the pattern wants? */
function hasPartner(search: PartialMatch, node: CompiledNode, assetOfRole: ReadonlyMap<number, number>): boolean {
  return search.candidates(node).some((asset) =>
    search.links.every((link) => {
      if (link.from !== node.role && link.to !== node.role) return true;
      const from = link.from === node.role ? asset : assetOfRole.get(link.from);
      const to = link.to === node.role ? asset : assetOfRole.get(link.to);
      return from === undefined || to === undefined || search.holds(link, from, to);
    }),
  );
}

/** Each class with all its subclasses and itself. */
function subclassesOf(knowledge: CompiledKnowledge): ReadonlyMap<number, ReadonlySet<number>> {
  const below = knowledge.classes.map((_, index) => new Set([index]));
  const spread = (from: number, index: number, seen: Set<number>): void => {
    for (const parent of knowledge.classes[index]!.parents) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      below[parent]!.add(from);
      spread(from, parent, seen);
    }
  };
  knowledge.classes.forEach((_, index) => spread(index, index, new Set([index])));
  return new Map(below.map((set, index) => [index, set]));
}

/** Does a relation, or one of its sub-relations, lead from one asset to the other? */
function relatedIn(analysis: Analysis): (from: number, relation: number, to: number) => boolean {
  const { knowledge, structure } = analysis;
  const wider = knowledge.relations.map((_, index) => {
    const all = new Set([index]);
    for (const relation of all) for (const parent of knowledge.relations[relation]!.parents) all.add(parent);
    return [...all];
  });
  const pairs = knowledge.relations.map(() => new Set<number>());
  const { relations, assets } = structure;
  for (let i = 0; i < relations.count; i++) {
    for (const relation of wider[relations.relation[i]!]!) pairs[relation]!.add(relations.from[i]! * assets.count + relations.to[i]!);
  }
  return (from, relation, to) => pairs[relation]!.has(from * assets.count + to);
}

const labelOf = (classes: readonly ClassEntry[], id: string): string => classes.find((entry) => entry.id === id)?.label ?? id;
