import type { EntryKind, EntryRef } from '../../../shared/knowledge/browse/entry-ref.ts';

/** Ids of one kind as lists of links take them, each once. */
export const refs = (kind: EntryKind, ids: readonly string[]): readonly EntryRef[] => [...new Set(ids)].map((id) => ({ kind, id }));
