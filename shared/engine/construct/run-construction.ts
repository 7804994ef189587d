import { IntBuffer } from '../int-buffer.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { INFERRED, UNCOUNTED, type WorkingGraph } from '../graph/working-graph.ts';
import { compareIds } from '../identity.ts';
import { completeMatch, readNodes } from '../match/complete-match.ts';
import { MatchList } from '../match/match-list.ts';
import { cannotMatch, searchRoots, type SearchSpace } from '../match/root-search.ts';
import type { RunMeter } from '../run-meter.ts';
import { planConstructions, type Place, type PlannedConstruction } from './construction-plan.ts';
import { namingOf } from './naming.ts';

/** A relation of the input whose end does not exist until construction makes it. */
export interface ParkedLink {
  readonly from: string;
  readonly relation: number;
  readonly to: string;
}

/** Runs every construction in order (clauses on construction); parked relations are attached as their ends appear. */
export function runConstruction(domain: Domain, graph: WorkingGraph, meter: RunMeter, parked: ReadonlyMap<string, readonly ParkedLink[]>): void {
  const plans = planConstructions(domain, (entry, detail) => meter.report({ kind: 'bad-knowledge-entry', entry, detail }));
  for (const [done, plan] of plans.entries()) {
    if (meter.stopped) return;
    if (done % 32 === 0) meter.progress('construct', done, plans.length);
    for (let pass = 0; pass < plan.passes; pass++) {
      let changed = false as boolean;
      meter.begin(plan.entry.id);
      const matches = matchesBefore(domain, graph, meter, plan, plan.start + pass * plan.stride);
      if (matches === null || matches.count === 0) break;
      meter.guard(() => (changed = applyPass(domain, graph, meter, plan, pass, matches, parked)));
      if (!changed) break;
    }
  }
}

/** All matches are found before anything is made. */
export function matchesBefore(domain: Domain, graph: WorkingGraph, meter: RunMeter, plan: PlannedConstruction, horizon: number): MatchList | null {
  const space: SearchSpace = { domain, graph, meter, horizon };
  if (cannotMatch(space, plan.pattern.root)) return null;
  const matches = new MatchList(plan.pattern);
  const whole = meter.guard(() => searchRoots(space, plan.pattern.root, (bound) => completeMatch(space, plan.pattern, bound, matches)));
  return whole ? matches : null;
}

function applyPass(
  domain: Domain,
  graph: WorkingGraph,
  meter: RunMeter,
  plan: PlannedConstruction,
  pass: number,
  matches: MatchList,
  parked: ReadonlyMap<string, readonly ParkedLink[]>,
): boolean {
  const moment = plan.start + pass * plan.stride;
  let changed = false as boolean;
  /** Slots of the inferred nodes, match by match. */
  const made = new IntBuffer(plan.nodes.length * matches.count);
  if (plan.nodes.length > 0) {
    for (let match = 0; match < matches.count; match++) {
      const nodes = readNodes(plan.pattern, matches.data.data, matches.start(match));
      const first = made.length;
      for (const node of plan.nodes) {
        const includes = node.includes.map((place) => (place.node >= 0 ? lowest(graph, nodes[place.node]!) : made.data[first + place.inferred]!));
        if (includes.some((slot) => slot === undefined)) meter.stop('bad-knowledge-entry', 'it names an inferred asset after a role that is empty', false);
        const name = nameOf(domain, graph, node.class, includes as number[]);
        let slot = graph.slotOf.get(name.id);
        if (slot === undefined) {
          if (graph.inferredCount >= meter.budget.maxInferredAssets)
            meter.stop('too-many-inferred-assets', `more than ${meter.budget.maxInferredAssets} assets would be inferred`, true);
          slot = graph.addAsset(name.id, name.token, name.label, node.class, name.population, plan.index, includes as number[], moment);
          attachParked(domain, graph, parked.get(name.id) ?? [], moment);
          changed = true;
        }
        made.push(slot);
      }
    }
  }
  for (const [number, link] of plan.links.entries()) {
    for (let match = 0; match < matches.count; match++) {
      const nodes = readNodes(plan.pattern, matches.data.data, matches.start(match));
      const base = match * plan.nodes.length;
      forPlace(link.from, nodes, made, base, (from) =>
        forPlace(link.to, nodes, made, base, (to) => {
          meter.step();
          if (graph.edges.find(link.relation, from, to) >= 0) return;
          if (graph.links.live >= meter.budget.maxRelations)
            meter.stop('too-many-relations', `more than ${meter.budget.maxRelations} relations would be inferred`, true);
          graph.addLink(from, link.relation, to, moment + 1 + number, INFERRED);
          changed = true;
        }),
      );
    }
  }
  return changed;
}

function forPlace(place: Place, nodes: readonly Int32Array[], made: IntBuffer, base: number, visit: (slot: number) => void): void {
  if (place.node >= 0) for (const slot of nodes[place.node] ?? []) visit(slot);
  if (place.inferred >= 0) visit(made.data[base + place.inferred]!);
}

function lowest(graph: WorkingGraph, slots: Int32Array): number | undefined {
  let first = slots[0];
  for (const slot of slots) if (first !== undefined && compareIds(graph.ids[slot]!, graph.ids[first]!) < 0) first = slot;
  return first;
}

/** Id, label and population of an inferred asset: the population is the highest of what it was made from. */
export function nameOf(domain: Domain, graph: WorkingGraph, classNumber: number, includes: readonly number[]): { id: string; token: string; label: string; population: number } {
  const entry = domain.knowledge.classes[classNumber]!;
  const labels = includes.map((slot) => {
    const label = graph.labels[slot]!;
    return label.includes(' ') && !label.startsWith('[') ? `(${label})` : label;
  });
  const naming = namingOf(domain.knowledge);
  const id = naming.inferredAsset(entry.id, includes.map((slot) => graph.tokens[slot]!));
  return {
    id,
    token: naming.assetToken(id),
    label: labels.length === 0 ? `[${entry.label ?? entry.id}]` : `[${entry.label ?? entry.id}:${labels.join('-')}]`,
    population: includes.reduce((most, slot) => Math.max(most, graph.populations[slot]!), 0),
  };
}

/**
 * Attaches relations of the input to an asset that has just been made. The reference gives those that lead to it no
 * cardinalities and loses those that come from it (D11).
 */
export function attachParked(domain: Domain, graph: WorkingGraph, links: readonly ParkedLink[], moment: number): void {
  const reference = domain.knowledge.behaviour.dropRelationsFromInferred;
  for (const link of links) {
    const from = graph.slotOf.get(link.from);
    const to = graph.slotOf.get(link.to);
    if (from === undefined || to === undefined) continue;
    if (reference && graph.createdBy[from]! >= 0) continue;
    graph.addLink(from, link.relation, to, moment, reference ? UNCOUNTED : 0);
  }
}
