import type { ChainDepths } from '../chain-depth.ts';
import { consequenceFindingId } from '../finding-ids.ts';
import { compareKeys, consequenceKey, threatKey, type OrderKey } from '../finding-order.ts';
import type { Outcome } from '../outcome.ts';
import type { ListedFindings } from './listed-findings.ts';
import type { LiveView } from './live-view.ts';
import { SortedRows } from './sorted-rows.ts';
import type { TouchedFindings } from './touched-findings.ts';

/** The listed findings of a model under edit in their order. */
export class LiveRanking {
  readonly threats: SortedRows;
  readonly consequences: SortedRows;
  readonly strategies: SortedRows;
  /** By row; of what is not listed, none or an old one. */
  readonly threatKeys: OrderKey[] = [];
  readonly consequenceKeys: OrderKey[] = [];
  private readonly view: LiveView;
  private readonly listed: ListedFindings;
  private readonly groups: Int32Array;
  private readonly outcomes: Outcome;
  private readonly depths: ChainDepths;

  constructor(view: LiveView, listed: ListedFindings, groups: Int32Array, outcomes: Outcome, depths: ChainDepths) {
    this.view = view;
    this.listed = listed;
    this.groups = groups;
    this.outcomes = outcomes;
    this.depths = depths;
    const { threats, sets, strategies, order } = view.model;
    const sorted = (rows: Int32Array, compare: (a: number, b: number) => number): SortedRows => new SortedRows(rows.sort(compare), compare);
    const rows = (count: number): Int32Array => Int32Array.from({ length: count }, (_, row) => row);
    const threatRows = rows(threats.count).filter((row) => listed.isThreat(row));
    for (const row of threatRows) this.renewThreat(row);
    this.threats = sorted(threatRows, (a, b) => compareKeys(this.threatKeys[a]!, this.threatKeys[b]!));
    const consequenceRows = rows(sets.consequences.count).filter((row) => listed.isConsequence(row));
    for (const row of consequenceRows) this.renewConsequence(row);
    this.consequences = sorted(consequenceRows, (a, b) => compareKeys(this.consequenceKeys[a]!, this.consequenceKeys[b]!));
    this.strategies = new SortedRows(rows(strategies.count), (a, b) => order.compareStrategies(a, b));
  }

  update({ threats, consequences, strategies }: TouchedFindings): void {
    const { listed } = this;
    const { strategy } = this.view.model.strategies;
    for (const row of threats.rows.view()) if (listed.isThreat(row)) this.renewThreat(row);
    for (const row of consequences.rows.view()) if (listed.isConsequence(row)) this.renewConsequence(row);
    this.threats.update(threats, (row) => listed.isThreat(row));
    this.consequences.update(consequences, (row) => listed.isConsequence(row));
    this.strategies.update(strategies, (row) => strategy[row]! >= 0);
  }

  /** The place of the first threat of each kind among the kinds. */
  threatRanks(): Record<string, number> {
    const { knowledge, structure } = this.view;
    const seen = new Uint8Array(knowledge.threats.length);
    const ranks: Record<string, number> = {};
    let rank = 0;
    for (const row of this.threats.rows) {
      const type = structure.threats.threat[row]!;
      if (seen[type] === 1) continue;
      seen[type] = 1;
      ranks[knowledge.threats[type]!.id] = ++rank;
    }
    return ranks;
  }

  /** Of a list that is cut: strategies in force, and those that the listed threats name. */
  namedStrategies(threatRows: Int32Array): Int32Array {
    const { threats } = this.view.model;
    const isNamed = this.view.levels.strategyEnabled.slice();
    const { offsets, ends, values } = threats.blockedBy;
    for (let place = 0; place < threatRows.length; place++) {
      const end = ends[threatRows[place]!]!;
      for (let i = offsets[threatRows[place]!]!; i < end; i++) isNamed[values[i]!] = 1;
    }
    const { rows } = this.strategies;
    const named = new Int32Array(rows.length);
    let count = 0;
    for (let place = 0; place < rows.length; place++) if (isNamed[rows[place]!] === 1) named[count++] = rows[place]!;
    return named.slice(0, count);
  }

  private renewThreat(row: number): void {
    this.threatKeys[row] = threatKey(this.view, this.groups, this.outcomes, this.depths, row);
  }
  private renewConsequence(set: number): void {
    this.consequenceKeys[set] = consequenceKey(this.view, this.groups, this.depths, set, consequenceFindingId(this.view, set));
  }
}
