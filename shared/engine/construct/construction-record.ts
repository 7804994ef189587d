import { IntBuffer } from '../int-buffer.ts';
import { TripleCounter } from '../int-hash.ts';
import { MatchList } from '../match/match-list.ts';
import type { PlannedConstruction } from './construction-plan.ts';

/** One pass of a construction as it went: its matches, and for each the slots of the assets it made (or found made). */
export interface PassRecord {
  readonly plan: PlannedConstruction;
  readonly pass: number;
  list: MatchList;
  made: IntBuffer;
}

/**
 * What construction did, kept so that an edit can be played through it: matches per pass, and how many matches
 * support each link (moment, from, to) and each asset (moment, slot, -1).
 */
export class ConstructionRecord {
  readonly passes = new Map<PlannedConstruction, PassRecord[]>();
  readonly supports = new TripleCounter(1024);
  /** False: something happened that cannot be replayed, so the next change of structure starts from nothing. */
  replayable = true;

  /** The record of a pass, made empty when the pass never ran. */
  pass(plan: PlannedConstruction, pass: number): PassRecord {
    let records = this.passes.get(plan);
    if (records === undefined) this.passes.set(plan, (records = []));
    while (records.length <= pass) records.push({ plan, pass: records.length, list: new MatchList(plan.pattern), made: new IntBuffer(16) });
    return records[pass]!;
  }
  passCount(plan: PlannedConstruction): number {
    return this.passes.get(plan)?.length ?? 0;
  }
}

/** Moment of a pass: what was born before it is seen by it. */
export const momentOf = (plan: PlannedConstruction, pass: number): number => plan.start + pass * plan.stride;

/** May later passes of an iteration look at new things only? Yes, unless new things can unmake or widen a match. */
export const isMonotone = ({ pattern }: PlannedConstruction): boolean =>
  pattern.many.length === 0 && pattern.forbidden.length === 0 && pattern.forbiddenLinks.length === 0;
