import { csrRow } from '../base/csr.ts';
import type { Analysis, Levelled } from '../engine/analysis.ts';
import { levelNetwork } from '../engine/levels/level-network.ts';

/** A chain loses this part of its weight with every further step (catalogue, section 0). */
export const LOSS_PER_STEP = 0.07;
const KEPT = 1 - LOSS_PER_STEP;
/** More than any weight, so that a level of risk outweighs it. */
const RISK_STEP = 2;
// What decides among outcomes of equal value, in one exact number: group, steps, population, and a number drawn from the name.
const POPULATIONS = 8;
const NAMES = 2 ** 32;
const STEP = POPULATIONS * NAMES;
const STEPS = 2 ** 14;

/**
 * How outcomes compare: by value (risk first, then weight), then by the tail, smaller first: the group that counts first,
 * the shorter way, where more people are, and last a number drawn from the name of the place, so that the order depends
 * neither on the run nor on the numbering.
 */
export class OutcomeRules {
  /** The outcome that a threat has by its own effect, after `own`. */
  value = 0;
  tail = 0;
  readonly size: number;
  private readonly analysis: Levelled;
  private readonly groups: Int32Array;
  private readonly names = new Map<number, { readonly id: string; readonly hash: number }>();

  constructor(analysis: Levelled, groups: Int32Array) {
    this.analysis = analysis;
    this.groups = groups;
    this.size = analysis.knowledge.scales.likelihood.length;
  }

  own(effect: number, likelihood: number): void {
    const { structure, levels, knowledge } = this.analysis;
    const impact = levels.impact[effect]!;
    const risk = knowledge.scales.riskTable[impact]![likelihood]!;
    this.value = risk * RISK_STEP + (likelihood / (this.size - 1)) * (impact / (knowledge.scales.impact.length - 1));
    const asset = structure.consequenceSets.asset[effect]!;
    const type = structure.consequenceSets.type[effect]!;
    const people = Math.min(POPULATIONS - 1, structure.assets.populations[asset]!);
    this.tail = ((this.groups[type]! * STEPS + 1) * POPULATIONS + POPULATIONS - 1 - people) * NAMES + this.nameOf(asset, type);
  }

