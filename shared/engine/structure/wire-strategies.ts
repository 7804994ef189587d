import type { Csr } from '../../base/csr.ts';
import { assetsOfNode, type AssetTable, type MatchTable } from '../analysis.ts';
import { namingOf, type StrategyPart } from '../construct/naming.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import type { NodeControl, PlacedStrategy } from '../domain/prepare-threat.ts';
import { IntBuffer } from '../int-buffer.ts';
import type { SetTables } from './build-sets.ts';
import type { PseudoRoots } from './pseudo-roots.ts';
import { StrategyRegistry, type FinishedStrategies } from './strategy-registry.ts';
import { memberSet } from './wire-sets.ts';

const NO_CHOICE: readonly number[] = [];

/** The mandatory or optional controls of one strategy at one match. */
class Placement {
  /** Average control sets, and the number of the control that each belongs to. */
  readonly sets = new IntBuffer(16);
  readonly controls = new IntBuffer(16);
  /** The sets that serve one member. */
  readonly row = new IntBuffer(16);
}

/** Makes the instances of strategies at matches, one set of controls at a time. */
export class StrategyWiring {
  /** Members and instances, alternating, of the strategy asked for last: from `from` to before `to`. */
  readonly found = new IntBuffer(64);
  from = 0;
  to = 0;
  private readonly registry = new StrategyRegistry();
  private readonly domain: Domain;
  private readonly assets: AssetTable;
  private readonly sets: SetTables;
  private readonly matches: MatchTable;
  private readonly roots: PseudoRoots;
  private readonly passEmpty: boolean;
  private match = -1;
  /** Per strategy: the match and the members that it was last looked up for, and where in `found`. */
  private readonly knownMatch: Int32Array;
  private readonly knownMembers: (readonly number[])[] = [];
  private readonly knownFrom: Int32Array;
  private readonly knownTo: Int32Array;
  private readonly mandatory = new Placement();
  private readonly optional = new Placement();
  /** Where each instance was first found, for its name. */
  private readonly firstStrategy: PlacedStrategy[] = [];
  private readonly firstMatch = new IntBuffer(256);
  private readonly firstChoice = new Map<number, readonly number[]>();

  constructor(domain: Domain, assets: AssetTable, sets: SetTables, matches: MatchTable, roots: PseudoRoots) {
    this.domain = domain;
    this.assets = assets;
    this.sets = sets;
    this.matches = matches;
    this.roots = roots;
    this.passEmpty = domain.knowledge.behaviour.skipMandatoryControlAtEmptyRole;
    const count = domain.knowledge.strategies.length;
    this.knownMatch = new Int32Array(count).fill(-1);
    this.knownFrom = new Int32Array(count);
    this.knownTo = new Int32Array(count);
  }

  turnTo(match: number): void {
    this.match = match;
    this.found.length = 0;
  }

  /**
   * Looks up the instances of a strategy at the match at hand, for each of these members of a threat; threats of one
   * pattern mostly ask for the same. False when a member cannot be chosen: a bad entry.
   */
  find(placed: PlacedStrategy, members: readonly number[]): boolean {
    const { strategy, choices } = placed;
    if (this.knownMatch[strategy] === this.match && this.knownMembers[strategy] === members) {
      this.from = this.knownFrom[strategy]!;
      this.to = this.knownTo[strategy]!;
      return true;
    }
    this.from = this.found.length;
    const good = choices.length === 0 ? this.oneVariant(placed, members, NO_CHOICE) : this.allChoices(placed, members, []);
    this.to = this.found.length;
    if (!good) return false;
    this.knownMatch[strategy] = this.match;
    this.knownMembers[strategy] = members;
    this.knownFrom[strategy] = this.from;
    this.knownTo[strategy] = this.to;
    return true;
  }

  finish(threatCount: number, rows: { blockedBy: Csr; mitigatedBy: Csr; triggeredBy: Csr }): FinishedStrategies {
    return this.registry.finish(threatCount, rows, (instances) => Array.from(instances, (instance) => this.nameOf(instance)));
  }

  /** One instance for each choice of an asset per role where one is enough. */
  private allChoices(placed: PlacedStrategy, members: readonly number[], choice: readonly number[]): boolean {
    const { choices } = placed;
    if (choice.length === choices.length) return this.oneVariant(placed, members, choice);
    const node = choices[choice.length]!;
    let good = true;
    for (const asset of node < 0 ? [] : assetsOfNode(this.matches, this.match, node))
      good = this.allChoices(placed, members, [...choice, asset]) && good;
    return good;
  }

