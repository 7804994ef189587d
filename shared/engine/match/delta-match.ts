import type { PreparedPattern } from '../domain/prepare-pattern.ts';
import { TupleSet } from '../int-hash.ts';
import { completeMatch } from './complete-match.ts';
import { MatchList } from './match-list.ts';
import { RootSearch, type SearchSpace } from './root-search.ts';

/** A link by relation (super-relations have changes of their own) whose presence or age changed. */
export interface EdgeChange {
  readonly relation: number;
  readonly from: number;
  readonly to: number;
}

/** Where a pattern looks at links: both ends among root positions, or one of them. -1: the other end is many-sided. */
interface Sensor {
  readonly relation: number;
  readonly from: number;
  readonly to: number;
}

/** How a pattern feels changes; `far`: also through links between many-sided nodes, which are not followed. */
interface Sensors {
  readonly near: readonly Sensor[];
  readonly relations: ReadonlySet<number>;
  readonly far: ReadonlySet<number>;
}

const known = new WeakMap<PreparedPattern, Sensors>();

function sensorsOf(pattern: PreparedPattern): Sensors {
  let sensors = known.get(pattern);
  if (sensors !== undefined) return sensors;
  const near: Sensor[] = [];
  const far = new Set<number>();
  for (const link of [...pattern.root.links, ...pattern.extraLinks]) near.push(link);
  for (const node of pattern.many)
    for (const { relation, outward, position } of node.links)
      if (position >= 0) near.push(outward ? { relation, from: position, to: -1 } : { relation, from: -1, to: position });
  const between = (relation: number, from: number, to: number): void => {
    if (from < 0 && to < 0) far.add(relation);
    else near.push({ relation, from, to });
  };
  for (const link of pattern.forbiddenLinks) between(link.relation, pattern.positionOfNode[link.from]!, pattern.positionOfNode[link.to]!);
  for (const node of pattern.forbidden)
    for (const { relation, outward, node: other } of node.links) {
      const position = other < 0 ? -1 : pattern.positionOfNode[other]!;
      if (outward) between(relation, position, -1);
      else between(relation, -1, position);
    }
  sensors = { near, far, relations: new Set([...near.map((sensor) => sensor.relation), ...far]) };
  known.set(pattern, sensors);
  return sensors;
}

/** What an edit does to the matches of a pattern. */
export interface MatchDelta {
  /** Matches of the old list that were touched, in ascending order: gone, unless found again. */
  readonly lost: readonly number[];
  /** Touched matches that hold now. */
  readonly found: MatchList;
}

/**
 * Judges anew exactly the matches that changed links and assets touch: those whose root assignment a change meets.
 * `null`: the pattern is not touched. `accept` may refuse a found root assignment (for passes of an iteration);
 * `withAsset` knows the matches in which an asset has a unique role, so that not all have to be looked at.
 */
