import type { EdgeChange, NodeChange } from 'reactflow';
import type { AssetId, RelationId } from '../../shared/model/records.ts';

/** What is selected on the drawing surface. */
export interface Selection {
  readonly assets: ReadonlySet<AssetId>;
  readonly relations: ReadonlySet<RelationId>;
}

/** A set after what the drawing library says was chosen and let go. */
export function withChoices(before: ReadonlySet<string>, changes: readonly (NodeChange | EdgeChange)[]): ReadonlySet<string> {
  const after = new Set(before);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) after.add(change.id);
    else after.delete(change.id);
  }
  return after;
}
