import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Canvas } from '../canvas/Canvas.tsx';
import { TableView } from '../canvas/TableView.tsx';
import type { Selection } from '../canvas/canvas-selection.ts';
import { createProjection } from '../canvas/projection.ts';
import { connectAssets } from '../commands/actions/connect-assets.ts';
import { placeAsset } from '../commands/actions/place-asset.ts';
import { moveNodes } from '../commands/edits/move-nodes.ts';
import { openInspector } from '../commands/open-inspector.ts';
import { useSurface } from '../commands/surface-store.ts';
import { diagramOf, edit, workspace } from '../commands/workspace.ts';
import { Splitter } from '../components/Splitter.tsx';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { CompliancePanel } from '../panels/compliance/CompliancePanel.tsx';
import { FindingsDrawer } from '../panels/findings/FindingsDrawer.tsx';
import { Inspector } from '../panels/inspector/Inspector.tsx';
import { Palette } from '../panels/palette/Palette.tsx';
import { useDerived } from '../store/derived-store.ts';
import { useDocument } from '../store/document-store.ts';
import { setPanels, usePreferences } from '../store/preferences-store.ts';
import { select, setHighlight, useSession } from '../store/session-store.ts';
import { Announcer } from './Announcer.tsx';
import { CanvasToolbar } from './CanvasToolbar.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { EmptyModel } from './EmptyModel.tsx';
import { RelationMenu } from './RelationMenu.tsx';
import { StatusLine } from './StatusLine.tsx';
import { setCurrentPicture } from './picture.ts';

const NO_PATH: readonly string[] = [];

/** Palette, canvas, inspector and findings around one model. */
export function Workspace({ view }: { readonly view: KnowledgeView }) {
  const { t } = useTranslation('app');
  const model = useDocument((state) => state.model);
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const chosen = useSession((state) => state.diagram);
  const selection = useSession((state) => state.selection);
  const highlight = useSession((state) => state.highlight);
  const marks = useDerived((state) => state.assetMarks);
  const panels = usePreferences((state) => state.panels);
  const surface = useSurface((state) => state.surface);
  const showMap = useSurface((state) => state.showMap);
  const project = useMemo(() => createProjection(view), [view]);
  const diagram = model ? diagramOf(model, chosen) : undefined;
  const path = highlight ? (highlight.path.length > 0 ? highlight.path : highlight.assets) : NO_PATH;
  const picture = useMemo(() => (model && diagram ? project(model, diagram, marks, path) : null), [project, model, diagram, marks, path]);
  useEffect(() => {
    setCurrentPicture(picture);
    return () => setCurrentPicture(null);
  }, [picture]);
  const shownSelection = useMemo<Selection>(
    () => ({ assets: new Set(selection.assets), relations: new Set(selection.relations) }),
    [selection],
  );
  if (!model || !diagram || !picture) return null;
  const isEmpty = Object.keys(model.assets).length === 0;

  return (
    <main className="workspace" aria-label={t('place.workspace')}>
      <h1 className="visually-hidden">{model.header.title}</h1>
      {panels.paletteOpen && (
        <aside className="side side-left" style={{ width: panels.paletteWidth }} aria-label={t('panel.palette')}>
          <Palette view={view} />
          <Splitter
            label={t('resize.palette')}
            edge="right"
            size={panels.paletteWidth}
            min={180}
            max={440}
            onResize={(paletteWidth) => setPanels({ paletteWidth })}
          />
        </aside>
      )}
      <div className="middle">
        <section className="stage" aria-label={t('panel.canvas')}>
          {surface === 'table' ? (
            <TableView
              view={view}
              model={model}
              picture={picture}
              marks={marks}
              selected={shownSelection.assets}
              onSelect={(asset) => select({ assets: [asset] })}
            />
          ) : (
            <Canvas
              key={`${model.header.id}|${diagram.id}`}
              view={view}
              model={model}
              picture={picture}
              readOnly={isReadOnly}
              selection={shownSelection}
              isPathLit={path.length > 0}
              showMap={showMap}
              onSelect={selectOnCanvas}
              onMove={moveOnCanvas}
              onAdd={placeAsset}
              onConnect={connectAssets}
              onOpen={openInspector.run}
            />
          )}
          {isEmpty && !isReadOnly && surface === 'picture' && <EmptyModel view={view} />}
          <CanvasToolbar />
        </section>
        {panels.drawerOpen && (
          <section className="drawer" style={{ height: panels.drawerHeight }}>
            <Splitter
              label={t('resize.drawer')}
              edge="top"
              size={panels.drawerHeight}
              min={120}
              max={620}
              onResize={(drawerHeight) => setPanels({ drawerHeight })}
            />
            <FindingsDrawer view={view} model={model} compliance={<CompliancePanel view={view} model={model} />} />
          </section>
        )}
      </div>
      {panels.inspectorOpen && (
        <aside className="side side-right" style={{ width: panels.inspectorWidth }} aria-label={t('panel.inspector')}>
          <Splitter
            label={t('resize.inspector')}
            edge="left"
            size={panels.inspectorWidth}
            min={240}
            max={520}
            onResize={(inspectorWidth) => setPanels({ inspectorWidth })}
          />
          <Inspector view={view} />
        </aside>
      )}
      <StatusLine />
      <ConnectDialog view={view} model={model} />
      <RelationMenu view={view} model={model} />
      <Announcer view={view} model={model} />
    </main>
  );
}

/** Selecting by hand ends the look at a finding: its path goes out. */
function selectOnCanvas(update: (current: Selection) => Selection): void {
  const { selection } = useSession.getState();
  const next = update({ assets: new Set(selection.assets), relations: new Set(selection.relations) });
  const isSame = isSameSet(next.assets, selection.assets) && isSameSet(next.relations, selection.relations);
  if (isSame) return;
  select({ assets: [...next.assets], relations: [...next.relations] });
  setHighlight(null);
}
const isSameSet = (a: ReadonlySet<string>, b: readonly string[]) => a.size === b.length && b.every((id) => a.has(id));

function moveOnCanvas(moves: Parameters<typeof moveNodes>[3]): void {
  const open = workspace();
  if (open) edit('move', (model) => moveNodes(open.view, model, open.diagram.id, moves));
}