export function deltaMatch(
  space: SearchSpace,
  list: MatchList,
  edges: readonly EdgeChange[],
  assets: ReadonlySet<number>,
  accept: (bound: Int32Array) => boolean = () => true,
  withAsset?: (slot: number) => readonly number[],
): MatchDelta | null {
  const { pattern } = list;
  const sensors = sensorsOf(pattern);
  const felt = edges.filter((edge) => sensors.relations.has(edge.relation));
  const touchedAssets = [...assets].filter((asset) => space.graph.isAlive(asset));
  if (felt.length === 0 && assets.size === 0) return null;
  const found = new MatchList(pattern);
  const width = pattern.nodeOfPosition.length;
  if (felt.some((edge) => sensors.far.has(edge.relation))) {
    new RootSearch(space, pattern.root).run((bound) => {
      if (accept(bound)) completeMatch(space, pattern, bound, found);
    });
    return { lost: Array.from({ length: list.count }, (_, match) => match), found };
  }

  const fits = (fixing: Fixing): boolean => fixing.every(([position, asset]) => classFits(space, pattern, position, asset));
  const fixes = fixings(pattern, sensors, felt, touchedAssets).filter(fits);
  const all = [
    ...fixes,
    ...assetFixings(
      pattern,
      [...assets].filter((asset) => !space.graph.isAlive(asset)),
    ).filter(fits),
  ];
  if (all.length === 0) return null;
  const lost = withAsset === undefined ? touchedMatches(list, all) : touchedAt(list, all, withAsset);

  const seen = new TupleSet(width);
  const searches = new Map<number, RootSearch>();
  const fixed = new Int32Array(width);
  for (const fixing of fixes) {
    const mask = fixing.reduce((bits, [position]) => bits | (1 << position), 0);
    let search = searches.get(mask);
    if (search === undefined)
      searches.set(
        mask,
        (search = new RootSearch(
          space,
          pattern.root,
          Array.from({ length: width }, (_, position) => (mask & (1 << position)) !== 0),
        )),
      );
    fixed.fill(-1);
    for (const [position, asset] of fixing) fixed[position] = asset;
    search.run((bound) => {
      if (seen.add(bound) && accept(bound)) completeMatch(space, pattern, bound, found);
    }, fixed);
  }
  return lost.length === 0 && found.count === 0 ? null : { lost, found };
}

/** Slots of assets that are gone still tell their class. */
function classFits({ domain, graph }: SearchSpace, pattern: PreparedPattern, position: number, asset: number): boolean {
  return domain.classes.below[pattern.root.classes[position]! * domain.classes.size + graph.classes[asset]!] === 1;
}

type Fixing = readonly (readonly [number, number])[];

/** Root positions that a change pins down, for everything that still exists. */
function fixings(pattern: PreparedPattern, sensors: Sensors, edges: readonly EdgeChange[], assets: readonly number[]): Fixing[] {
  const fixes: Fixing[] = [];
  for (const edge of edges)
    for (const sensor of sensors.near) {
      if (sensor.relation !== edge.relation) continue;
      if (sensor.from >= 0 && sensor.from === sensor.to && edge.from !== edge.to) continue;
      fixes.push([
        ...(sensor.from >= 0 ? [[sensor.from, edge.from] as const] : []),
        ...(sensor.to >= 0 && sensor.to !== sensor.from ? [[sensor.to, edge.to] as const] : []),
      ]);
    }
  return [...fixes, ...assetFixings(pattern, assets)];
}

/** Every position that an asset may have; for assets that are gone, only old matches are lost by them. */
const assetFixings = (pattern: PreparedPattern, assets: readonly number[]): Fixing[] =>
  assets.flatMap((asset) => Array.from(pattern.nodeOfPosition, (_, position): Fixing => [[position, asset]]));

function touchedMatches(list: MatchList, fixes: readonly Fixing[]): number[] {
  const touched: number[] = [];
  for (let match = 0; match < list.count; match++) if (isTouched(list, match, fixes)) touched.push(match);
  return touched;
}

function touchedAt(list: MatchList, fixes: readonly Fixing[], withAsset: (slot: number) => readonly number[]): number[] {
  const touched = new Set<number>();
  for (const fixing of fixes) {
    let fewest: readonly number[] | null = null;
    for (const [, asset] of fixing) {
      const matches = withAsset(asset);
      if (fewest === null || matches.length < fewest.length) fewest = matches;
    }
    for (const match of fewest ?? []) if (isTouched(list, match, [fixing])) touched.add(match);
  }
  return [...touched].sort((a, b) => a - b);
}

function isTouched(list: MatchList, match: number, fixes: readonly Fixing[]): boolean {
  const start = list.start(match);
  const { data } = list.data;
  for (let i = 0; i < fixes.length; i++) {
    const fixing = fixes[i]!;
    let meets = true;
    for (let j = 0; meets && j < fixing.length; j++) meets = data[start + fixing[j]![0]] === fixing[j]![1];
    if (meets) return true;
  }
  return false;
}
