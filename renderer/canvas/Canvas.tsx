import { type DragEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Background,
  BackgroundVariant,
  type Connection,
  ConnectionMode,
  type EdgeChange,
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from 'reactflow';
import 'reactflow/dist/base.css';
import type { AssetId, ModelRecords, RelationId } from '../../shared/model/records.ts';
import type { Move } from '../commands/edits/move-nodes.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { AssetNode } from './AssetNode.tsx';
import { ContainerNode } from './ContainerNode.tsx';
import { GroupFrames } from './GroupFrames.tsx';
import { NetworkNode } from './NetworkNode.tsx';
import { RelationEdge } from './RelationEdge.tsx';
import './canvas.css';
import { registerCanvas } from './canvas-handle.ts';
import { CLASS_MIME } from './class-mime.ts';
import { DetailContext, detailAt } from './detail-context.ts';
import { containerAt } from './drop-target.ts';
import { type Point, type Size, SIZES, GRID, snapPoint } from './geometry.ts';
import type { AssetNode as AssetNodeType, Picture, RelationEdge as RelationEdgeType } from './projection.ts';
import { type Override, movesOf } from './moves.ts';

const nodeTypes = { asset: AssetNode, network: NetworkNode, container: ContainerNode };
const edgeTypes = { relation: RelationEdge };
/** More nodes than this, and only the visible ones are in the page. */
const ALL_IN_PAGE = 150;
/** A drawing of more boxes than this is never shown whole: that many would be in the page at once. */
const MANY = 2_500;
/** The map has a mark for every box. */
const MOST_ON_MAP = 10_000;
/** Of more lines than this only those of what is selected are drawn. */
const MOST_LINES = 5_000;
const FARTHEST_OF_MANY = 0.16;
/** More relations than this are not drawn from very far. */
const LINES_WHEN_FAR = 1000;

/** The tools at the lower edge keep their room. */
const FIT = { padding: { top: '28px', right: '28px', bottom: '64px', left: '28px' }, maxZoom: 1.2 } as const;

export interface Selection {
  readonly assets: ReadonlySet<AssetId>;
  readonly relations: ReadonlySet<RelationId>;
}
export interface CanvasProps {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly picture: Picture;
  readonly readOnly: boolean;
  readonly selection: Selection;
  readonly isPathLit: boolean;
  readonly showMap: boolean;
  /** Selections of assets and of relations arrive one after the other, so each is told as a change of the last. */
  onSelect(update: (current: Selection) => Selection): void;
  onMove(moves: readonly Move[]): void;
  onAdd(type: string, at: Point, container: AssetId | null): void;
  onConnect(from: AssetId, to: AssetId, at: Point): void;
  onOpen(asset: AssetId): void;
}

/** The drawing surface. It owns what lasts only for a gesture; everything else comes in and goes out by its properties. */
export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Surface {...props} />
    </ReactFlowProvider>
  );
}

