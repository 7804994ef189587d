import { assetsOfNode, type AssetTable, type MatchTable } from '../analysis.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import type { NodeControl, PreparedStrategy } from '../domain/prepare-threat.ts';
import { IntBuffer } from '../int-buffer.ts';
import { namingOf, type Naming, type StrategyPart } from '../construct/naming.ts';
import type { SetTables } from './build-sets.ts';
import { StrategyRegistry } from './strategy-registry.ts';
import { AVERAGE, memberSet } from './wire-sets.ts';

/** A control of a strategy with the average control sets that stand for it at one match. */
interface Placed {
  readonly control: NodeControl;
  readonly sets: IntBuffer;
}

/** Makes the instances of strategies at matches, one set of controls at a time. */
export class StrategyWiring {
  readonly registry = new StrategyRegistry();
  private readonly domain: Domain;
  private readonly assets: AssetTable;
  private readonly sets: SetTables;
  private readonly matches: MatchTable;
  private readonly naming: Naming;
  private readonly mandatory: Placed[] = [];
  private readonly optional: Placed[] = [];
  private readonly row = new IntBuffer(16);
  private readonly row2 = new IntBuffer(16);

  constructor(domain: Domain, assets: AssetTable, sets: SetTables, matches: MatchTable) {
    this.domain = domain;
    this.assets = assets;
    this.sets = sets;
    this.matches = matches;
    this.naming = namingOf(domain.knowledge);
  }

  /**
   * The instances of a strategy at a match, for each member of the threat: `use(member, instance)`.
   * False when a member cannot be chosen: a bad entry.
   */
  instances(strategy: PreparedStrategy, match: number, members: readonly number[], pseudoRoot: (asset: number) => boolean, use: (member: number, instance: number) => void): boolean {
    const nodes = anyNodes(strategy);
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
    const passEmpty = this.domain.knowledge.behaviour.skipMandatoryControlAtEmptyRole;
    let found = 0;
    for (const [list, controls, required] of [
      [this.optional, strategy.optional, false],
      [this.mandatory, strategy.mandatory, true],
    ] as const) {
      for (const [i, control] of controls.entries()) {
        const placed = (list[i] = { control, sets: list[i]?.sets ?? new IntBuffer(8) });
        placed.sets.length = 0;
        const chosen = control.anyOne ? nodes.indexOf(control.node) : -1;
        const count = this.place(control, match, chosen < 0 ? -1 : choice[chosen]!, required, placed.sets);
        if (count < 0 || (count === 0 && required && !passEmpty)) return true;
        found += count;
      }
      list.length = controls.length;
    }
    if (found === 0) return true;
    for (const member of members) {
      if (!this.collect(this.mandatory, member, pseudoRoot, this.row) || !this.collect(this.optional, member, pseudoRoot, this.row2)) return false;
      use(member, this.registry.find(strategy.family, this.row.view(), this.row2.view(), () => this.name(strategy, member, pseudoRoot)));
    }
    return true;
  }

  /** Average sets of a control at its assets; their number, or -1 when a mandatory one is missing. */
  private place(control: NodeControl, match: number, chosen: number, required: boolean, into: IntBuffer): number {
    if (control.node < 0) return 0;
    const { layouts, firstControl } = this.sets;
    const assets = assetsOfNode(this.matches, match, control.node);
    for (let i = 0; i < assets.length; i++) {
      const asset = assets[i]!;
      if (chosen >= 0 && asset !== chosen) continue;
      const place = layouts[asset]!.controls.placeOf[control.type]!;
      if (place >= 0) into.push(firstControl[asset]! + place);
      else if (required) return -1;
    }
    return into.length;
  }

  private collect(placed: readonly Placed[], member: number, pseudoRoot: (asset: number) => boolean, into: IntBuffer): boolean {
    into.length = 0;
    for (const { control, sets } of placed)
      for (let i = 0; i < sets.length; i++) {
        const set = memberSet(this.sets.controls, sets.data[i]!, member, control.wiring, true, pseudoRoot);
        if (set < 0) return false;
        into.push(set);
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
    const parts = (placed: readonly Placed[]): StrategyPart[] =>
      placed.flatMap(({ control, sets }) => {
        const rows = Array.from(sets.view(), (set) => memberSet(controls, set, member, control.wiring, true, pseudoRoot));
        // Members of a control have names of their own, so each name makes a part.
        const names = [...new Set(rows.map((set) => controls.type[set]!))];
        return names.length === 0
          ? [{ control: this.domain.knowledge.controls[control.type]!.id, assets: [] }]
          : names.map((type) => ({
              control: this.domain.knowledge.controls[type]!.id,
              assets: rows.filter((set) => controls.type[set] === type).map((set) => this.assets.tokens[controls.asset[set]!]!),
            }));
      });
    return this.naming.strategy(this.domain.knowledge.strategies[strategy.family]!.id, parts(this.mandatory), parts(this.optional));
  }
}

const anyNodesOf = new WeakMap<PreparedStrategy, readonly number[]>();
function anyNodes(strategy: PreparedStrategy): readonly number[] {
  let nodes = anyNodesOf.get(strategy);
  if (nodes === undefined) {
    nodes = [...new Set(strategy.mandatory.filter((control) => control.anyOne).map((control) => control.node))];
    anyNodesOf.set(strategy, nodes);
  }
  return nodes;
}

/** The only member of a threat without members. */
export const ONLY_AVERAGE: readonly number[] = [AVERAGE];
