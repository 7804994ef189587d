import { IntBuffer } from '../int-buffer.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { INFERRED, type WorkingGraph } from '../graph/working-graph.ts';
import { completeMatch } from '../match/complete-match.ts';
import { deltaMatch, type EdgeChange } from '../match/delta-match.ts';
import { MatchList } from '../match/match-list.ts';
import { cannotMatch, searchRoots, type SearchSpace } from '../match/root-search.ts';
import type { RunMeter } from '../run-meter.ts';
import type { PlannedConstruction, PlannedNode } from './construction-plan.ts';
import { ConstructionRecord, isMonotone, momentOf, type PassRecord } from './construction-record.ts';
import { mint, mintedId, partsOf, slotsAt } from './inferred-things.ts';
import { attachParked, type ParkedLink } from './parked-links.ts';
import { bornSince } from './match-birth.ts';

/** What one pass made new, for the next one, which looks at nothing else. */
interface News {
  readonly edges: EdgeChange[];
  readonly assets: Set<number>;
}

/** Runs every construction in order (clauses on construction); parked relations are attached as their ends appear. */
export function runConstruction(
  domain: Domain,
  graph: WorkingGraph,
  meter: RunMeter,
  parked: ReadonlyMap<string, readonly ParkedLink[]>,
): ConstructionRecord {
  const record = new ConstructionRecord();
  const construction = new Construction(domain, graph, meter, record, parked);
  const plans = domain.constructions;
  for (let done = 0; done < plans.length && !meter.stopped; done++) {
    if (done % 32 === 0) meter.progress('construct', done, plans.length);
    construction.run(plans[done]!);
  }
  return record;
}

class Construction {
  private readonly domain: Domain;
  private readonly graph: WorkingGraph;
  private readonly meter: RunMeter;
  private readonly record: ConstructionRecord;
  private readonly parked: ReadonlyMap<string, readonly ParkedLink[]>;
  /** Links and assets that the pass at hand made. */
  private made = 0;
  /** The ends of the link at hand. */
  private readonly froms = new IntBuffer(16);
  private readonly tos = new IntBuffer(16);

  constructor(
    domain: Domain,
    graph: WorkingGraph,
    meter: RunMeter,
    record: ConstructionRecord,
    parked: ReadonlyMap<string, readonly ParkedLink[]>,
  ) {
    this.domain = domain;
    this.graph = graph;
    this.meter = meter;
    this.record = record;
    this.parked = parked;
  }

  run(plan: PlannedConstruction): void {
    const { meter, record } = this;
    if (plan.passes > 1 && !isMonotone(plan)) record.replayable = false;
    let last: News | null = null;
    for (let pass = 0; pass < plan.passes; pass++) {
      meter.begin(plan.entry.id);
      const matches: MatchList | null = this.matchesOfPass(plan, pass, last);
      if (matches === null || matches.count === 0) return;
      const kept = record.pass(plan, pass);
      kept.list = matches;
      const news: News | null = plan.passes > 1 ? { edges: [], assets: new Set() } : null;
      this.made = 0;
      if (!meter.guard(() => this.applyPass(kept, news)) || this.made === 0) return;
      last = news;
    }
  }

  /** All matches are found before anything is made. Later passes of an iteration look only at what the last one made. */
  private matchesOfPass(plan: PlannedConstruction, pass: number, news: News | null): MatchList | null {
    const { domain, graph, meter } = this;
    const { pattern } = plan;
    const space: SearchSpace = { domain, graph, meter, horizon: momentOf(plan, pass) };
    if (cannotMatch(space, pattern.root)) return null;
    const matches = new MatchList(pattern);
    if (news === null || !isMonotone(plan)) {
      const whole = meter.guard(() => searchRoots(space, pattern.root, (bound) => completeMatch(space, pattern, bound, matches)));
      return whole ? matches : null;
    }
    const since = momentOf(plan, pass - 1);
    let found: MatchList | null = null;
    const whole = meter.guard(
      () =>
        (found = deltaMatch(space, matches, news.edges, news.assets, (bound) => bornSince(graph, pattern, bound, since))?.found ?? null),
    );
    return whole ? found : null;
  }

  private applyPass(kept: PassRecord, news: News | null): void {
    const { plan, list } = kept;
    const { nodes, links } = plan;
    const moment = momentOf(plan, kept.pass);
    const made = (kept.made = new IntBuffer(nodes.length * list.count));
    for (let match = 0; nodes.length > 0 && match < list.count; match++) this.makeAssets(kept, match, moment, news);
    for (let number = 0; number < links.length; number++) {
      const { relation, from, to } = links[number]!;
      for (let match = 0; match < list.count; match++) {
        const reader = list.read(list.start(match));
        const base = match * nodes.length;
        slotsAt(from, reader, made, base, this.froms);
        slotsAt(to, reader, made, base, this.tos);
        this.joinAll(relation, moment + 1 + number, news);
      }
    }
  }

  private makeAssets({ plan, list, made }: PassRecord, match: number, moment: number, news: News | null): void {
    const { graph, meter, record } = this;
    const reader = list.read(list.start(match));
    const first = made.length;
    for (let i = 0; i < plan.nodes.length; i++) {
      const parts = partsOf(graph, meter, plan.nodes[i]!, reader, made, first);
      const slot = this.assetOf(plan, plan.nodes[i]!, parts, moment, news);
      record.supports.add(moment, slot, -1, 1);
      made.push(slot);
    }
  }

  /** The asset that is made of these parts, with the relations that waited for it when it is new. */
  private assetOf(plan: PlannedConstruction, node: PlannedNode, parts: readonly number[], moment: number, news: News | null): number {
    const { domain, graph, meter } = this;
    const id = mintedId(domain, graph, node, parts);
    const known = graph.slotOf.get(id);
    if (known !== undefined) return known;
    const slot = mint(domain, graph, meter, node, id, parts, plan.index, moment);
    this.made++;
    news?.assets.add(slot);
    const waiting = this.parked.get(id);
    if (waiting !== undefined)
      for (const link of attachParked(domain, graph, waiting, moment))
        this.note(graph.slotOf.get(link.from)!, link.relation, graph.slotOf.get(link.to)!, news);
    return slot;
  }

  /** Joins every asset of the one end with every asset of the other. */
  private joinAll(relation: number, moment: number, news: News | null): void {
    const { graph, meter, record, froms, tos } = this;
    for (let i = 0; i < froms.length; i++)
      for (let j = 0; j < tos.length; j++) {
        const from = froms.data[i]!;
        const to = tos.data[j]!;
        meter.step();
        record.supports.add(moment, from, to, 1);
        if (graph.edges.find(relation, from, to) >= 0) continue;
        if (graph.links.live >= meter.budget.maxRelations)
          meter.stop('too-many-relations', `more than ${meter.budget.maxRelations} relations would be inferred`, true);
        graph.addLink(from, relation, to, moment, INFERRED);
        this.note(from, relation, to, news);
      }
  }

  private note(from: number, relation: number, to: number, news: News | null): void {
    this.made++;
    if (news === null) return;
    for (const over of this.domain.relations.ancestors[relation]!) news.edges.push({ relation: over, from, to });
  }
}
