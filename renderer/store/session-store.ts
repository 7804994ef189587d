import { create } from 'zustand';
import type { AssetId, DiagramId, RelationId } from '../../shared/model/records.ts';
import type { AnalysisView } from '../../shared/protocol/engine-protocol.ts';

/** The places of the app. */
export type Place = 'start' | 'workspace' | 'know' | 'packs';

export type Theme = 'light' | 'dark' | 'system';
/** Tabs of the findings drawer. */
export type DrawerTab = 'threats' | 'consequences' | 'controls' | 'gaps' | 'compliance' | 'changes';

export interface Selection {
  readonly assets: readonly AssetId[];
  readonly relations: readonly RelationId[];
  /** Id of the finding that is looked at; its assets are selected and its path lit. */
  readonly finding: string | null;
}
/** What is lit up on the canvas; everything else steps back. */
export interface Highlight {
  readonly assets: readonly AssetId[];
  /** Asset ids in order, from the first cause to the end. */
  readonly path: readonly AssetId[];
}

export interface SessionState {
  readonly place: Place;
  readonly selection: Selection;
  readonly highlight: Highlight | null;
  readonly diagram: DiagramId | null;
  readonly view: AnalysisView;
  /** Id of the requirement that the compliance tab explains. */
  readonly requirement: string | null;
  /** What is being dragged from the palette: a class of the knowledge base. */
  readonly draggedClass: string | null;
  /** One sentence for the person, also read out; `null`: nothing to say. */
  readonly notice: Notice | null;
}
export interface Notice {
  readonly tone: 'info' | 'warning' | 'error';
  /** Key of a message and its values. */
  readonly message: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

const NO_SELECTION: Selection = { assets: [], relations: [], finding: null };

const INITIAL_SESSION: SessionState = {
  place: 'start',
  selection: NO_SELECTION,
  highlight: null,
  diagram: null,
  view: 'today',
  requirement: null,
  draggedClass: null,
  notice: null,
};

/** What the person looks at: never saved, never undone. */
export const useSession = create<SessionState>()(() => INITIAL_SESSION);

export const goTo = (place: Place): void => useSession.setState({ place });
export const select = (selection: Partial<Selection>): void => useSession.setState({ selection: { ...NO_SELECTION, ...selection } });
export const clearSelection = (): void => useSession.setState({ selection: NO_SELECTION, highlight: null });
export const setHighlight = (highlight: Highlight | null): void => useSession.setState({ highlight });
export const showDiagram = (diagram: DiagramId | null): void => useSession.setState({ diagram });
export const setView = (view: AnalysisView): void => useSession.setState({ view });
export const chooseRequirement = (requirement: string | null): void => useSession.setState({ requirement });
export const setDraggedClass = (draggedClass: string | null): void => useSession.setState({ draggedClass });
export const tell = (notice: Notice | null): void => useSession.setState({ notice });
