import type { CardRow, CopyRow, JournalRow, LibraryStorage, SnapshotRow } from './library-storage.ts';

/** A library for the time of one window, where the browser lets nothing be stored. Cordon stays usable; files are the way out. */
export function createMemoryStorage(): LibraryStorage {
  const cards = new Map<string, CardRow>();
  const snapshots = new Map<string, SnapshotRow>();
  let journal: readonly JournalRow[] = [];
  let copies: readonly CopyRow[] = [];
  const listeners = new Set<() => void>();
  const changed = (): Promise<void> => {
    for (const listener of listeners) listener();
    return Promise.resolve();
  };
  return {
    isLasting: false,
    cards: () => Promise.resolve([...cards.values()]),
    read(model) {
      const card = cards.get(model);
      const snapshot = snapshots.get(model);
      return Promise.resolve(card && snapshot ? { card, snapshot, journal: journal.filter((entry) => entry.model === model) } : null);
    },
    putSnapshot(card, snapshot) {
      cards.set(card.id, card);
      snapshots.set(card.id, snapshot);
      journal = journal.filter((entry) => entry.model !== card.id || entry.seq > snapshot.seq);
      return changed();
    },
    append(card, entry) {
      cards.set(card.id, card);
      journal = [...journal, entry];
      return changed();
    },
    putCard(card) {
      if (cards.has(card.id)) cards.set(card.id, card);
      return changed();
    },
    putCopy(copy, keep) {
      const mine = [...copies.filter((other) => other.model === copy.model), copy].sort((a, b) => a.at - b.at).slice(-keep);
      copies = [...copies.filter((other) => other.model !== copy.model), ...mine];
      return changed();
    },
    copies: () => Promise.resolve(copies),
    remove(model) {
      cards.delete(model);
      snapshots.delete(model);
      journal = journal.filter((entry) => entry.model !== model);
      copies = copies.filter((copy) => copy.model !== model);
      return changed();
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
