import type { EntryRef } from '../../../shared/knowledge/browse/entry-ref.ts';
import { openEntry } from '../../store/know-store.ts';
import { goTo } from '../../store/session-store.ts';

/** Opens the page of an entry in the knowledge base, from wherever its name or code stands. */
export function showInKnowledge(ref: EntryRef): void {
  openEntry(ref);
  goTo('know');
}
