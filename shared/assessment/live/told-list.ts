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
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!;
      if (row >= this.places.length) this.places = grown(this.places, row + 1);
      this.places[row] = at + 1;
    }
    let next = 0;
    for (let place = 0; place < this.rows.length; place++) {
      const at = (this.places[this.rows[place]!] ?? 0) - 1;
      if (at < 0 || items[at] !== this.items[place]) {
        removed.push(place);
        continue;
      }
      for (; next < at; next++) {
        inserted.push(next);
        come.push(items[next]!);
      }
      next = at + 1;
    }
    for (; next < rows.length; next++) {
      inserted.push(next);
      come.push(items[next]!);
    }
    for (const row of rows) this.places[row] = 0;
    this.rows = rows;
    this.items = items;
    return { removed, inserted, items: come };
  }
}
