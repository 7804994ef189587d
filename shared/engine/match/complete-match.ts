import type { ForbiddenNode, ManyNode, PreparedPattern } from '../domain/prepare-pattern.ts';
import { sortRange, type IntBuffer } from '../int-buffer.ts';
import { MatchReader } from './match-reader.ts';
import { compareIds } from '../identity.ts';
import type { MatchList } from './match-list.ts';
import type { SearchSpace } from './root-search.ts';

/** Fills the many-sided nodes of a root assignment and tests what is forbidden; appends the match where it holds. */
export function completeMatch(space: SearchSpace, pattern: PreparedPattern, bound: Int32Array, matches: MatchList): boolean {
  const { graph, horizon } = space;
  for (const { relation, from, to } of pattern.extraLinks) if (!graph.joins(relation, bound[from]!, bound[to]!, horizon)) return false;
  for (const [a, b] of pattern.differentPositions) if (bound[a] === bound[b]) return false;

  const { data } = matches;
  const start = data.length;
  data.pushAll(bound);
  for (const node of pattern.many) {
    const counter = data.length;
    data.push(0);
    collect(space, node, bound, data);
    const found = data.length - counter - 1;
    if (found === 0 && node.required) {
      data.length = start;
      return false;
    }
    data.data[counter] = found;
    if (found > 1) sortRange(data.data, counter + 1, data.length);
  }
  if (isSimple(pattern) || isAllowed(space, pattern, readNodes(pattern, data.data, start))) {
    matches.starts.push(start);
    space.meter.match();
    return true;
  }
  data.length = start;
  return false;
}

const isSimple = (pattern: PreparedPattern): boolean =>
  pattern.forbidden.length === 0 && pattern.forbiddenLinks.length === 0 && pattern.distinct.length === 0 && pattern.shared.length === 0;

/** The assets of each node, as views. */
function readNodes(pattern: PreparedPattern, data: Int32Array, start: number): Int32Array[] {
  const reader = new MatchReader(pattern);
  reader.read(data, start);
  return pattern.kinds.map((_, node) => reader.assets(node));
}

function collect(space: SearchSpace, node: ManyNode, bound: Int32Array, into: IntBuffer): void {
  const { domain, graph, meter, horizon } = space;
  const { links } = node;
  if (links.length === 0) return;
  const { edges } = graph;
  let best = 0;
  let fewest = Infinity;
  for (let i = 0; i < links.length; i++) {
    const { relation, outward, position } = links[i]!;
    if (position < 0) return;
    const degree = outward ? edges.outDegree(relation, bound[position]!) : edges.inDegree(relation, bound[position]!);
    if (degree < fewest) {
      fewest = degree;
      best = i;
    }
  }
  const { relation, outward, position } = links[best]!;
  const near = bound[position]!;
  const classCount = domain.classes.size;
  for (
    let edge = outward ? edges.firstOut(relation, near) : edges.firstIn(relation, near);
    edge >= 0;
    edge = outward ? edges.nextOut[edge]! : edges.nextIn[edge]!
  ) {
    meter.step();
    if (edges.birth[edge]! >= horizon) continue;
    const asset = outward ? edges.to[edge]! : edges.from[edge]!;
    const classNumber = graph.classes[asset]!;
    if (domain.classes.below[node.class * classCount + classNumber] === 0) continue;
    if (domain.roleTakes[node.role * classCount + classNumber] === 0) continue;
    let linked = true;
    for (let i = 0; linked && i < links.length; i++) {
      if (i === best) continue;
      const link = links[i]!;
      const other = bound[link.position]!;
      linked = link.outward ? graph.joins(link.relation, other, asset, horizon) : graph.joins(link.relation, asset, other, horizon);
    }
    if (!linked) continue;
    let apart = true;
    for (const position of node.differsFrom) if (bound[position] === asset) apart = false;
    if (apart) into.push(asset);
  }
}

function isAllowed(space: SearchSpace, pattern: PreparedPattern, nodes: readonly Int32Array[]): boolean {
  const { graph, horizon } = space;
  for (const { from, relation, to } of pattern.forbiddenLinks)
    for (const a of nodes[from] ?? []) for (const b of nodes[to] ?? []) if (graph.joins(relation, a, b, horizon)) return false;
  for (const node of pattern.forbidden) if (exists(space, node, nodes)) return false;
  for (const group of pattern.distinct) {
    for (let i = 0; i < group.length; i++)
      for (let j = i + 1; j < group.length; j++) {
        // Two empty nodes count as equal.
        if (firstOf(space, nodes[group[i]!]) === firstOf(space, nodes[group[j]!])) return false;
      }
  }
  for (const group of pattern.shared) {
    const [first, ...others] = group.map((node) => nodes[node] ?? new Int32Array(0));
    if (first !== undefined && !first.some((asset) => others.every((other) => other.includes(asset)))) return false;
  }
  return true;
}

/** Is there an asset for a node that must stay empty? Of a many-sided neighbour only the first member is looked at. */
function exists(space: SearchSpace, node: ForbiddenNode, nodes: readonly Int32Array[]): boolean {
  const { domain, graph, horizon } = space;
  const [first, ...rest] = node.links;
  if (first === undefined) return false;
  const near = firstOf(space, nodes[first.node]);
  if (near === undefined) return false;
  const others = rest.map((link) => ({ ...link, asset: firstOf(space, nodes[link.node]) }));
  if (others.some((link) => link.asset === undefined)) return false;
  const { edges } = graph;
  const classCount = domain.classes.size;
  for (
    let edge = first.outward ? edges.firstOut(first.relation, near) : edges.firstIn(first.relation, near);
    edge >= 0;
    edge = first.outward ? edges.nextOut[edge]! : edges.nextIn[edge]!
  ) {
    space.meter.step();
    if (edges.birth[edge]! >= horizon) continue;
    const asset = first.outward ? edges.to[edge]! : edges.from[edge]!;
    const classNumber = graph.classes[asset]!;
    if (domain.classes.below[node.class * classCount + classNumber] === 0 || domain.roleTakes[node.role * classCount + classNumber] === 0)
      continue;
    if (
      others.every((link) =>
        link.outward ? graph.joins(link.relation, link.asset!, asset, horizon) : graph.joins(link.relation, asset, link.asset!, horizon),
      )
    )
      return true;
  }
  return false;
}

/** The reference looks at an arbitrary member of a many-sided node; here it is the one with the lowest id. */
function firstOf(space: SearchSpace, assets: Int32Array | undefined): number | undefined {
  if (assets === undefined || assets.length < 2) return assets?.[0];
  const { ids } = space.graph;
  let first = assets[0]!;
  for (const asset of assets) if (compareIds(ids[asset]!, ids[first]!) < 0) first = asset;
  return first;
}
