import type { RelationEntry } from '../../../shared/knowledge/catalogue.ts';
import type { AssetId, ModelRecords } from '../../../shared/model/records.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { select, tell } from '../../store/session-store.ts';
import { type NewRelation, addRelation, hasRelation } from '../edits/relations.ts';
import { askRelation } from '../surface-store.ts';
import { edit, editable } from '../workspace.ts';

export interface PossibleRelation extends NewRelation {
  readonly entry: RelationEntry;
  /** Said already: shown, but not to be chosen again. */
  readonly exists: boolean;
}

/** What the knowledge base allows between two assets, in both directions, the drawn direction first. */
export function possibleRelations(view: KnowledgeView, model: ModelRecords, from: AssetId, to: AssetId): readonly PossibleRelation[] {
  const a = model.assets[from];
  const b = model.assets[to];
  if (!a || !b || from === to) return [];
  const list = (source: typeof a, target: typeof b) =>
    view.relationsBetween(source.type, target.type).map((entry) => {
      const wanted = { from: source.id, type: entry.id, to: target.id };
      return { ...wanted, entry, exists: hasRelation(model, wanted) };
    });
  return [...list(a, b), ...list(b, a)];
}

/** Connects at once where there is one way to do so, asks where there are several, and says so where there is none. */
export function connectAssets(from: AssetId, to: AssetId, at: { readonly x: number; readonly y: number }): void {
  const open = editable();
  if (!open) return;
  const possible = possibleRelations(open.view, open.model, from, to);
  const forward = possible.filter((relation) => relation.from === from);
  const [first] = forward;
  const label = (type: string | undefined) => open.view.class(type ?? '')?.label ?? type ?? '';
  if (possible.length === 0) {
    tell({
      tone: 'info',
      message: 'canvas:noRelation',
      values: { from: label(open.model.assets[from]?.type), to: label(open.model.assets[to]?.type) },
    });
  } else if (first && forward.length === 1 && possible.length === 1 && !first.exists) relate(first);
  else askRelation({ from, to, at });
}

/** Adds one relation and selects it. */
export function relate(wanted: NewRelation): void {
  const open = editable();
  if (!open) return;
  const { diff, id } = addRelation(open.view, open.model, open.diagram.id, wanted);
  const isNew = edit('addRelation', () => diff, { relation: open.view.relation(wanted.type)?.label ?? wanted.type });
  if (isNew) select({ relations: [id] });
}
