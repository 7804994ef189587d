import type { Edge, Node } from 'reactflow';
import { type AssetGroup, readGroups } from '../../shared/model/asset-groups.ts';
import type { AssetId, AssetRecord, DiagramRecord, ModelRecords, RelationRecord } from '../../shared/model/records.ts';
import type { AssetMark } from '../../shared/protocol/engine-protocol.ts';
import type { KnowledgeView, Shape } from '../engine-client/knowledge-view.ts';
import { type DrawingName } from '../icons/drawings.ts';
import { iconFor } from '../icons/icon-for.ts';
import { isContainer, resolveContainment } from './containment.ts';
import { type Rect, type Size, clampInto, rectOf } from './geometry.ts';

export interface AssetNodeData extends Record<string, unknown> {
  readonly asset: AssetRecord;
  readonly classLabel: string;
  readonly icon: DrawingName;
  readonly shape: Shape;
  readonly mark: AssetMark | null;
  /** Place on the lit path, from 1; null when it is not on it. */
  readonly step: number | null;
}
export type AssetNode = Node<AssetNodeData>;
export interface RelationEdgeData extends Record<string, unknown> {
  readonly label: string;
  readonly fromSize: Size;
  readonly toSize: Size;
  /** Sideways bend that keeps several relations between the same two assets apart. */
  readonly bend: number;
}
export type RelationEdge = Edge<RelationEdgeData>;

/** Assets in order from the first cause to the finding, lit while a finding is selected. */
export type LitPath = readonly AssetId[];

export interface Picture {
  readonly nodes: readonly AssetNode[];
  readonly edges: readonly RelationEdge[];
  /** Absolute frames, by asset. */
  readonly rects: ReadonlyMap<AssetId, Rect>;
  readonly parentOf: ReadonlyMap<AssetId, AssetId>;
  /** Frames that say how the picture is arranged, and nothing else. */
  readonly groups: readonly AssetGroup[];
}

const CENTRE = 'c';
/** One handle in the middle, one unit wide: lines run from centre to centre and are cut at the frames. */
const handles = (size: Size): NonNullable<AssetNode['handles']> => [
  { id: CENTRE, type: 'source', position: 'right' as never, x: size.width / 2, y: size.height / 2, width: 1, height: 1 },
  { id: 'grab', type: 'source', position: 'right' as never, x: size.width - 6, y: size.height / 2 - 6, width: 12, height: 12 },
];

/**
 * Turns records into the picture. Nodes and edges whose inputs did not change are the same objects
 * as in the picture before, so an edit redraws what it touched and nothing else.
 */
