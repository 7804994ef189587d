import { assetsOfNode, type AssetTable, type MatchTable } from '../analysis.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import type { NodeControl, PreparedStrategy } from '../domain/prepare-threat.ts';
import { IntBuffer } from '../int-buffer.ts';
import { namingOf, type Naming, type StrategyPart } from '../construct/naming.ts';
import type { SetTables } from './build-sets.ts';
import { StrategyRegistry } from './strategy-registry.ts';
import { AVERAGE, memberSet } from './wire-sets.ts';

/** Makes the instances of strategies at matches, one set of controls at a time. */
export class StrategyWiring {
  readonly registry = new StrategyRegistry();
  private readonly domain: Domain;
  private readonly assets: AssetTable;
  private readonly sets: SetTables;
  private readonly matches: MatchTable;
  private readonly naming: Naming;
  /** Average control sets of each control at the match at hand. */
  private readonly mandatory: IntBuffer[] = [];
  private readonly optional: IntBuffer[] = [];
  private readonly passEmpty: boolean;
  private readonly row = new IntBuffer(16);
  private readonly row2 = new IntBuffer(16);

  constructor(domain: Domain, assets: AssetTable, sets: SetTables, matches: MatchTable) {
    this.domain = domain;
    this.assets = assets;
    this.sets = sets;
    this.matches = matches;
    this.naming = namingOf(domain.knowledge);
    this.passEmpty = domain.knowledge.behaviour.skipMandatoryControlAtEmptyRole;
  }

  /**
   * The instances of a strategy at a match, for each member of the threat: `use(member, instance)`.
   * False when a member cannot be chosen: a bad entry.
   */
  instances(
    strategy: PreparedStrategy,
    match: number,
    members: readonly number[],
    pseudoRoot: (asset: number) => boolean,
    use: (member: number, instance: number) => void,
  ): boolean {
    const nodes = strategy.choices;
    if (nodes.length === 0) return this.oneVariant(strategy, match, members, pseudoRoot, use, [], []);
    // One instance for each choice of an asset per role where one is enough.
    const choice = nodes.map(() => -1);
    const choose = (depth: number): boolean => {
      if (depth === nodes.length) return this.oneVariant(strategy, match, members, pseudoRoot, use, nodes, choice);
      let good = true;
      for (const asset of nodes[depth]! < 0 ? [] : assetsOfNode(this.matches, match, nodes[depth]!)) {
        choice[depth] = asset;
        good = choose(depth + 1) && good;
      }
      return good;
    };
    return choose(0);
  }

  private oneVariant(
    strategy: PreparedStrategy,
    match: number,
    members: readonly number[],
    pseudoRoot: (asset: number) => boolean,
    use: (member: number, instance: number) => void,
    nodes: readonly number[],
    choice: readonly number[],
  ): boolean {
    const optional = this.placeAll(this.optional, strategy.optional, false, match, nodes, choice);
    if (optional < 0) return true;
    const mandatory = this.placeAll(this.mandatory, strategy.mandatory, true, match, nodes, choice);
    if (mandatory < 0 || optional + mandatory === 0) return true;
    for (let i = 0; i < members.length; i++) {
      const member = members[i]!;
      if (
        !this.collect(this.mandatory, strategy.mandatory, member, pseudoRoot, this.row) ||
        !this.collect(this.optional, strategy.optional, member, pseudoRoot, this.row2)
      )
        return false;
      let instance = this.registry.find(strategy.family, this.row, this.row2);
      if (instance < 0) instance = this.registry.add(strategy.family, this.row, this.row2, this.name(strategy, member, pseudoRoot));
      use(member, instance);
    }
    return true;
  }

  /** Places all controls of a list; their sets' number, or -1 when the strategy is out of the question. */
  private placeAll(
    sets: IntBuffer[],
    controls: readonly NodeControl[],
    required: boolean,
    match: number,
    nodes: readonly number[],
    choice: readonly number[],
  ): number {
    let found = 0;
    for (let i = 0; i < controls.length; i++) {
      const control = controls[i]!;
      const into = (sets[i] ??= new IntBuffer(8));
      into.length = 0;
      const chosen = control.anyOne && nodes.length > 0 ? nodes.indexOf(control.node) : -1;
      const count = this.place(control, match, chosen < 0 ? -1 : choice[chosen]!, required, into);
      if (count < 0 || (count === 0 && required && !this.passEmpty)) return -1;
      found += count;
    }
    return found;
  }

  /** Average sets of a control at its assets; their number, or -1 when a mandatory one is missing. */
  private place(control: NodeControl, match: number, chosen: number, required: boolean, into: IntBuffer): number {
    if (control.node < 0) return 0;
    const { layouts, firstControl } = this.sets;
    const { assets, nodeOffsets } = this.matches;
    const at = nodeOffsets.offsets[match]! + control.node;
    const from = nodeOffsets.values[at]!;
    const to = nodeOffsets.values[at + 1]!;
    for (let i = from; i < to; i++) {
      const asset = assets[i]!;
      if (chosen >= 0 && asset !== chosen) continue;
      const place = layouts[asset]!.controls.placeOf[control.type]!;
      if (place >= 0) into.push(firstControl[asset]! + place);
      else if (required) return -1;
    }
    return into.length;
  }

  private collect(
    sets: readonly IntBuffer[],
    controls: readonly NodeControl[],
    member: number,
    pseudoRoot: (asset: number) => boolean,
    into: IntBuffer,
  ): boolean {
    into.length = 0;
    for (let c = 0; c < controls.length; c++) {
      const placed = sets[c]!;
      for (let i = 0; i < placed.length; i++) {
        const set = memberSet(this.sets.controls, placed.data[i]!, member, controls[c]!.wiring, true, pseudoRoot);
        if (set < 0) return false;
        into.push(set);
      }
    }
    if (into.length > 1) {
      into.view().sort();
      let kept = 1;
      for (let i = 1; i < into.length; i++) if (into.data[i] !== into.data[kept - 1]) into.data[kept++] = into.data[i]!;
      into.length = kept;
    }
    return true;
  }

  private name(strategy: PreparedStrategy, member: number, pseudoRoot: (asset: number) => boolean): string {
    const { controls } = this.sets;
    const types = this.domain.knowledge.controls;
    const part = (control: NodeControl, sets: IntBuffer): StrategyPart => {
      const names: string[] = [];
      const assets: string[] = [];
      for (let i = 0; i < sets.length; i++) {
        const set = memberSet(controls, sets.data[i]!, member, control.wiring, true, pseudoRoot);
        names.push(types[controls.type[set]!]!.id);
        assets.push(this.assets.tokens[controls.asset[set]!]!);
      }
      return { controls: names, assets };
    };
    return this.naming.strategy(
      this.domain.knowledge.strategies[strategy.family]!.id,
      strategy.mandatory.map((control, i) => part(control, this.mandatory[i]!)),
      strategy.optional.map((control, i) => part(control, this.optional[i]!)),
    );
  }
}

/** The only member of a threat without members. */
export const ONLY_AVERAGE: readonly number[] = [AVERAGE];
