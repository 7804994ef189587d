import type { AnalysisProblem, Structure } from '../analysis.ts';
import { assertGraph } from '../assert-graph.ts';
import type { ConstructionRecord } from '../construct/construction-record.ts';
import { dropConstructionState } from '../construct/drop-construction-state.ts';
import { GraphEdit } from '../construct/graph-edit.ts';
import { replayConstruction } from '../construct/replay-construction.ts';
import { runConstruction } from '../construct/run-construction.ts';
import { prepareDomain, type Domain } from '../domain/prepare-domain.ts';
import { FOREVER, type WorkingGraph } from '../graph/working-graph.ts';
import type { RunControl, SystemChange, SystemInput } from '../input.ts';
import { editGraph, sweepDeadAssets } from './edit-graph.ts';
import { deltaMatch } from '../match/delta-match.ts';
import { MatchList } from '../match/match-list.ts';
import { matchThreats } from '../match/match-threats.ts';
import { RunMeter, RunStop } from '../run-meter.ts';
import { buildStructure } from '../structure/build-structure.ts';
import type { CompiledKnowledge } from '../../knowledge/compiled.ts';

/** A structure with how long its parts took and what went wrong. */
export interface BuiltStructure {
  readonly structure: Structure;
  readonly problems: readonly AnalysisProblem[];
  readonly infer_ms: number;
  readonly match_ms: number;
}

/** Edits that touch more links than this are cheaper from nothing. */
const MOST_CHANGED_EDGES = 2_000;

/** Graph, construction record and matches of a model, which edits of its structure are played through. */
export class SessionState {
  private readonly domain: Domain;
  private readonly graph: WorkingGraph;
  private readonly record: ConstructionRecord;
  private readonly lists: Map<number, MatchList>;
  readonly built: BuiltStructure;
  /** May the next change of structure be played through? */
  readonly replayable: boolean;

  private constructor(domain: Domain, graph: WorkingGraph, record: ConstructionRecord, lists: Map<number, MatchList>, built: BuiltStructure, replayable: boolean) {
    this.domain = domain;
    this.graph = graph;
    this.record = record;
    this.lists = lists;
    this.built = built;
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
    const lists = new Map(matchThreats(domain, graph, meter).map((list) => [list.pattern.index, list]));
    const structure = publish(domain, graph, lists, meter);
    const isClean = meter.problems.length === domain.problems.length;
    return new SessionState(domain, graph, record, lists, { structure, problems: meter.problems, infer_ms: inferred - start, match_ms: meter.now() - inferred }, record.replayable && isClean && !hasState && parked.size === 0);
  }

  /** Plays a change through; `null` when only a fresh start can tell. After `null` this state must not be used again. */
  changed(change: SystemChange, run: RunControl): SessionState | null {
    if (!this.replayable) return null;
    const { domain, graph, record, lists } = this;
    const meter = new RunMeter(run);
    const start = meter.now();
    const edit = new GraphEdit(domain, graph);
    try {
      if (!editGraph(domain, graph, edit, change) || edit.edgeCount > MOST_CHANGED_EDGES) return null;
      replayConstruction(domain, graph, meter, record, edit);
      if (edit.edgeCount > MOST_CHANGED_EDGES) return null;
      const inferred = meter.now();
      this.rematch(meter, edit);
      sweepDeadAssets(graph, edit);
      const structure = publish(domain, graph, lists, meter);
      if (meter.problems.length > 0 || meter.stopped) return null;
      return new SessionState(domain, graph, record, lists, { structure, problems: domain.problems, infer_ms: inferred - start, match_ms: meter.now() - inferred }, true);
    } catch (error) {
      if (error instanceof RunStop) return null;
      throw error;
    }
  }

  private rematch(meter: RunMeter, edit: GraphEdit): void {
    const { domain, graph, lists } = this;
    const space = { domain, graph, meter, horizon: FOREVER };
    const edges = edit.edgesSeen(FOREVER, 0);
    const assets = edit.assetsSeen(FOREVER, 0);
    for (const { patterns } of domain.threatPatternsByRoot)
      for (const pattern of patterns) {
        meter.begin(domain.knowledge.patterns[pattern.index]!.id);
        const list = lists.get(pattern.index) ?? new MatchList(pattern);
        const delta = deltaMatch(space, list, edges, assets);
        if (delta === null) continue;
        const next = new MatchList(pattern);
        let lost = 0;
        for (let match = 0; match < list.count; match++) {
          if (delta.lost[lost] === match) lost++;
          else next.copy(list, match);
        }
        for (let match = 0; match < delta.found.count; match++) next.copy(delta.found, match);
        if (next.count > meter.budget.maxMatchesPerPattern) meter.stop('too-many-matches', 'it matches too often', true);
        if (next.count > 0) lists.set(pattern.index, next);
        else lists.delete(pattern.index);
      }
  }
}

function publish(domain: Domain, graph: WorkingGraph, lists: ReadonlyMap<number, MatchList>, meter: RunMeter): Structure {
  const sorted = [...lists.values()].sort((a, b) => a.pattern.index - b.pattern.index);
  let structure: Structure | null = null;
  if (meter.guard(() => (structure = buildStructure(domain, graph, sorted, meter)))) return structure!;
  return buildStructure(domain, graph, [], meter);
}
