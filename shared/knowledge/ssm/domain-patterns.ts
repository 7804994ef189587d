import { javaHashOrder } from '../../base/java-hash.ts';
import type { CompiledConstruction, CompiledInferredNode, CompiledLink, CompiledNode, CompiledPattern, NodeKind } from '../compiled.ts';
import { indexEntities, type EntityIndex } from './domain-index.ts';
import type { DomainTypes } from './domain-types.ts';
import type { QuadView } from './quad-view.ts';
import { CORE, localName } from './vocabulary.ts';

/** The matching patterns of a domain model, compiled, with their numbers. */
export interface DomainPatterns {
  readonly index: EntityIndex;
  readonly patterns: readonly CompiledPattern[];
}

/** Predicates of the nodes that a match can fill beside the unique ones, with their kinds. */
export const FILLED_KINDS: readonly (readonly [string, NodeKind])[] = [
  ['hasMandatoryNode', 'mandatory'],
  ['hasNecessaryNode', 'necessary'],
  ['hasSufficientNode', 'sufficient'],
  ['hasOptionalNode', 'optional'],
];
const SECONDARY_KINDS: typeof FILLED_KINDS = [...FILLED_KINDS, ['hasProhibitedNode', 'prohibited']];

/** Matching patterns with their root patterns (clause 1.1). Nodes of one kind are in the order of their IRIs, as names need them. */
export function compilePatterns(view: QuadView, types: DomainTypes): DomainPatterns {
  const index = indexEntities(view.ofType(`${CORE}MatchingPattern`));
  const roots = indexEntities(view.ofType(`${CORE}RootPattern`));
  const patterns = index.iris.map((iri): CompiledPattern => {
    const root = view.one(iri, `${CORE}hasRootPattern`);
    const unique =
      root === null ? [] : [...nodesOf(view, types, root, 'hasKeyNode', 'key'), ...nodesOf(view, types, root, 'hasRootNode', 'root')];
    const secondary = SECONDARY_KINDS.flatMap(([predicate, kind]) => nodesOf(view, types, iri, predicate, kind));
    return {
      id: localName(iri),
      rootPattern: roots.of(root),
      nodes: [...unique.sort(byIri), ...secondary].map(({ node }) => node),
      rootLinks: root === null ? [] : linksOf(view, types, root, 'hasLink'),
      links: linksOf(view, types, iri, 'hasLink'),
      prohibitedLinks: linksOf(view, types, iri, 'hasProhibitedLink'),
      distinct: view
        .all(iri, `${CORE}hasDistinctNodeGroup`)
        .map((group) => view.all(group, `${CORE}hasNode`).map((node) => types.roles.of(view.one(node, `${CORE}hasRole`)))),
    };
  });
  return { index, patterns };
}

interface NamedNode {
  readonly iri: string;
  readonly node: CompiledNode;
}
const byIri = (a: NamedNode, b: NamedNode): number => (a.iri < b.iri ? -1 : a.iri > b.iri ? 1 : 0);

function nodesOf(view: QuadView, types: DomainTypes, owner: string, predicate: string, kind: NodeKind): NamedNode[] {
  return view
    .all(owner, CORE + predicate)
    .map((iri) => ({ iri, node: { ...nodeOf(view, types, iri), kind } }))
    .sort(byIri);
}

const nodeOf = (view: QuadView, types: DomainTypes, iri: string): { role: number; class: number } => ({
  role: types.roles.of(view.one(iri, `${CORE}hasRole`)),
  class: types.classes.of(view.one(iri, `${CORE}metaHasAsset`)),
});

function linkOf(view: QuadView, types: DomainTypes, iri: string): CompiledLink {
  return {
    from: types.roles.of(view.one(iri, `${CORE}linksFrom`)),
    relation: types.relations.of(view.one(iri, `${CORE}linkType`)),
    to: types.roles.of(view.one(iri, `${CORE}linksTo`)),
  };
}
const linksOf = (view: QuadView, types: DomainTypes, owner: string, predicate: string): CompiledLink[] =>
  view.all(owner, CORE + predicate).map((iri) => linkOf(view, types, iri));

const LAST = 2147483647;

/** Construction patterns in running order: by priority, equal ones in the order of the reference's hash table (clause 3.4; D15). */
export function compileConstructions(view: QuadView, types: DomainTypes, patterns: DomainPatterns): CompiledConstruction[] {
  const constructions = javaHashOrder(view.ofType(`${CORE}ConstructionPattern`), (iri) => iri).map((iri): CompiledConstruction => {
    const settings = new Map(
      view.all(iri, `${CORE}hasInferredNodeSetting`).map((setting) => [view.one(setting, `${CORE}hasNode`), setting] as const),
    );
    return {
      id: localName(iri),
      pattern: patterns.index.of(view.one(iri, `${CORE}hasMatchingPattern`)),
      priority: view.integer(iri, `${CORE}hasPriority`) ?? LAST,
      iterate: view.boolean(iri, `${CORE}iterate`, false),
      maxIterations: view.integer(iri, `${CORE}maxIterations`) ?? 1,
      nodes: view.all(iri, `${CORE}hasInferredNode`).map((node) => inferredNode(view, types, node, settings.get(node) ?? null)),
      links: linksOf(view, types, iri, 'hasInferredLink'),
    };
  });
  return constructions.filter((construction) => construction.pattern >= 0).sort((a, b) => a.priority - b.priority);
}

function inferredNode(view: QuadView, types: DomainTypes, iri: string, setting: string | null): CompiledInferredNode {
  const included = setting === null ? [] : view.all(setting, `${CORE}includesNodeInURI`);
  const named = included
    .map((node) => ({ ...nodeOf(view, types, node), name: `${shortOf(view, node, 'hasRole')}-${shortOf(view, node, 'metaHasAsset')}` }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const atNode = setting === null ? null : view.one(setting, `${CORE}displayedAtNode`);
  const atLink = setting === null ? null : view.one(setting, `${CORE}displayedAtLink`);
  return {
    ...nodeOf(view, types, iri),
    includes: named.map((node) => node.role),
    ...(atNode === null ? {} : { displayedAtRole: nodeOf(view, types, atNode).role }),
    ...(atLink === null ? {} : { displayedAtLink: linkOf(view, types, atLink) }),
  };
}
const shortOf = (view: QuadView, node: string, predicate: string): string => `domain#${localName(view.one(node, CORE + predicate) ?? '')}`;
