import type { Domain } from '../domain/prepare-domain.ts';
import { FOREVER, INFERRED, type WorkingGraph } from '../graph/working-graph.ts';
import { IntBuffer } from '../int-buffer.ts';
import { deltaMatch, type MatchDelta } from '../match/delta-match.ts';
import { MatchList } from '../match/match-list.ts';
import { MatchReader } from '../match/match-reader.ts';
import type { SearchSpace } from '../match/root-search.ts';
import type { RunMeter } from '../run-meter.ts';
import type { PlannedConstruction, PlannedLink } from './construction-plan.ts';
import { momentOf, type ConstructionRecord, type PassRecord } from './construction-record.ts';
import type { GraphEdit } from './graph-edit.ts';
import { mint, mintedId, partsOf, slotsAt } from './inferred-things.ts';
import { bornSince } from './match-birth.ts';

/**
 * Plays an edit of the asserted graph through all constructions in their order. A pass that sees nothing different
 * is passed over; in the others only touched matches are judged anew, and what they no longer support (or support
 * now) disappears (or appears) at that pass's moment, for later passes to see.
 */
export function replayConstruction(
  domain: Domain,
  graph: WorkingGraph,
  meter: RunMeter,
  record: ConstructionRecord,
  edit: GraphEdit,
): void {
  const replay = new Replay(domain, graph, meter, record, edit);
  for (const plan of domain.constructions) replay.plan(plan);
}

class Replay {
  private readonly domain: Domain;
  private readonly graph: WorkingGraph;
  private readonly meter: RunMeter;
  private readonly record: ConstructionRecord;
  private readonly edit: GraphEdit;
  /** Assets that lost their maker and wait for another one. */
  private readonly limbo = new Set<number>();
  /** The ends of the link at hand. */
  private readonly froms = new IntBuffer(16);
  private readonly tos = new IntBuffer(16);

  constructor(domain: Domain, graph: WorkingGraph, meter: RunMeter, record: ConstructionRecord, edit: GraphEdit) {
    this.domain = domain;
    this.graph = graph;
    this.meter = meter;
    this.record = record;
    this.edit = edit;
  }

  plan(plan: PlannedConstruction): void {
    for (let pass = 0; pass < plan.passes; pass++) {
      // A pass may matter although it never ran: what an earlier one made may meet something that is new.
      if (pass > 0 && pass >= this.record.passCount(plan) && this.record.pass(plan, pass - 1).list.count === 0) return;
      this.meter.begin(plan.entry.id);
      this.pass(plan, pass);
    }
  }

  private pass(plan: PlannedConstruction, pass: number): void {
    const { graph, edit, domain, meter } = this;
    const moment = momentOf(plan, pass);
    const since = pass === 0 ? 0 : momentOf(plan, pass - 1);
    const edges = edit.edgesSeen(moment, since);
    const assets = edit.assetsSeen(moment, since);
    const kept = this.record.pass(plan, pass);
    const space: SearchSpace = { domain, graph, meter, horizon: moment };
    const delta =
      edges.length === 0 && assets.size === 0
        ? null
        : deltaMatch(space, kept.list, edges, assets, pass === 0 ? undefined : (bound) => bornSince(graph, plan.pattern, bound, since));

    const links = plan.links.map(() => new Map<number, readonly [number, number]>());
    const nodes = new Set<number>();
    let found: IntBuffer | null = null;
    if (delta !== null) {
      for (const match of delta.lost) this.count(kept.list, match, kept.made, match, plan, moment, -1, links, nodes);
      found = this.mintAll(plan, delta.found, nodes);
      for (let match = 0; match < delta.found.count; match++) this.count(delta.found, match, found, match, plan, moment, 1, links, nodes);
    }
    this.settleAssets(plan, moment, nodes);
    for (const [number, link] of plan.links.entries()) this.settleLinks(link, moment + 1 + number, links[number]!);
    if (delta !== null) this.keep(kept, delta, found!);
  }

