import type { ForbiddenNode, ManyNode, NodeLink, PreparedPattern } from '../domain/prepare-pattern.ts';
import type { RootLink } from '../domain/root-plan.ts';
import { sortRange, type IntBuffer } from '../int-buffer.ts';
import type { MatchReader } from './match-reader.ts';
import { compareIds } from '../identity.ts';
import type { MatchList } from './match-list.ts';
import type { SearchSpace } from './root-search.ts';

/** Fills the many-sided nodes of a root assignment and tests what is forbidden; appends the match where it holds. */
export function completeMatch(space: SearchSpace, pattern: PreparedPattern, bound: Int32Array, matches: MatchList): boolean {
  const { extraLinks, differentPositions, many } = pattern;
  if (extraLinks.length > 0 && !allJoin(space, extraLinks, bound)) return false;
  for (let i = 0; i < differentPositions.length; i++)
    if (bound[differentPositions[i]![0]] === bound[differentPositions[i]![1]]) return false;

  const { data } = matches;
  const start = data.length;
  data.pushRange(bound, 0, bound.length);
  for (let i = 0; i < many.length; i++) {
    const node = many[i]!;
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
  if (pattern.isSimple || isAllowed(space, pattern, matches.read(start))) {
    matches.starts.push(start);
    space.meter.match(data.length - start - many.length);
    return true;
  }
  data.length = start;
  return false;
}

function allJoin({ graph, horizon }: SearchSpace, links: readonly RootLink[], bound: Int32Array): boolean {
  for (let i = 0; i < links.length; i++) {
    const { relation, from, to } = links[i]!;
    if (!graph.joins(relation, bound[from]!, bound[to]!, horizon)) return false;
  }
  return true;
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
    if (isApart(node.differsFrom, bound, asset)) into.push(asset);
  }
}

function isApart(positions: readonly number[], bound: Int32Array, asset: number): boolean {
  for (let i = 0; i < positions.length; i++) if (bound[positions[i]!] === asset) return false;
  return true;
}

function isAllowed(space: SearchSpace, pattern: PreparedPattern, match: MatchReader): boolean {
  const { forbiddenLinks, forbidden, distinct, shared } = pattern;
  for (let i = 0; i < forbiddenLinks.length; i++) if (isJoined(space, forbiddenLinks[i]!, match)) return false;
  for (let i = 0; i < forbidden.length; i++) if (exists(space, forbidden[i]!, match)) return false;
  for (const group of distinct)
    for (let i = 0; i < group.length; i++)
      // Two empty nodes count as equal.
      for (let j = i + 1; j < group.length; j++) if (firstOf(space, match, group[i]!) === firstOf(space, match, group[j]!)) return false;
  for (const group of shared) {
    const [first, ...others] = group;
    if (first !== undefined && !match.assets(first).some((asset) => others.every((other) => match.assets(other).includes(asset))))
      return false;
  }
  return true;
}

/** Does a link hold between any assets of its two nodes? */
function isJoined({ graph, horizon }: SearchSpace, { from, relation, to }: NodeLink, match: MatchReader): boolean {
  for (let i = match.from[from]!; i < match.to[from]!; i++)
    for (let j = match.from[to]!; j < match.to[to]!; j++) if (graph.joins(relation, match.data[i]!, match.data[j]!, horizon)) return true;
  return false;
}

/** Is there an asset for a node that must stay empty? Of a many-sided neighbour only the first member is looked at. */
function exists(space: SearchSpace, node: ForbiddenNode, match: MatchReader): boolean {
  const { domain, graph, horizon } = space;
  const { links } = node;
  const first = links[0];
  if (first === undefined) return false;
  for (let i = 0; i < links.length; i++) if (firstOf(space, match, links[i]!.node) < 0) return false;
  const near = firstOf(space, match, first.node);
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
    let linked = true;
    for (let i = 1; linked && i < links.length; i++) {
      const { relation, outward, node: other } = links[i]!;
      const end = firstOf(space, match, other);
      linked = outward ? graph.joins(relation, end, asset, horizon) : graph.joins(relation, asset, end, horizon);
    }
    if (linked) return true;
  }
  return false;
}

/** The reference looks at an arbitrary member of a many-sided node; here it is the one with the lowest id. -1: none. */
function firstOf({ graph }: SearchSpace, match: MatchReader, node: number): number {
  const count = node < 0 ? 0 : match.count(node);
  if (count === 0) return -1;
  let first = match.data[match.from[node]!]!;
  for (let i = 1; i < count; i++) {
    const asset = match.data[match.from[node]! + i]!;
    if (compareIds(graph.ids[asset]!, graph.ids[first]!) < 0) first = asset;
  }
  return first;
}
