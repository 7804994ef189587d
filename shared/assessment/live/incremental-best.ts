import { ChangedRows } from '../../engine/live/changed-rows.ts';
import { OutcomeHeap } from '../outcome-states.ts';

/**
 * Best values of things that depend on each other, kept while the dependences change (after Ramalingam and Reps). A thing
 * is worth the best of what its equation offers, and worse with every step, so that circles never support themselves. What
 * is out of step with its equation waits in a queue, best first: it either takes the better value at once, or loses its
 * value and finds another one. Only what really changes, and what looks at it, is worked out.
 *
 * Values compare by `value`, larger first, then by `tail`, smaller first. NONE: nothing supports the thing.
 */
export abstract class IncrementalBest {
  values: Float64Array = new Float64Array(0);
  tails: Float64Array = new Float64Array(0);
  ends: Int32Array = new Int32Array(0);
  /** Things whose value is another one since the update before. */
  readonly changed = new ChangedRows();
  /** What `evaluate` found. */
  protected value = NONE;
  protected tail = 0;
  protected end = -1;
  private dueValues: Float64Array = new Float64Array(0);
  private dueTails: Float64Array = new Float64Array(0);
  private dueEnds: Int32Array = new Int32Array(0);
  /** 1: something that it depends on has changed since it was worked out. */
  private stale: Uint8Array = new Uint8Array(0);
  private readonly heap = new OutcomeHeap();

  /** Finds what the equation of a thing offers now, through `offer`. */
  protected abstract evaluate(thing: number): void;
  /** Calls `visit` with all things whose equations name this one. */
  protected abstract eachDependant(thing: number, visit: (thing: number) => void): void;
  /** Sets `value` and `tail` to the most that a thing can be worth because of something of this worth that it depends on. */
  protected abstract limit(thing: number, value: number, tail: number): void;

  protected offer(value: number, tail: number, end: number): void {
    if (value < this.value || (value === this.value && (value === NONE || tail >= this.tail))) return;
    this.value = value;
    this.tail = tail;
    this.end = end;
  }

  /** Takes a value over that is known to be right. */
  protected settle(thing: number, value: number, tail: number, end: number): void {
    this.values[thing] = this.dueValues[thing] = value;
    this.tails[thing] = this.dueTails[thing] = tail;
    this.ends[thing] = this.dueEnds[thing] = end;
  }
  /** Settles a thing with what its equation offers. */
  protected settleByEquation(thing: number): void {
    this.reset(thing);
    this.settle(thing, this.value, this.tail, this.end);
  }

  protected grow(count: number): void {
    if (count <= this.values.length) return;
    const size = Math.ceil(count * 1.1) + 64;
    const longer = <Column extends Float64Array | Int32Array | Uint8Array>(old: Column, fill: number): Column => {
      const column = new (old.constructor as new (length: number) => Column)(size).fill(fill) as Column;
      column.set(old as never);
      return column;
    };
    this.values = longer(this.values, NONE);
    this.tails = longer(this.tails, 0);
    this.ends = longer(this.ends, -1);
    this.dueValues = longer(this.dueValues, NONE);
    this.dueTails = longer(this.dueTails, 0);
    this.dueEnds = longer(this.dueEnds, -1);
    this.stale = longer(this.stale, 0);
  }

  /** Brings everything into step again. `dirty` calls its argument with each thing whose equation may have changed. */
  protected renew(dirty: (visit: (thing: number) => void) => void): void {
    this.changed.clear();
    dirty((thing) => {
      this.refresh(thing);
      this.queue(thing);
    });
    const { heap } = this;
    while (heap.pop()) {
      const thing = heap.state;
      const wasStale = this.stale[thing] === 1;
      if (wasStale) this.refresh(thing);
      if (this.isInStep(thing)) continue;
      const before = this.values[thing]!;
      const tailBefore = this.tails[thing]!;
      const rises = isBetter(this.dueValues[thing]!, this.dueTails[thing]!, before, tailBefore);
      const value = rises ? this.dueValues[thing]! : before;
      const tail = rises ? this.dueTails[thing]! : tailBefore;
      if (value !== heap.value || tail !== heap.tail) {
        if (wasStale) heap.push(value, tail, thing);
        continue;
      }
      this.changed.add(thing);
      this.values[thing] = rises ? value : NONE;
      this.tails[thing] = rises ? tail : 0;
      this.ends[thing] = rises ? this.dueEnds[thing]! : -1;
      if (!rises) this.queue(thing);
      this.eachDependant(thing, (dependant) => this.tellDependant(dependant, value, tail, rises));
    }
  }

  /**
   * Something that a thing depends on took the value, or lost it. A thing that this can change is worked out once, when its
   * turn comes: all that it depends on and that is better has been settled by then.
   */
  private tellDependant(thing: number, value: number, tail: number, rises: boolean): void {
    this.limit(thing, value, tail);
    const [most, mostTail] = [this.value, this.tail];
    const [due, dueTail] = [this.dueValues[thing]!, this.dueTails[thing]!];
    if (rises ? !isBetter(most, mostTail, due, dueTail) : isBetter(due, dueTail, most, mostTail)) return;
    if (rises) this.heap.push(most, mostTail, thing);
    else if (this.stale[thing] === 0 && this.isInStep(thing) && due !== NONE) this.heap.push(due, dueTail, thing);
    this.stale[thing] = 1;
  }

  private refresh(thing: number): void {
    this.stale[thing] = 0;
    this.reset(thing);
    this.dueValues[thing] = this.value;
    this.dueTails[thing] = this.tail;
    this.dueEnds[thing] = this.end;
  }
  private reset(thing: number): void {
    this.value = NONE;
    this.tail = 0;
    this.end = -1;
    this.evaluate(thing);
  }

  private queue(thing: number): void {
    if (this.isInStep(thing)) return;
    if (isBetter(this.dueValues[thing]!, this.dueTails[thing]!, this.values[thing]!, this.tails[thing]!))
      this.heap.push(this.dueValues[thing]!, this.dueTails[thing]!, thing);
    else this.heap.push(this.values[thing]!, this.tails[thing]!, thing);
  }

  /** A place that was taken away and came back has another number under the same name. */
  private isInStep(thing: number): boolean {
    const value = this.values[thing]!;
    if (this.dueValues[thing] !== value) return false;
    return value === NONE || (this.dueTails[thing] === this.tails[thing] && this.dueEnds[thing] === this.ends[thing]);
  }
}

const isBetter = (value: number, tail: number, than: number, thanTail: number): boolean =>
  value > than || (value === than && tail < thanTail);

/** Worse than any value. */
export const NONE = -Infinity;
