import i18next from 'i18next';
import type { AssetId, DiagramRecord, ModelRecords } from '../../shared/model/records.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { useKnowledge } from '../engine-client/knowledge-store.ts';
import { type Edit, applyEdit } from '../store/document-actions.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';

export interface OpenWorkspace {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly diagram: DiagramRecord;
}

/** The diagram on screen: the chosen one, else the model's first. */
export function diagramOf(model: ModelRecords, chosen: string | null): DiagramRecord | undefined {
  return (chosen === null ? undefined : model.diagrams[chosen]) ?? Object.values(model.diagrams).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

/** What commands work on; null while no model is open or the workspace is not shown. */
export function workspace(): OpenWorkspace | null {
  const { view } = useKnowledge.getState();
  const { model } = useDocument.getState();
  const { place, diagram } = useSession.getState();
  const shown = model ? diagramOf(model, diagram) : undefined;
  return view && model && shown && place === 'workspace' ? { view, model, diagram: shown } : null;
}

/** The workspace, when it may be changed. */
export const editable = (): OpenWorkspace | null => (useDocument.getState().readOnly ? null : workspace());
export const selectedAssets = (): readonly AssetId[] => useSession.getState().selection.assets;
export const onlySelected = (): AssetId | null => {
  const assets = selectedAssets();
  return assets.length === 1 ? (assets[0] ?? null) : null;
};

/** One step of Undo, named by a message of `commands:edit`. */
export const edit = (name: string, change: Edit, values: Readonly<Record<string, string | number>> = {}): boolean =>
  applyEdit(i18next.t(`commands:edit.${name}`, values), change);