  /** Adds or takes away one match's support for everything that it makes. */
  private count(
    list: MatchList,
    match: number,
    made: IntBuffer,
    madeRow: number,
    plan: PlannedConstruction,
    moment: number,
    by: number,
    links: readonly Map<number, readonly [number, number]>[],
    nodes: Set<number>,
  ): void {
    const base = madeRow * plan.nodes.length;
    for (let i = 0; i < plan.nodes.length; i++) {
      const slot = made.data[base + i]!;
      this.record.supports.add(moment, slot, -1, by);
      nodes.add(slot);
    }
    if (plan.links.length === 0) return;
    const reader = new MatchReader(plan.pattern);
    reader.read(list.data.data, list.start(match));
    for (const [number, link] of plan.links.entries()) {
      slotsAt(link.from, reader, made, base, this.froms);
      slotsAt(link.to, reader, made, base, this.tos);
      for (const from of this.froms.view())
        for (const to of this.tos.view()) {
          this.meter.step();
          this.record.supports.add(moment + 1 + number, from, to, by);
          links[number]!.set(from * 0x200000 + to, [from, to]);
        }
    }
  }

  /** Slots of the assets that found matches make. An asset made from things that are gone is another one. */
  private mintAll(plan: PlannedConstruction, found: MatchList, nodes: Set<number>): IntBuffer {
    const { graph, edit, domain, meter } = this;
    const made = new IntBuffer(Math.max(16, plan.nodes.length * found.count));
    const reader = new MatchReader(plan.pattern);
    for (let match = 0; plan.nodes.length > 0 && match < found.count; match++) {
      reader.read(found.data.data, found.start(match));
      const first = made.length;
      for (const node of plan.nodes) {
        const parts = partsOf(graph, meter, node, reader, made, first);
        const id = mintedId(domain, graph, node, parts);
        let slot = graph.slotOf.get(id);
        if (slot === undefined || graph.includes[slot]!.some((part, i) => part !== parts[i])) {
          slot = mint(domain, graph, meter, node, id, parts, plan.index, FOREVER);
          edit.addedAsset(slot);
          this.limbo.add(slot);
        }
        nodes.add(slot);
        made.push(slot);
      }
    }
    return made;
  }

  private settleAssets(plan: PlannedConstruction, moment: number, touched: ReadonlySet<number>): void {
    const { graph, edit, record, limbo } = this;
    if (plan.nodes.length === 0) return;
    for (const slot of [...touched, ...limbo]) {
      const birth = graph.births[slot]!;
      if (birth < moment) continue;
      const supported = record.supports.get(moment, slot, -1) > 0;
      if (supported && birth !== moment) {
        edit.setAssetBirth(slot, moment);
        graph.createdBy[slot] = plan.index;
        limbo.delete(slot);
      } else if (!supported && birth === moment) {
        edit.setAssetBirth(slot, FOREVER);
        limbo.add(slot);
      }
    }
  }

  private settleLinks(link: PlannedLink, moment: number, touched: Map<number, readonly [number, number]>): void {
    const { graph, edit, record } = this;
    for (const edge of edit.edgesSeen(moment, 0))
      if (edge.relation === link.relation && record.supports.get(moment, edge.from, edge.to) > 0)
        touched.set(edge.from * 0x200000 + edge.to, [edge.from, edge.to]);
    for (const [from, to] of touched.values()) {
      const exact = graph.links.find(link.relation, from, to);
      const have = exact >= 0 && graph.links.birth[exact] === moment;
      const wanted = record.supports.get(moment, from, to) > 0 && !graph.joins(link.relation, from, to, moment);
      if (wanted === have) continue;
      if (wanted && graph.links.live >= this.meter.budget.maxRelations)
        this.meter.stop('too-many-relations', `more than ${this.meter.budget.maxRelations} relations would be inferred`, true);
      edit.setLink(from, link.relation, to, wanted ? moment : FOREVER, INFERRED);
    }
  }

  private keep(kept: PassRecord, delta: MatchDelta, foundMade: IntBuffer): void {
    const width = kept.plan.nodes.length;
    const list = new MatchList(kept.plan.pattern);
    const made = new IntBuffer(Math.max(16, kept.made.length));
    let next = 0;
    for (let match = 0; match < kept.list.count; match++) {
      if (delta.lost[next] === match) {
        next++;
        continue;
      }
      list.copy(kept.list, match);
      made.pushAll(kept.made.view(match * width, (match + 1) * width));
    }
    for (let match = 0; match < delta.found.count; match++) list.copy(delta.found, match);
    made.pushAll(foundMade.view());
    kept.list = list;
    kept.made = made;
  }
}