  private oneVariant(placed: PlacedStrategy, members: readonly number[], choice: readonly number[]): boolean {
    const { mandatory, optional, registry } = this;
    if (!this.place(placed, false, this.match, choice) || !this.place(placed, true, this.match, choice)) return true;
    if (mandatory.sets.length + optional.sets.length === 0) return true;
    for (let i = 0; i < members.length; i++) {
      const member = members[i]!;
      if (!this.choose(mandatory, placed.mandatory, member) || !this.choose(optional, placed.optional, member)) return false;
      const instance = registry.numberOf(placed.family, mandatory.row, optional.row);
      if (instance === this.firstStrategy.length) {
        this.firstStrategy.push(placed);
        this.firstMatch.push(this.match);
        if (choice.length > 0) this.firstChoice.set(instance, choice);
      }
      this.found.push(member);
      this.found.push(instance);
    }
    return true;
  }

  /** Finds the average sets of all mandatory or optional controls; false when the strategy is out of the question. */
  private place(placed: PlacedStrategy, isRequired: boolean, match: number, choice: readonly number[]): boolean {
    const controls = isRequired ? placed.mandatory : placed.optional;
    const { sets, controls: numbers } = isRequired ? this.mandatory : this.optional;
    const { layouts, firstControl } = this.sets;
    const { assets, nodeOffsets } = this.matches;
    const first = nodeOffsets.offsets[match]!;
    sets.length = 0;
    numbers.length = 0;
    for (let number = 0; number < controls.length; number++) {
      const { node, type, anyOne } = controls[number]!;
      const before = sets.length;
      if (node >= 0) {
        const chosen = anyOne ? (choice[placed.choices.indexOf(node)] ?? -1) : -1;
        const end = nodeOffsets.values[first + node + 1]!;
        for (let i = nodeOffsets.values[first + node]!; i < end; i++) {
          const asset = assets[i]!;
          if (chosen >= 0 && asset !== chosen) continue;
          const at = layouts[asset]!.controls.placeOf[type]!;
          if (at >= 0) {
            sets.push(firstControl[asset]! + at);
            numbers.push(number);
          } else if (isRequired) return false;
        }
      }
      if (isRequired && !this.passEmpty && sets.length === before) return false;
    }
    return true;
  }

  /** The sets that serve a member, sorted and once each; false where it cannot be chosen. */
  private choose(part: Placement, controls: readonly NodeControl[], member: number): boolean {
    const { sets, controls: numbers, row } = part;
    row.length = 0;
    for (let i = 0; i < sets.length; i++) {
      const set = memberSet(this.sets.controls, sets.data[i]!, member, controls[numbers.data[i]!]!.wiring, true, this.roots);
      if (set < 0) return false;
      row.push(set);
    }
    row.settle(0);
    return true;
  }

  private nameOf(instance: number): string {
    const naming = namingOf(this.domain.knowledge);
    const name = this.domain.knowledge.strategies[this.registry.familyOf(instance)]!.id;
    if (naming.strategiesBy === 'sets')
      return naming.strategy(name, [this.part(this.registry.setsOf(instance, false))], [this.part(this.registry.setsOf(instance, true))]);
    const placed = this.firstStrategy[instance]!;
    const choice = this.firstChoice.get(instance) ?? NO_CHOICE;
    this.place(placed, false, this.firstMatch.data[instance]!, choice);
    this.place(placed, true, this.firstMatch.data[instance]!, choice);
    return naming.strategy(name, this.parts(this.mandatory, placed.mandatory.length), this.parts(this.optional, placed.optional.length));
  }

  /** The placed sets by control. */
  private parts({ sets, controls }: Placement, count: number): StrategyPart[] {
    const parts: StrategyPart[] = [];
    for (let number = 0, at = 0; number < count; number++) {
      const start = at;
      while (at < sets.length && controls.data[at] === number) at++;
      parts.push(this.part(sets.view(start, at)));
    }
    return parts;
  }

  private part(sets: Int32Array): StrategyPart {
    const { asset, type } = this.sets.controls;
    const part = { controls: [] as string[], assets: [] as string[] };
    for (let i = 0; i < sets.length; i++) {
      part.controls.push(this.domain.knowledge.controls[type[sets[i]!]!]!.id);
      part.assets.push(this.assets.tokens[asset[sets[i]!]!]!);
    }
    return part;
  }
}
