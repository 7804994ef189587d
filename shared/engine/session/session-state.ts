import type { AnalysisProblem, Structure } from '../analysis.ts';
import { assertGraph } from '../assert-graph.ts';
import type { ConstructionRecord } from '../construct/construction-record.ts';
import { dropConstructionState } from '../construct/drop-construction-state.ts';
import { GraphEdit } from '../construct/graph-edit.ts';
import { replayConstruction } from '../construct/replay-construction.ts';
import { runConstruction } from '../construct/run-construction.ts';
import { prepareDomain, type Domain } from '../domain/prepare-domain.ts';
import type { PreparedPattern } from '../domain/prepare-pattern.ts';
import { FOREVER, type WorkingGraph } from '../graph/working-graph.ts';
import type { RunControl, SystemChange, SystemInput } from '../input.ts';
import { editGraph, sweepDeadAssets } from './edit-graph.ts';
import { deltaMatch, type MatchDelta } from '../match/delta-match.ts';
import { MatchList } from '../match/match-list.ts';
import { matchThreats } from '../match/match-threats.ts';
import { RunMeter, RunStop } from '../run-meter.ts';
import { buildStructure, type Publication } from '../structure/build-structure.ts';
import type { CompiledKnowledge } from '../../knowledge/compiled.ts';

/** A structure with how long its parts took and what went wrong. */
export interface BuiltStructure {
  readonly structure: Structure;
  readonly problems: readonly AnalysisProblem[];
  readonly infer_ms: number;
  readonly match_ms: number;
}

/** Edits that touch more links than this are cheaper from nothing. */
export const MOST_CHANGED_EDGES = 2_000;

/** Graph, construction record and matches of a model, which edits of its structure are played through. */
export class SessionState {
  readonly domain: Domain;
  readonly graph: WorkingGraph;
  readonly record: ConstructionRecord;
  readonly publication: Publication;
  readonly built: BuiltStructure;
  /** May the next change of structure be played through? */
  readonly replayable: boolean;

  private constructor(
    domain: Domain,
    graph: WorkingGraph,
    record: ConstructionRecord,
    publication: Publication,
    built: Omit<BuiltStructure, 'structure'>,
    replayable: boolean,
  ) {
    this.domain = domain;
    this.graph = graph;
    this.record = record;
    this.publication = publication;
    this.built = { ...built, structure: publication.structure };
    this.replayable = replayable;
  }

  /** Builds everything from nothing. */
  static fromNothing(knowledge: CompiledKnowledge, input: SystemInput, run: RunControl): SessionState {
    const meter = new RunMeter(run);
    const start = meter.now();
    const domain = prepareDomain(knowledge);
    const { graph, parked, problems } = assertGraph(domain, input);
    for (const problem of [...domain.problems, ...problems]) meter.report(problem);
    const record = runConstruction(domain, graph, meter, parked);
    const hasState = [...knowledge.classes, ...knowledge.relations].some((entry) => entry.constructionState);
    if (hasState) dropConstructionState(domain, graph);
    const inferred = meter.now();
    const publication = publish(domain, graph, matchThreats(domain, graph, meter), meter);
    const isClean = meter.problems.length === domain.problems.length;
    const built = { problems: meter.problems, infer_ms: inferred - start, match_ms: meter.now() - inferred };
    return new SessionState(domain, graph, record, publication, built, record.replayable && isClean && !hasState && parked.size === 0);
  }

  /**
   * Plays a change through and publishes all tables anew: for knowledge with population members. `null` when only a
   * fresh start can tell. After `null` this state must not be used again.
   */
  changed(change: SystemChange, run: RunControl): SessionState | null {
    if (!this.replayable) return null;
    const { domain, graph, record } = this;
    const { lists } = this.publication;
    const meter = new RunMeter(run);
    const start = meter.now();
    const edit = new GraphEdit(domain, graph);
    try {
      if (!editGraph(domain, graph, edit, change) || edit.edgeCount > MOST_CHANGED_EDGES) return null;
      replayConstruction(domain, graph, meter, record, edit);
      if (edit.edgeCount > MOST_CHANGED_EDGES) return null;
      const inferred = meter.now();
      const listOf = (pattern: PreparedPattern): MatchList => lists.get(pattern.index) ?? new MatchList(pattern);
      const deltas = rematch(domain, graph, meter, edit, listOf, (pattern) => listOf(pattern).count);
      sweepDeadAssets(graph, edit);
      const publication = publish(domain, graph, this.rebuiltLists(deltas), meter);
      if (meter.problems.length > 0 || meter.stopped) return null;
      const built = { problems: domain.problems, infer_ms: inferred - start, match_ms: meter.now() - inferred };
      return new SessionState(domain, graph, record, publication, built, true);
    } catch (error) {
      if (error instanceof RunStop) return null;
      throw error;
    }
  }

  private rebuiltLists(deltas: ReadonlyMap<number, MatchDelta>): MatchList[] {
    const lists = new Map(this.publication.lists);
    for (const [index, { lost, found }] of deltas) {
      const old = lists.get(index);
      const next = new MatchList(found.pattern);
      let gone = 0;
      for (let match = 0; old !== undefined && match < old.count; match++) {
        if (lost[gone] === match) gone++;
        else next.copy(old, match);
      }
      for (let match = 0; match < found.count; match++) next.copy(found, match);
      lists.set(index, next);
    }
    return [...lists.values()].filter((list) => list.count > 0);
  }
}

/** What an edit does to the matches of each pattern with threats; untouched patterns are left out. */
export function rematch(
  domain: Domain,
  graph: WorkingGraph,
  meter: RunMeter,
  edit: GraphEdit,
  listOf: (pattern: PreparedPattern) => MatchList,
  sizeOf: (pattern: PreparedPattern) => number,
  placesWith?: (pattern: PreparedPattern, slot: number) => readonly number[],
): Map<number, MatchDelta> {
  const space = { domain, graph, meter, horizon: FOREVER };
  const edges = edit.edgesSeen(FOREVER, 0);
  const assets = edit.assetsSeen(FOREVER, 0);
  const deltas = new Map<number, MatchDelta>();
  for (const { patterns } of domain.threatPatternsByRoot)
    for (const pattern of patterns) {
      meter.begin(domain.knowledge.patterns[pattern.index]!.id);
      const withAsset = placesWith && ((slot: number) => placesWith(pattern, slot));
      const list = listOf(pattern);
      const delta = deltaMatch(space, list, edges, assets, undefined, withAsset);
      if (delta === null) continue;
      if (sizeOf(pattern) - delta.lost.length + delta.found.count > meter.budget.maxMatchesPerPattern)
        meter.stop('too-many-matches', 'it matches too often', true);
      // Lists hold counts beside assets, and what is gone: rather too early a fresh start, which knows exactly.
      if (list.data.length + delta.found.data.length > meter.budget.maxMatchedAssetsPerPattern)
        meter.stop('too-many-matches', 'its matches may name too many assets', true);
      deltas.set(pattern.index, delta);
    }
  return deltas;
}

function publish(domain: Domain, graph: WorkingGraph, lists: readonly MatchList[], meter: RunMeter): Publication {
  const sorted = [...lists].sort((a, b) => a.pattern.index - b.pattern.index);
  let published: Publication | null = null;
  if (meter.guard(() => (published = buildStructure(domain, graph, sorted, meter)))) return published!;
  return buildStructure(domain, graph, [], meter);
}
