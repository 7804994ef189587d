import type { CompiledPattern, NodeKind } from '../../knowledge/compiled.ts';
import type { RootLink, RootPlan } from './root-plan.ts';

/** How a many-sided node hangs on the root. */
export interface NearLink {
  readonly relation: number;
  /** True: from the root position to the node; false: from the node to the root position. */
  readonly outward: boolean;
  readonly position: number;
}
export interface ManyNode {
  readonly node: number;
  readonly class: number;
  readonly role: number;
  readonly required: boolean;
  readonly links: readonly NearLink[];
  /** Root positions whose assets may not enter this node (corrected reading of distinct groups). */
  readonly differsFrom: readonly number[];
}
/** A node that must stay empty; its links may also name many-sided nodes. */
export interface ForbiddenNode {
  readonly class: number;
  readonly role: number;
  readonly links: readonly { readonly relation: number; readonly outward: boolean; readonly node: number }[];
}
/** A link of a pattern between two of its nodes, by index. */
export interface NodeLink {
  readonly from: number;
  readonly relation: number;
  readonly to: number;
}
export interface PreparedPattern {
  readonly index: number;
  readonly root: RootPlan;
  readonly nodeCount: number;
  readonly kinds: readonly NodeKind[];
  /** Root position of a node, -1 for many-sided ones. */
  readonly positionOfNode: Int16Array;
  /** Node of a root position. */
  readonly nodeOfPosition: Int16Array;
  readonly many: readonly ManyNode[];
  readonly forbidden: readonly ForbiddenNode[];
  readonly forbiddenLinks: readonly NodeLink[];
  /** Links between root positions that the reference forgets (D1); empty where it is followed. */
  readonly extraLinks: readonly RootLink[];
  /** Groups of nodes: compared by first member (reference). */
  readonly distinct: readonly (readonly number[])[];
  /** Pairs of root positions that must differ (corrected). */
  readonly differentPositions: readonly (readonly [number, number])[];
  readonly shared: readonly (readonly number[])[];
  readonly nodeOfRole: (role: number) => number;
  /** Root positions in the order in which their nodes are declared: what matches are sorted and named by. */
  readonly inOrder: readonly number[];
  /** Is a match whose nodes are filled a match, with nothing forbidden to look for? */
  readonly isSimple: boolean;
}

/** Finds or makes the root with these classes and links. */
export type RootRegistry = (classes: Int32Array, links: readonly RootLink[], possible: boolean) => RootPlan;

const isUnique = (kind: NodeKind): boolean => kind === 'key' || kind === 'root';

/** Prepares one matching pattern; a string says what is wrong with it. */
export function preparePattern(
  pattern: CompiledPattern,
  index: number,
  rootOf: RootRegistry,
  behaviour: { readonly ignoreLinksBetweenUniqueRoles: boolean; readonly distinctByFirstMember: boolean },
): PreparedPattern | string {
  const nodes = pattern.nodes;
  const byRole = new Map<number, number>();
  for (const [at, node] of nodes.entries()) {
    if (node.role < 0 || node.class < 0) return `node ${at} has no role or no class`;
    if (byRole.has(node.role)) return 'two nodes have the same role';
    byRole.set(node.role, at);
  }
  const nodeOfRole = (role: number): number => byRole.get(role) ?? -1;

  const order = nodes
    .map((_, at) => at)
    .filter((at) => isUnique(nodes[at]!.kind))
    .sort((a, b) => nodes[a]!.class - nodes[b]!.class || a - b);
  if (order.length === 0) return 'no key node';
  const positionOfNode = new Int16Array(nodes.length).fill(-1);
  order.forEach((node, position) => (positionOfNode[node] = position));
  const positionOfRole = (role: number): number => {
    const node = nodeOfRole(role);
    return node < 0 ? -1 : positionOfNode[node]!;
  };
  const toRootLink = (link: NodeLink): RootLink => ({
    relation: link.relation,
    from: positionOfRole(link.from),
    to: positionOfRole(link.to),
  });

  const rootLinks = pattern.rootLinks.map(toRootLink);
  const possible = rootLinks.every((link) => link.from >= 0 && link.to >= 0 && link.relation >= 0);
  const root = rootOf(
    Int32Array.from(order, (at) => nodes[at]!.class),
    possible ? rootLinks : [],
    possible,
  );
  const extraLinks = behaviour.ignoreLinksBetweenUniqueRoles
    ? []
    : pattern.links.map(toRootLink).filter((link) => link.from >= 0 && link.to >= 0);

  const many: ManyNode[] = [];
  const forbidden: ForbiddenNode[] = [];
  for (const [at, node] of nodes.entries()) {
    if (isUnique(node.kind)) continue;
    const incident = pattern.links.filter((link) => link.from === node.role || link.to === node.role);
    if (incident.some((link) => link.from === link.to)) return 'a many-sided role is linked to itself';
    const ends = incident.map((link) => ({
      relation: link.relation,
      outward: link.to === node.role,
      node: nodeOfRole(link.to === node.role ? link.from : link.to),
    }));
    if (node.kind === 'prohibited') {
      forbidden.push({ class: node.class, role: node.role, links: ends });
      continue;
    }
    const near = ends.filter((end) => end.node < 0 || nodes[end.node]!.kind !== 'prohibited');
    if (near.some((end) => end.node >= 0 && positionOfNode[end.node]! < 0)) return 'two many-sided roles are linked to each other';
    many.push({
      node: at,
      class: node.class,
      role: node.role,
      required: node.kind !== 'optional',
      links: near.map((end) => ({ relation: end.relation, outward: end.outward, position: end.node < 0 ? -1 : positionOfNode[end.node]! })),
      differsFrom: behaviour.distinctByFirstMember ? [] : positionsApart(pattern, node.role, positionOfRole),
    });
  }

  const groups = pattern.distinct.map((group) => group.map(nodeOfRole).filter((node) => node >= 0));
  const distinct = behaviour.distinctByFirstMember ? groups : [];
  const shared = (pattern.shared ?? []).map((group) => group.map(nodeOfRole).filter((node) => node >= 0));
  const forbiddenLinks = pattern.prohibitedLinks
    .map((link) => ({ from: nodeOfRole(link.from), relation: link.relation, to: nodeOfRole(link.to) }))
    .filter((link) => link.from >= 0 && link.to >= 0);
  return {
    index,
    root,
    nodeCount: nodes.length,
    kinds: nodes.map((node) => node.kind),
    positionOfNode,
    nodeOfPosition: Int16Array.from(order),
    many,
    forbidden,
    forbiddenLinks,
    extraLinks,
    distinct,
    differentPositions: behaviour.distinctByFirstMember
      ? []
      : groups.flatMap((group) => pairsOf(group.map((n) => positionOfNode[n]!).filter((p) => p >= 0))),
    shared,
    nodeOfRole,
    inOrder: Array.from(positionOfNode).filter((position) => position >= 0),
    isSimple: forbidden.length + forbiddenLinks.length + distinct.length + shared.length === 0,
  };
}

const positionsApart = (pattern: CompiledPattern, role: number, positionOfRole: (role: number) => number): number[] =>
  pattern.distinct
    .filter((group) => group.includes(role))
    .flatMap((group) => group.map(positionOfRole))
    .filter((position) => position >= 0);

const pairsOf = (list: readonly number[]): (readonly [number, number])[] =>
  list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const));
