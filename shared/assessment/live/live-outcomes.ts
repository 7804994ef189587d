import type { ChangedRows } from '../../engine/live/changed-rows.ts';
import type { Outcome } from '../outcome.ts';
import { OutcomeRules, riskOf, stepsOf, tailBehind, valueBehind, weightOf, type OutcomeStates } from '../outcome-states.ts';
import { IncrementalBest, NONE } from './incremental-best.ts';
import type { LiveView } from './live-view.ts';

/**
 * What threats lead to, kept while the model changes: a thing is a threat at a likelihood, or a consequence at one, which
 * passes on what the threats behind it lead to. (`outcomeStates` finds the same from nothing.)
 */
export class LiveOutcomes extends IncrementalBest implements Outcome {
  weight: Float64Array = new Float64Array(0);
  consequence: Int32Array = new Int32Array(0);
  steps: Int32Array = new Int32Array(0);
  private readonly view: LiveView;
  private readonly rules: OutcomeRules;
  private readonly size: number;

  constructor(view: LiveView, groups: Int32Array, known: OutcomeStates) {
    super();
    this.view = view;
    this.rules = new OutcomeRules(view, groups);
    this.size = this.rules.size;
    this.makeRoom();
    const { threats, sets } = view.model;
    for (let state = 0; state < known.ends.length; state++)
      if (known.ends[state]! >= 0) this.settle(state * 2, known.values[state]!, known.tails[state]!, known.ends[state]!);
    for (let set = 0; set < sets.consequences.count; set++)
      for (let likelihood = 1; likelihood < this.size; likelihood++) this.settleByEquation(this.ofConsequence(set, likelihood));
    for (let threat = 0; threat < threats.count; threat++) this.read(threat);
  }

  /** Threats and consequence sets whose equations may be others. Afterwards `eachChanged` tells of which threats the outcome is. */
  update(threats: ChangedRows, consequences: ChangedRows): void {
    this.makeRoom();
    this.renew((visit) => {
      for (const threat of threats.rows.view())
        for (let likelihood = 1; likelihood < this.size; likelihood++) visit(this.ofThreat(threat, likelihood));
      for (const set of consequences.rows.view())
        for (let likelihood = 1; likelihood < this.size; likelihood++) visit(this.ofConsequence(set, likelihood));
    });
    for (const threat of threats.rows.view()) this.read(threat);
    this.eachChanged((threat) => this.read(threat));
  }

  eachChanged(visit: (threat: number) => void): void {
    for (const thing of this.changed.rows.view()) {
      if ((thing & 1) === 1) continue;
      const threat = Math.floor((thing >> 1) / this.size);
      if ((thing >> 1) % this.size === this.view.levels.threatLikelihood[threat]) visit(threat);
    }
  }

  protected evaluate(thing: number): void {
    const { view, size } = this;
    const state = thing >> 1;
    const row = Math.floor(state / size);
    const likelihood = state % size;
    const levels = view.levels.threatLikelihood;
    if ((thing & 1) === 0) {
      if (!view.model.threats.isAlive(row) || levels[row]! < likelihood) return;
      view.eachEffect(row, (effect) => {
        this.rules.own(effect, likelihood);
        this.offer(this.rules.value, this.rules.tail, effect);
        const at = this.ofConsequence(effect, likelihood);
        this.offer(this.values[at]!, this.tails[at]!, this.ends[at]!);
      });
      return;
    }
    view.eachBehind(row, (threat, attribute) => {
      if (attribute >= 0 ? view.isExternal(attribute) || !view.isCauseByTrust(threat, attribute) : !view.isCauseByConsequence(threat, row))
        return;
      const at = this.ofThreat(threat, Math.min(likelihood, levels[threat]!));
      const value = this.values[at]!;
      if (value !== NONE) this.offer(valueBehind(value), tailBehind(this.tails[at]!), this.ends[at]!);
    });
  }

  protected eachDependant(thing: number, visit: (thing: number) => void): void {
    const { view, size } = this;
    const state = thing >> 1;
    const row = Math.floor(state / size);
    const likelihood = state % size;
    if ((thing & 1) === 1) {
      view.eachCausing(row, (threat) => visit(this.ofThreat(threat, likelihood)));
      return;
    }
    // A threat at its full likelihood stays there however much likelier its cause is.
    const highest = likelihood === view.levels.threatLikelihood[row] ? size - 1 : likelihood;
    view.eachCause(row, (set) => {
      for (let at = likelihood; at <= highest; at++) visit(this.ofConsequence(set, at));
    });
  }

  protected limit(thing: number, value: number, tail: number): void {
    this.value = (thing & 1) === 0 ? value : valueBehind(value);
    this.tail = (thing & 1) === 0 ? tail : tailBehind(tail);
  }

  private ofThreat(threat: number, likelihood: number): number {
    return (threat * this.size + likelihood) * 2;
  }
  private ofConsequence(set: number, likelihood: number): number {
    return (set * this.size + likelihood) * 2 + 1;
  }

  private makeRoom(): void {
    const { threats, sets } = this.view.model;
    this.grow(2 * this.size * Math.max(threats.count, sets.consequences.count));
    const { count } = threats;
    if (count <= this.weight.length) return;
    const size = Math.ceil(count * 1.1) + 64;
    const [weight, consequence, steps] = [new Float64Array(size), new Int32Array(size).fill(-1), new Int32Array(size)];
    weight.set(this.weight);
    consequence.set(this.consequence);
    steps.set(this.steps);
    this.weight = weight;
    this.consequence = consequence;
    this.steps = steps;
  }

  /** The outcome and the risk of a threat at its own likelihood. */
  private read(threat: number): void {
    const { view } = this;
    const likelihood = view.model.threats.isAlive(threat) ? view.levels.threatLikelihood[threat]! : -1;
    const at = likelihood > 0 ? this.ofThreat(threat, likelihood) : -1;
    const isThere = at >= 0 && this.values[at] !== NONE;
    this.weight[threat] = isThere ? weightOf(this.values[at]!) : 0;
    this.consequence[threat] = isThere ? this.ends[at]! : -1;
    this.steps[threat] = isThere ? stepsOf(this.tails[at]!) : 0;
    view.threatRisk[threat] = likelihood < 0 ? -1 : isThere ? riskOf(this.values[at]!) : 0;
  }
}
