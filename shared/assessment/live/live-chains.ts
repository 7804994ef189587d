import type { ChangedRows } from '../../engine/live/changed-rows.ts';
import { causeGroups, hasAlternatives } from '../cause-groups.ts';
import type { ChainDepths } from '../chain-depth.ts';
import { IncrementalBest, NONE } from './incremental-best.ts';
import type { LiveView } from './live-view.ts';

/**
 * How many threats stand between what comes from outside and each threat and consequence, on the shortest chain: a threat
 * needs all its causes, a consequence one of the threats that explain it. Kept while the model changes; `value` is the
 * negative number of steps.
 */
abstract class LiveChains extends IncrementalBest {
  protected readonly view: LiveView;

  constructor(view: LiveView) {
    super();
    this.view = view;
  }

  /** The most steps among the needed causes, of those that stand for each other the fewest; Infinity: not all are reached. */
  protected abstract stepsTo(threat: number): number;

  update(threats: ChangedRows, consequences: ChangedRows): void {
    this.makeRoom();
    this.renew((visit) => {
      for (const threat of threats.rows.view()) visit(threat * 2);
      for (const set of consequences.rows.view()) visit(set * 2 + 1);
    });
  }

  stepsOfConsequence(set: number): number {
    return -this.values[set * 2 + 1]!;
  }

  protected evaluate(thing: number): void {
    const { view } = this;
    const { fixpoint } = view.model.levels;
    const row = thing >> 1;
    if ((thing & 1) === 0) {
      if (!view.model.threats.isAlive(row) || fixpoint.threat[row]! <= 0) return;
      const steps = this.stepsTo(row);
      if (steps !== Infinity) this.offer(-1 - steps, 0, -1);
      return;
    }
    const level = fixpoint.consequence[row]!;
    if (level === 0) return;
    view.eachCausing(row, (threat) => {
      if (fixpoint.threat[threat] === level) this.offer(this.values[threat * 2]!, 0, -1);
    });
  }

  protected eachDependant(thing: number, visit: (thing: number) => void): void {
    const row = thing >> 1;
    if ((thing & 1) === 0) this.view.eachEffect(row, (set) => visit(set * 2 + 1));
    else this.view.eachBehind(row, (threat) => visit(threat * 2));
  }

  protected limit(thing: number, value: number): void {
    this.value = (thing & 1) === 0 ? value - 1 : value;
    this.tail = 0;
  }

  protected makeRoom(): void {
    const { threats, sets } = this.view.model;
    this.grow(2 * Math.max(threats.count, sets.consequences.count));
  }
}

/** The depths of chains (`chainDepths` measures the same from nothing). */
export class LiveDepths extends LiveChains implements ChainDepths {
  threats: Int32Array = new Int32Array(0);
  consequences: Int32Array = new Int32Array(0);

  constructor(view: LiveView, known: ChainDepths) {
    super(view);
    this.makeRoom();
    known.threats.forEach((depth, threat) => depth > 0 && this.settle(threat * 2, -depth, 0, -1));
    known.consequences.forEach((depth, set) => depth > 0 && this.settle(set * 2 + 1, -depth, 0, -1));
    this.threats.set(known.threats);
    this.consequences.set(known.consequences);
  }

  override update(threats: ChangedRows, consequences: ChangedRows): void {
    super.update(threats, consequences);
    for (const thing of this.changed.rows.view()) {
      const depth = this.values[thing] === NONE ? 0 : -this.values[thing]!;
      if ((thing & 1) === 0) this.threats[thing >> 1] = depth;
      else this.consequences[thing >> 1] = depth;
    }
  }

  protected override makeRoom(): void {
    super.makeRoom();
    const size = this.values.length >> 1;
    if (size <= this.threats.length) return;
    const [threats, consequences] = [new Int32Array(size), new Int32Array(size)];
    threats.set(this.threats);
    consequences.set(this.consequences);
    this.threats = threats;
    this.consequences = consequences;
  }

  protected stepsTo(threat: number): number {
    const { view } = this;
    const { threats, sets, levels, domain } = view.model;
    const { trust, asserted, threat: likelihoods } = levels.fixpoint;
    let most = 0;
    if (hasAlternatives(view, threats.threat[threat]!)) {
      for (const { causes } of causeGroups(view, threat)) {
        const able = causes.filter((cause) => cause.likelihood >= likelihoods[threat]!);
        if (able.some((cause) => cause.kind !== 'consequence')) continue;
        let fewest = Infinity;
        for (const cause of able)
          if (cause.kind === 'consequence') fewest = Math.min(fewest, this.stepsOfConsequence(cause.consequenceSet));
        most = Math.max(most, fewest);
      }
      return most;
    }
    const { entryPoints, conditions } = threats;
    for (let i = entryPoints.offsets[threat]!; i < entryPoints.ends[threat]!; i++) {
      const set = entryPoints.values[i]!;
      if (trust[set]! >= asserted[set]! || trust[set]! >= domain.size - 1) continue;
      most = Math.max(most, this.stepsOfConsequence(sets.attributes.consequence[set]!));
    }
    for (let i = conditions.offsets[threat]!; i < conditions.ends[threat]!; i++)
      most = Math.max(most, this.stepsOfConsequence(conditions.values[i]!));
    return most;
  }
}

/** What comes about without an attack, by normal operation and what only passes on; and which attacks start there. */
export class LiveRoots extends LiveChains {
  /** From nothing: all threats and consequences are new. */
  constructor(view: LiveView, threats: ChangedRows, consequences: ChangedRows) {
    super(view);
    this.update(threats, consequences);
  }

  /** Is it an attack that outside causes and normal operation explain alone? */
  isRootCause(threat: number): boolean {
    const { threats, domain, levels } = this.view.model;
    return (
      levels.fixpoint.threat[threat]! > 0 &&
      !domain.knowledge.threats[threats.threat[threat]!]!.normalOperation &&
      this.stepsToCauses(threat) !== Infinity
    );
  }

  protected stepsTo(threat: number): number {
    const { normalOperation, secondary } = this.view.model.domain.knowledge.threats[this.view.model.threats.threat[threat]!]!;
    return normalOperation || secondary ? this.stepsToCauses(threat) : Infinity;
  }

  private stepsToCauses(threat: number): number {
    const { needed, alternatives } = this.view.model.network;
    let most = 0;
    for (let i = needed.offsets[threat]!; i < needed.ends[threat]!; i++) most = Math.max(most, this.stepsToCause(needed.values[i]!));
    for (let i = alternatives.offsets[threat]!; i < alternatives.ends[threat]!;) {
      const end = i + 1 + alternatives.values[i]!;
      let fewest = Infinity;
      for (i++; i < end;) {
        const last = i + alternatives.values[i]!;
        let steps = 0;
        while (i < last) {
          const cause = alternatives.values[++i]!;
          steps = Math.max(steps, this.isCause(threat, cause) ? this.stepsToCause(cause) : Infinity);
        }
        i++;
        fewest = Math.min(fewest, steps);
      }
      most = Math.max(most, fewest);
    }
    return most;
  }

  private isCause(threat: number, cause: number): boolean {
    return (cause & 1) === 0 ? this.view.isCauseByTrust(threat, cause >> 1) : this.view.isCauseByConsequence(threat, cause >> 1);
  }
  private stepsToCause(cause: number): number {
    if ((cause & 1) === 1) return this.stepsOfConsequence(cause >> 1);
    if (this.view.isExternal(cause >> 1)) return 0;
    const by = this.view.model.sets.attributes.consequence[cause >> 1]!;
    return by < 0 ? Infinity : this.stepsOfConsequence(by);
  }
}
