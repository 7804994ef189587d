import { liveQuery } from 'dexie';
import type { CordonDatabase } from './database.ts';
import type { LibraryStorage } from './library-storage.ts';

/**
 * The library in IndexedDB. Content is sealed before it gets here, because a transaction ends as
 * soon as it waits for anything but the database.
 */
export function createDexieStorage(db: CordonDatabase): LibraryStorage {
  return {
    isLasting: true,
    cards: () => db.cards.toArray(),
    read: (model) =>
      db.transaction('r', db.cards, db.snapshots, db.journal, async () => {
        const [card, snapshot, journal] = await Promise.all([
          db.cards.get(model),
          db.snapshots.get(model),
          db.journal.where('model').equals(model).sortBy('seq'),
        ]);
        return card && snapshot ? { card, snapshot, journal } : null;
      }),
    putSnapshot: (card, snapshot) =>
      db.transaction('rw', db.cards, db.snapshots, db.journal, async () => {
        await db.cards.put(card);
        await db.snapshots.put(snapshot);
        await db.journal
          .where('model')
          .equals(snapshot.model)
          .and((entry) => entry.seq <= snapshot.seq)
          .delete();
      }),
    append: (card, entry) =>
      db.transaction('rw', db.cards, db.journal, async () => {
        await db.cards.put(card);
        // `add`, not `put`: two writers on one model would show here instead of overwriting each other.
        await db.journal.add(entry);
      }),
    putCard: (card) =>
      db.transaction('rw', db.cards, async () => {
        if (await db.cards.get(card.id)) await db.cards.put(card);
      }),
    putCopy: (copy, keep) =>
      db.transaction('rw', db.copies, async () => {
        await db.copies.put(copy);
        const mine = await db.copies.where('model').equals(copy.model).sortBy('at');
        await db.copies.bulkDelete(mine.slice(0, -keep).map((old) => old.id));
      }),
    copies: () => db.copies.toArray(),
    remove: (model) =>
      db.transaction('rw', db.cards, db.snapshots, db.journal, db.copies, async () => {
        await db.cards.delete(model);
        await db.snapshots.delete(model);
        await db.journal.where('model').equals(model).delete();
        await db.copies.where('model').equals(model).delete();
      }),
    watch(listener) {
      const subscription = liveQuery(async () => [await db.cards.toArray(), await db.copies.count()]).subscribe({
        next: listener,
        error: listener,
      });
      return () => subscription.unsubscribe();
    },
  };
}
