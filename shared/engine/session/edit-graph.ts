import type { GraphEdit } from '../construct/graph-edit.ts';
import { namingOf } from '../construct/naming.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { ASSERTED, FOREVER, INFERRED, type WorkingGraph } from '../graph/working-graph.ts';
import type { SystemAsset, SystemChange } from '../input.ts';

interface NamedLink {
  readonly from: string;
  readonly relation: number;
  readonly to: string;
}

/**
 * Makes the asserted part of a change in the graph. A changed asset is another asset with the same id: it leaves with
 * its relations and comes back. False, with nothing done: the change holds something that only a fresh start can judge.
 */
export function editGraph(domain: Domain, graph: WorkingGraph, edit: GraphEdit, change: SystemChange): boolean {
  if (!isPlain(domain, graph, change)) return false;
  const removed = new Set(change.removeAssets);
  for (const id of removed) leave(domain, graph, edit, id);
  const latest = new Map(change.putAssets.map((asset) => [asset.id, asset]));
  for (const asset of latest.values()) {
    const slot = graph.slotOf.get(asset.id);
    if (slot !== undefined && isSame(domain, graph, slot, asset)) continue;
    const links = slot === undefined ? [] : leave(domain, graph, edit, asset.id);
    const population = Math.max(0, Math.min(domain.knowledge.scales.population.length - 1, asset.population));
    edit.addedAsset(
      graph.addAsset(
        asset.id,
        asset.token ?? namingOf(domain.knowledge).assetToken(asset.id),
        asset.label,
        asset.class,
        population,
        -1,
        [],
        ASSERTED,
      ),
    );
    for (const link of links) join(graph, edit, link);
  }
  for (const link of change.removeRelations) {
    const [from, to] = [graph.slotOf.get(link.from), graph.slotOf.get(link.to)];
    if (from === undefined || to === undefined) continue;
    const exact = graph.links.find(link.relation, from, to);
    if (exact >= 0 && (graph.links.mark[exact]! & INFERRED) === 0) edit.setLink(from, link.relation, to, FOREVER, 0);
  }
  for (const link of change.addRelations) join(graph, edit, link);
  return true;
}

/** Frees the slots of assets that are gone. */
export function sweepDeadAssets(graph: WorkingGraph, edit: GraphEdit): void {
  for (const slot of edit.assets.keys()) if (!graph.isAlive(slot)) graph.removeAsset(slot);
}

/** Only known classes, relations and asserted ends: everything else is told as a problem by a fresh start. */
function isPlain(domain: Domain, graph: WorkingGraph, change: SystemChange): boolean {
  const put = new Set(change.putAssets.map((asset) => asset.id));
  const removed = new Set(change.removeAssets);
  const isAsserted = (id: string): boolean => {
    if (put.has(id)) return true;
    const slot = graph.slotOf.get(id);
    return slot !== undefined && graph.createdBy[slot]! < 0 && !removed.has(id);
  };
  const isInferred = (id: string): boolean => {
    const slot = graph.slotOf.get(id);
    return slot !== undefined && graph.createdBy[slot]! >= 0;
  };
  return (
    change.putAssets.every((asset) => asset.class >= 0 && asset.class < domain.classes.size && !isInferred(asset.id)) &&
    change.removeAssets.every((id) => !isInferred(id)) &&
    change.addRelations.every(
      (link) => link.relation >= 0 && link.relation < domain.relations.size && isAsserted(link.from) && isAsserted(link.to),
    )
  );
}

function isSame(domain: Domain, graph: WorkingGraph, slot: number, asset: SystemAsset): boolean {
  return (
    graph.classes[slot] === asset.class &&
    graph.labels[slot] === asset.label &&
    graph.populations[slot] === asset.population &&
    graph.tokens[slot] === (asset.token ?? namingOf(domain.knowledge).assetToken(asset.id))
  );
}

/** Takes an asset out with its asserted relations, which are returned by name. */
function leave(domain: Domain, graph: WorkingGraph, edit: GraphEdit, id: string): NamedLink[] {
  const slot = graph.slotOf.get(id);
  if (slot === undefined) return [];
  const { links } = graph;
  const found: NamedLink[] = [];
  const note = (entry: number): void => {
    if ((links.mark[entry]! & INFERRED) === 0)
      found.push({ from: graph.ids[links.from[entry]!]!, relation: links.relation[entry]!, to: graph.ids[links.to[entry]!]! });
  };
  for (let relation = 0; relation < domain.relations.size; relation++) {
    for (let entry = links.firstOut(relation, slot); entry >= 0; entry = links.nextOut[entry]!) note(entry);
    for (let entry = links.firstIn(relation, slot); entry >= 0; entry = links.nextIn[entry]!) if (links.from[entry] !== slot) note(entry);
  }
  for (const link of found) edit.setLink(graph.slotOf.get(link.from)!, link.relation, graph.slotOf.get(link.to)!, FOREVER, 0);
  edit.setAssetBirth(slot, FOREVER);
  graph.slotOf.delete(id);
  return found;
}

function join(graph: WorkingGraph, edit: GraphEdit, link: NamedLink): void {
  const [from, to] = [graph.slotOf.get(link.from), graph.slotOf.get(link.to)];
  if (from !== undefined && to !== undefined) edit.setLink(from, link.relation, to, ASSERTED, 0);
}
