import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Background,
  BackgroundVariant,
  type Connection,
  ConnectionMode,
  type EdgeChange,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useStore,
} from 'reactflow';
import 'reactflow/dist/base.css';
import type { AssetId, ModelRecords } from '../../shared/model/records.ts';
import type { Move } from '../commands/edits/move-nodes.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { AssetNode } from './AssetNode.tsx';
import { ContainerNode } from './ContainerNode.tsx';
import { GroupFrames } from './GroupFrames.tsx';
import { NetworkNode } from './NetworkNode.tsx';
import { RelationArrow } from './RelationArrow.tsx';
import { RelationEdge } from './RelationEdge.tsx';
import './canvas.css';
import './nodes.css';
import './lines.css';
import { type Selection, withChoices } from './canvas-selection.ts';
import { type Detail, DetailContext, detailAt } from './detail-context.ts';
import { drawnEdges, drawnNodes } from './drawn-elements.ts';
import { type Point, GRID } from './geometry.ts';
import type { AssetNode as AssetNodeType, Picture, RelationEdge as RelationEdgeType } from './projection.ts';
import { FIT, useCanvasHandle } from './use-canvas-handle.ts';
import { useClassDrop } from './use-class-drop.ts';
import { useConnectGesture } from './use-connect-gesture.ts';
import { useMoveGesture } from './use-move-gesture.ts';

const nodeTypes = { asset: AssetNode, network: NetworkNode, container: ContainerNode };
const edgeTypes = { relation: RelationEdge };
/** More nodes than this, and only the visible ones are in the page. */
const ALL_IN_PAGE = 150;
/** A drawing of more boxes than this is never shown whole: that many would be in the page at once. */
const MANY = 2_500;
const FARTHEST_OF_MANY = 0.16;
/** The map has a mark for every box. */
const MOST_ON_MAP = 10_000;
/** How the surface is styled at each detail. */
const STYLES: Readonly<Record<Detail, string>> = { full: '', simple: ' far', frame: ' far very-far' };

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
  const surface = useRef<HTMLDivElement>(null);
  // Fitted once, on opening: an empty canvas must not jump when the first asset is dropped on it.
  const [isFilled] = useState(() => picture.nodes.length > 0);
  const detail = useStore((state) => detailAt(state.transform[2]));
  useCanvasHandle(surface);
  const moving = useMoveGesture(view, model, picture, onMove);
  const connecting = useConnectGesture(view, model, onConnect);
  const dropping = useClassDrop(view, model, picture, readOnly, onAdd);

  const { overrides, dropTarget, onNodesChange: moveNodes } = moving;
  const { allowedTargets } = connecting;
  const nodes = useMemo(
    () => drawnNodes(picture.nodes, selection.assets, { overrides, dropTarget, allowedTargets }),
    [picture.nodes, selection.assets, overrides, dropTarget, allowedTargets],
  );
  const isVeryFar = detail === 'frame';
  const edges = useMemo(() => drawnEdges(picture.edges, selection, isVeryFar), [picture.edges, selection, isVeryFar]);

  const onNodesChange = useCallback(
    (changes: NodeChange<AssetNodeType>[]) => {
      if (changes.some(({ type }) => type === 'select'))
        onSelect((current) => ({ ...current, assets: withChoices(current.assets, changes) }));
      moveNodes(changes);
    },
    [onSelect, moveNodes],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<RelationEdgeType>[]) => {
      if (changes.some(({ type }) => type === 'select'))
        onSelect((current) => ({ ...current, relations: withChoices(current.relations, changes) }));
    },
    [onSelect],
  );

  const active = selection.assets.size === 1 ? [...selection.assets][0] : undefined;
  return (
    // The canvas is one stop of the tab order; inside it the arrow keys walk, which only this role allows.
    <div
      ref={surface}
      className={`canvas${isPathLit ? ' path-lit' : ''}${connecting.isConnecting ? ' connecting' : ''}${STYLES[detail]}`}
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
      onDrop={dropping.onDrop}
      onDragOver={dropping.onDragOver}
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
          onNodeDrag={moving.onNodeDrag}
          onNodeDragStop={moving.onNodeDragStop}
          onConnectStart={connecting.onConnectStart}
          onConnectEnd={connecting.onConnectEnd}
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
          <RelationArrow />
        </ReactFlow>
      </DetailContext>
    </div>
  );
}

const isAnyConnection = (connection: Connection | RelationEdgeType) => connection.source !== connection.target;
