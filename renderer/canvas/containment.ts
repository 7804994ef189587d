import type { AssetId, DiagramNode, DiagramRecord, ModelRecords, RelationRecord } from '../../shared/model/records.ts';
import type { KnowledgeView, Shape } from '../engine-client/knowledge-view.ts';
import { type Rect, centreOf, containsPoint, rectOf } from './geometry.ts';

export type ContainerShape = Extract<Shape, 'space' | 'zone'>;
export const isContainer = (shape: Shape): shape is ContainerShape => shape === 'space' || shape === 'zone';

/**
 * The relation that says 'lies in': a space in a space is part of it, anything else is located in it;
 * whatever lies in a zone belongs to it. `null` where the knowledge base does not allow it.
 */
export function containmentRelation(view: KnowledgeView, child: string, container: string): string | null {
  const shape = view.shapeOf(container);
  if (!isContainer(shape)) return null;
  const wanted = shape === 'zone' ? 'inZone' : view.shapeOf(child) === 'space' ? 'partOf' : 'locatedIn';
  return view.relationsBetween(child, container).some((relation) => relation.id === wanted) ? wanted : null;
}

/** Is this relation one that the picture can show by drawing one thing inside another? */
function isContainment(view: KnowledgeView, model: ModelRecords, relation: RelationRecord): boolean {
  const child = model.assets[relation.from];
  const container = model.assets[relation.to];
  return child !== undefined && container !== undefined && containmentRelation(view, child.type, container.type) === relation.type;
}

export interface Containment {
  /** The container in which each asset is drawn. */
  readonly parentOf: ReadonlyMap<AssetId, AssetId>;
  /** Relations that the picture shows by itself, so no line is needed. */
  readonly shown: ReadonlySet<string>;
}

/**
 * Chooses the container of each asset from its relations. Where there are several, the one whose
 * frame the asset stands in wins, then a space before a zone, then the smaller relation id; the
 * others stay lines. Whatever would make a circle is left a line as well.
 */
export function resolveContainment(view: KnowledgeView, model: ModelRecords, diagram: DiagramRecord): Containment {
  const candidates = new Map<AssetId, RelationRecord[]>();
  for (const relation of Object.values(model.relations)) {
    if (!diagram.nodes[relation.from] || !diagram.nodes[relation.to]) continue;
    if (!isContainment(view, model, relation)) continue;
    const list = candidates.get(relation.from);
    if (list) list.push(relation);
    else candidates.set(relation.from, [relation]);
  }
  const rects = new Map<AssetId, Rect>();
  const rect = (id: AssetId): Rect => {
    const known = rects.get(id);
    if (known) return known;
    const made = rectOf(diagram.nodes[id] as DiagramNode, view.shapeOf(model.assets[id]?.type ?? ''));
    rects.set(id, made);
    return made;
  };
  const parentOf = new Map<AssetId, AssetId>();
  const shown = new Set<string>();
  const wouldCircle = (child: AssetId, container: AssetId) => {
    for (let at: AssetId | undefined = container; at !== undefined; at = parentOf.get(at)) if (at === child) return true;
    return false;
  };
  for (const child of [...candidates.keys()].sort()) {
    const centre = centreOf(rect(child));
    const score = (relation: RelationRecord) =>
      (containsPoint(rect(relation.to), centre) ? 0 : 2) + (view.shapeOf(model.assets[relation.to]?.type ?? '') === 'space' ? 0 : 1);
    const ordered = (candidates.get(child) ?? []).sort((a, b) => score(a) - score(b) || (a.id < b.id ? -1 : 1));
    const chosen = ordered.find((relation) => !wouldCircle(child, relation.to));
    if (!chosen) continue;
    parentOf.set(child, chosen.to);
    for (const relation of ordered) if (relation.to === chosen.to) shown.add(relation.id);
  }
  return { parentOf, shown };
}
