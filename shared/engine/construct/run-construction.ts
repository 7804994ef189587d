import { IntBuffer } from '../int-buffer.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { INFERRED, type WorkingGraph } from '../graph/working-graph.ts';
import { completeMatch } from '../match/complete-match.ts';
import { deltaMatch, type EdgeChange } from '../match/delta-match.ts';
import { MatchList } from '../match/match-list.ts';
import { MatchReader } from '../match/match-reader.ts';
import { cannotMatch, searchRoots, type SearchSpace } from '../match/root-search.ts';
import type { RunMeter } from '../run-meter.ts';
import { planConstructions, type PlannedConstruction } from './construction-plan.ts';
import { ConstructionRecord, isMonotone, momentOf, type PassRecord } from './construction-record.ts';
import { eachSlot, mint } from './inferred-things.ts';
import { attachParked, type ParkedLink } from './parked-links.ts';
import { bornSince } from './match-birth.ts';

/** What one pass made new. */
interface News {
  /** Links and assets. */
  made: number;
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
  const plans = planConstructions(domain, (entry, detail) => meter.report({ kind: 'bad-knowledge-entry', entry, detail }));
  for (const [done, plan] of plans.entries()) {
    if (meter.stopped) break;
    if (done % 32 === 0) meter.progress('construct', done, plans.length);
    if (!isMonotone(plan) && plan.passes > 1) record.replayable = false;
    let news: News | null = null;
    for (let pass = 0; pass < plan.passes; pass++) {
      meter.begin(plan.entry.id);
      const matches: MatchList | null = matchesOfPass(domain, graph, meter, plan, pass, news);
      if (matches === null || matches.count === 0) break;
      const kept = record.pass(plan, pass);
      kept.list = matches;
      news = { made: 0, edges: [], assets: new Set() };
      const made: News = news;
      if (!meter.guard(() => applyPass(domain, graph, meter, kept, record, parked, made))) break;
      if (made.made === 0) break;
    }
  }
  return record;
}

/** All matches are found before anything is made. Later passes of an iteration look only at what the last one made. */
function matchesOfPass(
  domain: Domain,
  graph: WorkingGraph,
  meter: RunMeter,
  plan: PlannedConstruction,
  pass: number,
  news: News | null,
): MatchList | null {
  const space: SearchSpace = { domain, graph, meter, horizon: momentOf(plan, pass) };
  if (cannotMatch(space, plan.pattern.root)) return null;
  const matches = new MatchList(plan.pattern);
  if (news === null || !isMonotone(plan)) {
    const whole = meter.guard(() => searchRoots(space, plan.pattern.root, (bound) => completeMatch(space, plan.pattern, bound, matches)));
    return whole ? matches : null;
  }
  const since = momentOf(plan, pass - 1);
  let found: MatchList | null = null;
  const whole = meter.guard(
    () =>
      (found = deltaMatch(space, matches, news.edges, news.assets, (bound) => bornSince(graph, plan.pattern, bound, since))?.found ?? null),
  );
  return whole ? found : null;
}

function applyPass(
  domain: Domain,
  graph: WorkingGraph,
  meter: RunMeter,
  kept: PassRecord,
  record: ConstructionRecord,
  parked: ReadonlyMap<string, readonly ParkedLink[]>,
  news: News,
): void {
  const { plan, list } = kept;
  const moment = momentOf(plan, kept.pass);
  const made = (kept.made = new IntBuffer(plan.nodes.length * list.count));
  const reader = new MatchReader(plan.pattern);
  const newLink = (from: number, relation: number, to: number): void => {
    news.made++;
    if (plan.passes > 1) for (const over of domain.relations.ancestors[relation]!) news.edges.push({ relation: over, from, to });
  };
  for (let match = 0; plan.nodes.length > 0 && match < list.count; match++) {
    reader.read(list.data.data, list.start(match));
    const first = made.length;
    for (const node of plan.nodes) {
      const thing = mint(domain, graph, meter, node, reader, made, first);
      let slot = graph.slotOf.get(thing.id);
      if (slot === undefined) {
        if (graph.inferredCount >= meter.budget.maxInferredAssets)
          meter.stop('too-many-inferred-assets', `more than ${meter.budget.maxInferredAssets} assets would be inferred`, true);
        slot = graph.addAsset(thing.id, thing.token, thing.label, node.class, thing.population, plan.index, thing.includes, moment);
        news.assets.add(slot);
        news.made++;
        for (const link of attachParked(domain, graph, parked.get(thing.id) ?? [], moment))
          newLink(graph.slotOf.get(link.from)!, link.relation, graph.slotOf.get(link.to)!);
      }
      record.supports.add(moment, slot, -1, 1);
      made.push(slot);
    }
  }
  let at = moment;
  let link = plan.links[0]!;
  let from = -1;
  const join = (to: number): void => {
    meter.step();
    record.supports.add(at, from, to, 1);
    if (graph.edges.find(link.relation, from, to) >= 0) return;
    if (graph.links.live >= meter.budget.maxRelations)
      meter.stop('too-many-relations', `more than ${meter.budget.maxRelations} relations would be inferred`, true);
    graph.addLink(from, link.relation, to, at, INFERRED);
    newLink(from, link.relation, to);
  };
  for (let number = 0; number < plan.links.length; number++) {
    link = plan.links[number]!;
    at = moment + 1 + number;
    for (let match = 0; match < list.count; match++) {
      reader.read(list.data.data, list.start(match));
      const base = match * plan.nodes.length;
      eachSlot(link.from, reader, made, base, (slot) => {
        from = slot;
        eachSlot(link.to, reader, made, base, join);
      });
    }
  }
}