function Surface({
  view,
  model,
  picture,
  readOnly,
  selection,
  isPathLit,
  showMap,
  onSelect,
  onMove,
  onAdd,
  onConnect,
  onOpen,
}: CanvasProps) {
  const { t } = useTranslation('canvas');
  const flow = useReactFlow<AssetNodeType, RelationEdgeType>();
  const surface = useRef<HTMLDivElement>(null);
  const [overrides, setOverrides] = useState<ReadonlyMap<AssetId, Override>>(new Map());
  const [dropTarget, setDropTarget] = useState<AssetId | null>(null);
  const [connectingFrom, setConnectingFrom] = useState<AssetId | null>(null);
  // Fitted once, on opening: an empty canvas must not jump when the first asset is dropped on it.
  const [isFilled] = useState(() => picture.nodes.length > 0);
  const detail = useStore((state) => detailAt(state.transform[2]));

  useEffect(
    () =>
      registerCanvas({
        fit: (assets) => void flow.fitView({ ...FIT, duration: motion(180), ...(assets ? { nodes: assets.map((id) => ({ id })) } : {}) }),
        zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: motion(120) }),
        centre: () => {
          const frame = surface.current?.getBoundingClientRect();
          return frame ? flow.screenToFlowPosition({ x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 }) : { x: 0, y: 0 };
        },
        reveal: (asset) => {
          const node = flow.getInternalNode(asset);
          const frame = surface.current?.getBoundingClientRect();
          if (!node || !frame) return;
          const { x, y } = node.internals.positionAbsolute;
          const size = { width: node.measured.width ?? 0, height: node.measured.height ?? 0 };
          const corner = flow.flowToScreenPosition({ x, y });
          const zoom = flow.getZoom();
          const isVisible =
            corner.x >= frame.left &&
            corner.y >= frame.top &&
            corner.x + size.width * zoom <= frame.right &&
            corner.y + size.height * zoom <= frame.bottom;
          if (!isVisible) void flow.setCenter(x + size.width / 2, y + size.height / 2, { zoom, duration: motion(150) });
        },
        focus: () => surface.current?.focus({ preventScroll: true }),
      }),
    [flow],
  );

  const allowedTargets = useMemo(() => {
    const from = connectingFrom === null ? undefined : model.assets[connectingFrom];
    if (!from) return null;
    const types = new Set<string>();
    for (const asset of Object.values(model.assets)) {
      if (view.relationsBetween(from.type, asset.type).length > 0 || view.relationsBetween(asset.type, from.type).length > 0)
        types.add(asset.type);
    }
    return types;
  }, [connectingFrom, model.assets, view]);

  const nodes = useMemo(
    () =>
      picture.nodes.map((node) => {
        const override = overrides.get(node.id);
        const isSelected = selection.assets.has(node.id);
        const extra =
          node.id === dropTarget ? ' drop-target' : allowedTargets && !allowedTargets.has(node.data.asset.type) ? ' not-allowed' : '';
        if (!override && !isSelected && extra === '') return node;
        return {
          ...node,
          ...(override?.position ? { position: override.position } : {}),
          ...(override?.size ? { ...override.size, measured: override.size } : {}),
          ...(override ? { dragging: override.dragging } : {}),
          selected: isSelected,
          className: (node.className ?? '') + extra,
        };
      }),
    [picture.nodes, overrides, selection.assets, dropTarget, allowedTargets],
  );
  const isOverfull = picture.edges.length > MOST_LINES;
  const isCrowded = isOverfull || (detail === 'frame' && picture.edges.length > LINES_WHEN_FAR);
  const edges = useMemo(() => {
    // From very far many lines are only a grey veil: those that somebody looks at remain.
    const isWanted = (edge: RelationEdgeType) =>
      edge.className !== undefined ||
      selection.relations.has(edge.id) ||
      (isOverfull && (selection.assets.has(edge.source) || selection.assets.has(edge.target)));
    const wanted = isCrowded ? picture.edges.filter(isWanted).slice(0, MOST_LINES) : picture.edges;
    return selection.relations.size === 0
      ? wanted
      : wanted.map((edge) => (selection.relations.has(edge.id) ? { ...edge, selected: true } : edge));
  }, [picture.edges, selection, isCrowded, isOverfull]);

  const commit = useCallback(
    (changed: ReadonlyMap<AssetId, Override>) => {
      const moves = movesOf(view, model, picture, changed);
      setOverrides(new Map());
      setDropTarget(null);
      if (moves.length > 0) onMove(moves);
    },
    [view, model, picture, onMove],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<AssetNodeType>[]) => {
      const chosen = new Map<AssetId, boolean>();
      let next: Map<AssetId, Override> | null = null;
      let isOver = false;
      for (const change of changes) {
        if (change.type === 'select') {
          chosen.set(change.id, change.selected);
        } else if (change.type === 'position' && change.position) {
          next ??= new Map(overrides);
          next.set(change.id, { ...next.get(change.id), position: change.position, dragging: change.dragging === true });
        } else if (change.type === 'dimensions' && change.resizing !== undefined && change.dimensions) {
          next ??= new Map(overrides);
          next.set(change.id, { ...next.get(change.id), size: change.dimensions, dragging: change.resizing });
          if (!change.resizing) isOver = true;
        }
      }
      if (chosen.size > 0) onSelect((current) => ({ ...current, assets: withChoices(current.assets, chosen) }));
      if (next && isOver) commit(next);
      else if (next) setOverrides(next);
    },
    [overrides, onSelect, commit],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<RelationEdgeType>[]) => {
      const chosen = new Map<RelationId, boolean>();
      for (const change of changes) if (change.type === 'select') chosen.set(change.id, change.selected);
      if (chosen.size > 0) onSelect((current) => ({ ...current, relations: withChoices(current.relations, chosen) }));
    },
    [onSelect],
  );

  const onNodeDrag = useCallback(
    (_: unknown, node: AssetNodeType, dragged: AssetNodeType[]) => {
      const internal = flow.getInternalNode(node.id);
      if (!internal) return;
      const { x, y } = internal.internals.positionAbsolute;
      const middle = { x: x + (node.measured?.width ?? 0) / 2, y: y + (node.measured?.height ?? 0) / 2 };
      const except = new Set([...dragged.map((n) => n.id), node.id]);
      const target = containerAt(view, model, picture.rects, middle, node.data.asset.type, except);
      setDropTarget(target === picture.parentOf.get(node.id) ? null : target);
    },
    [flow, view, model, picture],
  );

  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      const from = connectingFrom;
      setConnectingFrom(null);
      const at = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!from || !at) return;
      const under = document.elementFromPoint(at.clientX, at.clientY)?.closest<HTMLElement>('.react-flow__node');
      const to = under?.dataset['id'] ?? state.toNode?.id;
      if (to !== undefined && to !== from) onConnect(from, to, { x: at.clientX, y: at.clientY });
    },
    [connectingFrom, onConnect],
  );

  const onDrop = useCallback(
    (event: DragEvent) => {
      const type = event.dataTransfer.getData(CLASS_MIME);
      if (type === '' || readOnly) return;
      event.preventDefault();
      const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const size: Size = SIZES[view.shapeOf(type)];
      const at = snapPoint({ x: point.x - size.width / 2, y: point.y - size.height / 2 });
      onAdd(type, at, containerAt(view, model, picture.rects, point, type));
      setDropTarget(null);
    },
    [flow, view, model, picture.rects, onAdd, readOnly],
  );

  const active = selection.assets.size === 1 ? [...selection.assets][0] : undefined;
  return (
    // The canvas is one stop of the tab order; inside it the arrow keys walk, which only this role allows.
    <div
      ref={surface}
      className={`canvas${isPathLit ? ' path-lit' : ''}${connectingFrom === null ? '' : ' connecting'}${detail === 'full' ? '' : detail === 'frame' ? ' far very-far' : ' far'}`}
      data-canvas=""
      role="application"
      aria-label={t('label')}
      aria-roledescription={t('role')}
      aria-describedby="canvas-help"
      aria-activedescendant={active === undefined ? undefined : `asset-${active}`}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- role application is interactive
      tabIndex={0}
      onPointerDownCapture={() => {
        surface.current?.focus({ preventScroll: true });
      }}
      onDrop={onDrop}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(CLASS_MIME)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = readOnly ? 'none' : 'copy';
      }}
    >
      <p id="canvas-help" className="visually-hidden">
        {t('help')}
      </p>
      <DetailContext value={detail}>
        <ReactFlow<AssetNodeType, RelationEdgeType>
          nodes={nodes}
          edges={edges as RelationEdgeType[]}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          onNodeDrag={onNodeDrag}
          onNodeDragStop={() => {
            commit(overrides);
          }}
          onConnectStart={(_, { nodeId }) => {
            setConnectingFrom(nodeId);
          }}
          onConnectEnd={onConnectEnd}
          isValidConnection={isAnyConnection}
          onNodeDoubleClick={(_, node) => {
            onOpen(node.id);
          }}
          connectionMode={ConnectionMode.Loose}
          zIndexMode="manual"
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={['Shift', 'Control', 'Meta']}
          snapToGrid
          snapGrid={[GRID, GRID]}
          minZoom={nodes.length > MANY ? FARTHEST_OF_MANY : 0.04}
          maxZoom={2.5}
          zoomOnDoubleClick={false}
          onlyRenderVisibleElements={nodes.length > ALL_IN_PAGE}
          elevateNodesOnSelect={false}
          fitView={isFilled}
          fitViewOptions={FIT}
          proOptions={{ hideAttribution: true }}
        >
          <Background variant={BackgroundVariant.Dots} gap={GRID * 3} size={1.2} className="canvas-dots" />
          <GroupFrames groups={picture.groups} rects={picture.rects} />
          {showMap && nodes.length <= MOST_ON_MAP && (
            <MiniMap
              className="canvas-map"
              pannable
              zoomable
              ariaLabel={t('map')}
              nodeClassName={(node) => `map-${node.type ?? 'asset'}`}
            />
          )}
          <svg className="canvas-markers" aria-hidden="true">
            <defs>
              <marker
                id="relation-arrow"
                viewBox="0 0 10 10"
                refX="9"
                refY="5"
                markerWidth="7"
                markerHeight="7"
                orient="auto-start-reverse"
              >
                <path d="M1 1.500L9 5 1 8.500" />
              </marker>
            </defs>
          </svg>
        </ReactFlow>
      </DetailContext>
    </div>
  );
}

function withChoices(before: ReadonlySet<string>, choices: ReadonlyMap<string, boolean>): ReadonlySet<string> {
  const after = new Set(before);
  for (const [id, isChosen] of choices) {
    if (isChosen) after.add(id);
    else after.delete(id);
  }
  return after;
}

const isAnyConnection = (connection: Connection | RelationEdgeType) => connection.source !== connection.target;
const motion = (milliseconds: number) => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds);
