import { create } from 'zustand';
import { type EntryRef, entryKey } from '../../shared/knowledge/browse/entry-ref.ts';
import { type EntryFilter, NO_ENTRY_FILTER } from '../../shared/knowledge/browse/search-entries.ts';

export interface KnowState {
  /** Pages in the order in which they were opened; null is the overview. */
  readonly trail: readonly (EntryRef | null)[];
  /** The page that is shown. */
  readonly at: number;
  readonly filter: EntryFilter;
}

const INITIAL_KNOW: KnowState = { trail: [null], at: 0, filter: NO_ENTRY_FILTER };
const TRAIL_LIMIT = 200;

/** Where a person is in the knowledge base, and the way that led there. Kept while the app runs, so that coming back finds the same page. */
export const useKnow = create<KnowState>()(() => INITIAL_KNOW);

/** Opens a page; what lay ahead of the current one is given up. Opening the page that is shown changes nothing. */
export function openEntry(ref: EntryRef | null): void {
  const { trail, at } = useKnow.getState();
  const current = trail[at] ?? null;
  if (current === ref || (current !== null && ref !== null && entryKey(current) === entryKey(ref))) return;
  const next = [...trail.slice(0, at + 1), ref].slice(-TRAIL_LIMIT);
  useKnow.setState({ trail: next, at: next.length - 1 });
}

const step = (by: 1 | -1): void => useKnow.setState(({ trail, at }) => ({ at: Math.min(trail.length - 1, Math.max(0, at + by)) }));
export const knowBack = (): void => step(-1);
export const knowForward = (): void => step(1);
export const filterEntries = (change: Partial<EntryFilter>): void =>
  useKnow.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