export function createProjection(view: KnowledgeView) {
  const nodeCache = new Map<AssetId, { readonly key: readonly unknown[]; readonly node: AssetNode }>();
  const edgeCache = new Map<string, { readonly key: readonly unknown[]; readonly edge: RelationEdge }>();
  let framed: { model: ModelRecords; diagram: DiagramRecord; frames: ReturnType<typeof frames>; groups: readonly AssetGroup[] } | null =
    null;

  return function project(model: ModelRecords, diagram: DiagramRecord, marks: Readonly<Record<string, AssetMark>>, lit: LitPath): Picture {
    if (!framed || framed.diagram !== diagram || framed.model.assets !== model.assets || framed.model.relations !== model.relations) {
      framed = { model, diagram, frames: frames(view, model, diagram), groups: readGroups(diagram) };
    }
    const { rects, parentOf, shown, depth } = framed.frames;
    const steps = new Map(lit.map((id, i) => [id, i + 1]));
    const nodes: AssetNode[] = [];
    const ordered = [...rects.keys()].sort((a, b) => (depth.get(a) ?? 0) - (depth.get(b) ?? 0) || (a < b ? -1 : 1));
    for (const id of ordered) {
      const asset = model.assets[id];
      const rect = rects.get(id);
      if (!asset || !rect) continue;
      const parent = parentOf.get(id);
      const origin = (parent && rects.get(parent)) || { x: 0, y: 0 };
      const mark = marks[id] ?? null;
      const step = steps.get(id) ?? null;
      const key = [
        asset,
        rect.x - origin.x,
        rect.y - origin.y,
        rect.width,
        rect.height,
        parent,
        mark?.risk,
        mark?.seriousFindings,
        mark?.controlsInPlace,
        step,
        depth.get(id),
      ];
      const known = nodeCache.get(id);
      if (known && sameKey(known.key, key)) {
        nodes.push(known.node);
        continue;
      }
      const shape = view.shapeOf(asset.type);
      const size = { width: rect.width, height: rect.height };
      const node: AssetNode = {
        id,
        type: isContainer(shape) ? 'container' : shape === 'network' ? 'network' : 'asset',
        position: { x: rect.x - origin.x, y: rect.y - origin.y },
        ...(parent ? { parentId: parent } : {}),
        ...size,
        measured: size,
        handles: handles(size),
        zIndex: isContainer(shape) ? -20 + (depth.get(id) ?? 0) : step === null ? 2 : 4,
        ...(step === null ? {} : { className: 'lit' }),
        data: { asset, classLabel: view.class(asset.type)?.label ?? asset.type, icon: iconFor(view, asset.type), shape, mark, step },
      };
      nodeCache.set(id, { key, node });
      nodes.push(node);
    }
    return { nodes, edges: projectEdges(model, rects, shown, lit), rects, parentOf, groups: framed.groups };
  };

  function projectEdges(model: ModelRecords, rects: ReadonlyMap<AssetId, Rect>, shown: ReadonlySet<string>, lit: LitPath): RelationEdge[] {
    const drawn = Object.values(model.relations).filter((r) => !shown.has(r.id) && rects.has(r.from) && rects.has(r.to) && r.from !== r.to);
    const { litPairs, missing } = litSteps(model, lit, rects);
    const perPair = new Map<string, RelationRecord[]>();
    for (const relation of drawn) {
      const pair = pairKey(relation.from, relation.to);
      const list = perPair.get(pair);
      if (list) list.push(relation);
      else perPair.set(pair, [relation]);
    }
    const edges: RelationEdge[] = [];
    for (const [pair, list] of perPair) {
      list.sort((a, b) => (a.id < b.id ? -1 : 1));
      list.forEach((relation, i) => {
        const side = relation.from < relation.to ? 1 : -1;
        const bend = list.length === 1 ? 0 : side * (i - (list.length - 1) / 2) * 28;
        edges.push(edgeOf(relation, rects, bend, litPairs.get(pair) ?? null));
      });
    }
    for (const [from, to] of missing) {
      const fromRect = rects.get(from);
      const toRect = rects.get(to);
      if (!fromRect || !toRect) continue;
      edges.push({
        id: `step:${from}:${to}`,
        source: from,
        target: to,
        sourceHandle: CENTRE,
        targetHandle: CENTRE,
        type: 'relation',
        className: 'lit inferred',
        selectable: false,
        focusable: false,
        zIndex: 3,
        data: { label: '', fromSize: fromRect, toSize: toRect, bend: 0 },
      });
    }
    return edges;
  }

  /** `litFrom`: the end at which the lit path enters this relation; null while it is not on the path. */
  function edgeOf(relation: RelationRecord, rects: ReadonlyMap<AssetId, Rect>, bend: number, litFrom: AssetId | null): RelationEdge {
    const from = rects.get(relation.from) as Rect;
    const to = rects.get(relation.to) as Rect;
    const key = [relation, from.width, from.height, to.width, to.height, bend, litFrom];
    const known = edgeCache.get(relation.id);
    if (known && sameKey(known.key, key)) return known.edge;
    const edge: RelationEdge = {
      id: relation.id,
      source: relation.from,
      target: relation.to,
      sourceHandle: CENTRE,
      targetHandle: CENTRE,
      type: 'relation',
      focusable: false,
      zIndex: litFrom === null ? 0 : 3,
      ...(litFrom === null ? {} : { className: litFrom === relation.from ? 'lit' : 'lit back' }),
      data: {
        label: view.relation(relation.type)?.label ?? relation.type,
        fromSize: { width: from.width, height: from.height },
        toSize: { width: to.width, height: to.height },
        bend,
      },
    };
    edgeCache.set(relation.id, { key, edge });
    return edge;
  }
}

const sameKey = (a: readonly unknown[], b: readonly unknown[]) => a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
const pairKey = (a: string, b: string) => (a < b ? `${a}|${b}` : `${b}|${a}`);

/** Absolute frames after containment: whatever lies in a container is kept inside its frame. */
function frames(view: KnowledgeView, model: ModelRecords, diagram: DiagramRecord) {
  const { parentOf, shown } = resolveContainment(view, model, diagram);
  const rects = new Map<AssetId, Rect>();
  const depth = new Map<AssetId, number>();
  const place = (id: AssetId): Rect | undefined => {
    const known = rects.get(id);
    if (known) return known;
    const node = diagram.nodes[id];
    const asset = model.assets[id];
    if (!node || !asset) return undefined;
    const rect = rectOf(node, view.shapeOf(asset.type));
    const parent = parentOf.get(id);
    const frame = parent === undefined ? undefined : place(parent);
    depth.set(id, frame && parent !== undefined ? (depth.get(parent) ?? 0) + 1 : 0);
    const made = frame ? { ...rect, ...clampInto(rect, frame) } : rect;
    rects.set(id, made);
    return made;
  };
  for (const id of Object.keys(diagram.nodes)) place(id);
  return { rects, parentOf, shown, depth };
}

/** Which drawn pairs lie on the path, and which steps of it have no relation of their own. */
function litSteps(model: ModelRecords, lit: LitPath, rects: ReadonlyMap<AssetId, Rect>) {
  const litPairs = new Map<string, AssetId>();
  const missing: (readonly [AssetId, AssetId])[] = [];
  if (lit.length < 2) return { litPairs, missing };
  const related = new Set(Object.values(model.relations).map((r) => pairKey(r.from, r.to)));
  for (let i = 1; i < lit.length; i++) {
    const from = lit[i - 1] as AssetId;
    const to = lit[i] as AssetId;
    if (related.has(pairKey(from, to))) litPairs.set(pairKey(from, to), from);
    else if (rects.has(from) && rects.has(to)) missing.push([from, to]);
  }
  return { litPairs, missing };
}
