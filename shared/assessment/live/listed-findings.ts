import type { ChangedRows } from '../../engine/live/changed-rows.ts';
import { grown } from '../../engine/live/live-rows.ts';
import type { LiveView } from './live-view.ts';

/** Which threats and consequences of a model under edit are findings. */
export class ListedFindings {
  private readonly view: LiveView;
  /** Per consequence set: does some listed threat bring it about? */
  private produced: Uint8Array = new Uint8Array(0);

  constructor(view: LiveView) {
    const { count } = view.model.sets.consequences;
    this.view = view;
    this.produced = grown(this.produced, count);
    for (let set = 0; set < count; set++) this.produced[set] = this.isProducedNow(set) ? 1 : 0;
  }

  isThreat(row: number): boolean {
    return this.view.model.threats.isAlive(row) && this.view.levels.threatLikelihood[row]! >= 0;
  }
  /** Live, brought about by a listed threat, or named by one as it is. */
  isConsequence(set: number): boolean {
    const { levels } = this.view;
    if (!this.view.isThere(set)) return false;
    if (levels.consequenceLikelihood[set]! > 0 || this.isProduced(set)) return true;
    let is = false;
    this.view.eachBehind(set, (threat, attribute) => (is ||= attribute < 0 && levels.threatLikelihood[threat] === 0));
    return is;
  }
  /** Does some listed threat bring the consequence about? */
  isProduced(set: number): boolean {
    return this.produced[set] === 1;
  }

  /** Looks again at what brings consequences about. Calls `visit` with each of which the answer is another one. */
  renew(sets: ChangedRows, visit: (set: number) => void): void {
    this.produced = grown(this.produced, this.view.model.sets.consequences.count);
    for (const set of sets.rows.view()) {
      const is = this.isProducedNow(set) ? 1 : 0;
      if (is === this.produced[set]) continue;
      this.produced[set] = is;
      visit(set);
    }
  }

  private isProducedNow(set: number): boolean {
    let is = false;
    this.view.eachCausing(set, (threat) => (is ||= this.view.levels.threatLikelihood[threat]! >= 0));
    return is;
  }
}
