import { grown } from '../../engine/live/live-rows.ts';
import type { ListChange } from '../findings-change.ts';

/** A list as it was told last, by the rows that its items stand for. */
export class ToldList<Item> {
  private rows: Int32Array;
  private items: readonly Item[];
  /** Place of each row in the list at hand, plus one. */
  private places: Int32Array = new Int32Array(0);

  constructor(rows: Int32Array, items: readonly Item[]) {
    this.rows = rows;
    this.items = items;
  }

  /** Takes another list over and says what is different. What stayed is the same object, in the same order as before. */
  tell(rows: Int32Array, items: readonly Item[]): ListChange<Item> {
    const removed: number[] = [];
    const inserted: number[] = [];
    const come: Item[] = [];
    // Most lists are the same but for a stretch: only there rows are looked for.
    const [before, oldItems] = [this.rows, this.items];
    let start = 0;
    while (start < rows.length && start < before.length && rows[start] === before[start] && items[start] === oldItems[start]) start++;
    let [oldEnd, end] = [before.length, rows.length];
    while (oldEnd > start && end > start && rows[end - 1] === before[oldEnd - 1] && items[end - 1] === oldItems[oldEnd - 1]) {
      oldEnd--;
      end--;
    }
    for (let at = start; at < end; at++) {
      const row = rows[at]!;
      if (row >= this.places.length) this.places = grown(this.places, row + 1);
      this.places[row] = at + 1;
    }
    const insert = (until: number, from: number): void => {
      for (let at = from; at < until; at++) {
        inserted.push(at);
        come.push(items[at]!);
      }
    };
    let next = start;
    for (let place = start; place < oldEnd; place++) {
      const at = (this.places[before[place]!] ?? 0) - 1;
      if (at < 0 || items[at] !== oldItems[place]) {
        removed.push(place);
        continue;
      }
      insert(at, next);
      next = at + 1;
    }
    insert(end, next);
    for (let at = start; at < end; at++) this.places[rows[at]!] = 0;
    this.rows = rows;
    this.items = items;
    return { removed, inserted, items: come };
  }
}
