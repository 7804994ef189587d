import type { RecordsDiff } from '../model/diff.ts';
import type { ModelRecords, RelationRecord } from '../model/records.ts';

/** Ids of relations by the assets at their ends. */
type RelationIndex = Map<string, Set<string>>;

const known = new WeakMap<ModelRecords['relations'], RelationIndex>();

/**
 * The relations of a model by asset, carried along from edit to edit: the index of the model before becomes that of the
 * model after, so that an edit of a large model does not read all of its relations.
 */
export function relationsAt(before: ModelRecords, after: ModelRecords, diff: RecordsDiff): (asset: string) => readonly RelationRecord[] {
  let index = known.get(after.relations);
  if (index === undefined) {
    index = known.get(before.relations);
    if (index === undefined) {
      index = new Map();
      for (const [id, relation] of Object.entries(after.relations)) enter(index, id, relation);
    } else {
      known.delete(before.relations);
      for (const [id, { before: was, after: is }] of Object.entries(diff.tables.relations ?? {})) {
        if (was) for (const end of [was.from, was.to]) index.get(end)?.delete(id);
        if (is) enter(index, id, is);
      }
    }
    known.set(after.relations, index);
  }
  const found = index;
  return (asset) => [...(found.get(asset) ?? [])].map((id) => after.relations[id]!);
}

function enter(index: RelationIndex, id: string, { from, to }: RelationRecord): void {
  for (const end of [from, to]) {
    const ids = index.get(end);
    if (ids === undefined) index.set(end, new Set([id]));
    else ids.add(id);
  }
}