  private nameOf(asset: number, type: number): number {
    const id = this.analysis.structure.assets.ids[asset]!;
    let known = this.names.get(asset);
    if (known?.id !== id) {
      let hash = 0x811c9dc5;
      for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
      this.names.set(asset, (known = { id, hash }));
    }
    let mixed = Math.imul(known.hash ^ Math.imul(type + 1, 0x9e3779b1), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    return (mixed ^ (mixed >>> 13)) >>> 0;
  }
}

/** An outcome one step further away: the risk stays, some of the weight is lost. */
export const valueBehind = (value: number): number => {
  const risk = riskOf(value) * RISK_STEP;
  return risk + (value - risk) * KEPT;
};
export const tailBehind = (tail: number): number => tail + STEP;

export const riskOf = (value: number): number => Math.floor(value / RISK_STEP);
export const weightOf = (value: number): number => value - riskOf(value) * RISK_STEP;
export const stepsOf = (tail: number): number => Math.floor(tail / STEP) % STEPS;

/** The outcome of every threat at its own likelihood and every lesser one: state `threat * size + likelihood`. */
export interface OutcomeStates {
  /** Below 0: none. */
  readonly values: Float64Array;
  readonly tails: Float64Array;
  /** Consequence set that gives the outcome. */
  readonly ends: Int32Array;
}

/**
 * Settled best first, so that each threat is looked at once for each likelihood at which it can be reached, however long or
 * circular the chains are.
 */
export function outcomeStates(analysis: Analysis, groups: Int32Array): OutcomeStates {
  const { structure, levels, causation, knowledge } = analysis;
  const rules = new OutcomeRules(analysis, groups);
  const { size } = rules;
  const count = structure.threats.count;
  const { threatsCausing } = levelNetwork(knowledge, structure);
  const values = new Float64Array(count * size).fill(-1);
  const tails = new Float64Array(count * size);
  const ends = new Int32Array(count * size).fill(-1);
  const settled = new Uint8Array(count * size);
  const followed = new Uint8Array(structure.consequenceSets.count * size);
  const heap = new OutcomeHeap();
  const offer = (state: number, value: number, tail: number, end: number): void => {
    if (value < values[state]! || (value === values[state] && tail >= tails[state]!)) return;
    values[state] = value;
    tails[state] = tail;
    ends[state] = end;
    heap.push(value, tail, state);
  };
  for (let threat = 0; threat < count; threat++)
    for (let likelihood = 1; likelihood <= levels.threatLikelihood[threat]!; likelihood++)
      for (const effect of csrRow(structure.threats.effects, threat)) {
        rules.own(effect, likelihood);
        offer(threat * size + likelihood, rules.value, rules.tail, effect);
      }
  while (heap.pop()) {
    const { value, tail, state } = heap;
    if (settled[state] === 1 || value !== values[state] || tail !== tails[state]) continue;
    settled[state] = 1;
    const threat = Math.floor(state / size);
    const likelihood = state % size;
    // A threat at its full likelihood stays there however much likelier its cause is.
    const highest = likelihood === levels.threatLikelihood[threat] ? size - 1 : likelihood;
    for (const cause of csrRow(causation.threatCausedByConsequences, threat)) {
      for (let at = likelihood; at <= highest; at++) {
        // The first visit comes from the best: later ones add nothing.
        if (followed[cause * size + at] === 1) continue;
        followed[cause * size + at] = 1;
        for (const earlier of csrRow(threatsCausing, cause))
          if (levels.threatLikelihood[earlier]! >= at) offer(earlier * size + at, valueBehind(value), tailBehind(tail), ends[state]!);
      }
    }
  }
  return { values, tails, ends };
}

/** Best value first, then the smaller tail. Holds numbers only, however many there are. */
export class OutcomeHeap {
  value = 0;
  tail = 0;
  state = 0;
  private values = new Float64Array(1024);
  private tails = new Float64Array(1024);
  private states = new Int32Array(1024);
  private length = 0;

  push(value: number, tail: number, state: number): void {
    if (this.length === this.states.length) this.grow();
    let at = this.length++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(value, tail, parent)) break;
      this.copy(parent, at);
      at = parent;
    }
    this.put(at, value, tail, state);
  }

  /** Takes the best out, into the fields. False: nothing is left. */
  pop(): boolean {
    if (this.length === 0) return false;
    this.value = this.values[0]!;
    this.tail = this.tails[0]!;
    this.state = this.states[0]!;
    const last = --this.length;
    const [value, tail, state] = [this.values[last]!, this.tails[last]!, this.states[last]!];
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      if (child + 1 < last && this.isBefore(this.values[child + 1]!, this.tails[child + 1]!, child)) child++;
      if (!this.isBefore(this.values[child]!, this.tails[child]!, null, value, tail)) break;
      this.copy(child, at);
      at = child;
    }
    this.put(at, value, tail, state);
    return true;
  }

  private isBefore(value: number, tail: number, other: number | null, otherValue = 0, otherTail = 0): boolean {
    const theirs = other === null ? otherValue : this.values[other]!;
    return value > theirs || (value === theirs && tail < (other === null ? otherTail : this.tails[other]!));
  }
  private copy(from: number, to: number): void {
    this.put(to, this.values[from]!, this.tails[from]!, this.states[from]!);
  }
  private put(at: number, value: number, tail: number, state: number): void {
    this.values[at] = value;
    this.tails[at] = tail;
    this.states[at] = state;
  }
  private grow(): void {
    const double = <Column extends Float64Array | Int32Array>(old: Column): Column => {
      const column = new (old.constructor as new (length: number) => Column)(old.length * 2);
      column.set(old);
      return column;
    };
    this.values = double(this.values);
    this.tails = double(this.tails);
    this.states = double(this.states);
  }
}
