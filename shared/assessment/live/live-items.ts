import { csrRow } from '../../base/csr.ts';
import type { KnowledgeCatalogue } from '../../knowledge/catalogue.ts';
import { controlKey, type ModelRecords } from '../../model/records.ts';
import { consequenceFindingId } from '../finding-ids.ts';
import { consequenceFinding, strategyFinding, strategyStatesFrom, threatFinding, type FindingSource } from '../finding-items.ts';
import type { ConsequenceFinding, Findings, StrategyFinding, ThreatFinding } from '../findings.ts';
import type { ListedFindings } from './listed-findings.ts';
import type { LiveRoots } from './live-chains.ts';
import type { LiveRanking } from './live-ranking.ts';
import type { LiveView } from './live-view.ts';
import type { TouchedFindings } from './touched-findings.ts';

/** Findings by the rows that they stand for: each is made when it is wanted, and kept until an edit touches it. */
export class LiveItems {
  private readonly view: LiveView;
  private readonly ranking: LiveRanking;
  private readonly source: FindingSource;
  private readonly threatItems: (ThreatFinding | undefined)[] = [];
  private readonly consequenceItems: (ConsequenceFinding | undefined)[] = [];
  private readonly strategyItems: (StrategyFinding | undefined)[] = [];
  private model: ModelRecords;

  constructor(
    view: LiveView,
    listed: ListedFindings,
    roots: LiveRoots,
    ranking: LiveRanking,
    model: ModelRecords,
    catalogue: KnowledgeCatalogue,
  ) {
    this.view = view;
    this.ranking = ranking;
    this.model = model;
    this.source = this.makeSource(listed, roots, catalogue);
  }

  /** Keeps findings that were told of the model as it is now. Returns the rows of strategies; of the others the order is known. */
  keep({ threats, consequences, strategies }: Findings): Int32Array {
    const { ranking } = this;
    const table = this.view.model.strategies;
    threats.forEach((finding, place) => (this.threatItems[ranking.threats.rows[place]!] = finding));
    consequences.forEach((finding, place) => (this.consequenceItems[ranking.consequences.rows[place]!] = finding));
    const rowOf = new Map<string, number>();
    if (strategies.length < table.count) table.ids.forEach((id, row) => rowOf.set(id, row));
    const rows = Int32Array.from(strategies, (finding, place) => rowOf.get(finding.id) ?? place);
    strategies.forEach((finding, place) => (this.strategyItems[rows[place]!] = finding));
    return rows;
  }

  /** The records after an edit, and what it touched. */
  forget(model: ModelRecords, { threats, consequences, strategies }: TouchedFindings): void {
    this.model = model;
    for (const row of threats.rows.view()) this.threatItems[row] = undefined;
    for (const row of consequences.rows.view()) this.consequenceItems[row] = undefined;
    for (const row of strategies.rows.view()) this.strategyItems[row] = undefined;
  }

  threats(rows: Int32Array): ThreatFinding[] {
    return list(rows, this.threatItems, (row) => threatFinding(this.source, row, this.ranking.threatKeys[row]!, 0, 0, () => undefined));
  }

  consequences(rows: Int32Array): ConsequenceFinding[] {
    const { threat: likelihood, consequence } = this.view.model.levels.fixpoint;
    const explains = (threat: number, set: number): boolean => likelihood[threat]! > 0 && likelihood[threat] === consequence[set];
    return list(rows, this.consequenceItems, (row) =>
      consequenceFinding(
        this.view,
        row,
        this.ranking.consequenceKeys[row]!,
        0,
        this.inOrder((add) => this.view.eachCausing(row, (threat) => explains(threat, row) && add(threat))),
      ),
    );
  }

  strategies(rows: Int32Array): StrategyFinding[] {
    const { threats, strategies } = this.view.model;
    const named = (row: number, by: typeof threats.blockedBy): number[] =>
      this.inOrder((add) => csrRow(strategies.threats, row).forEach((threat) => csrRow(by, threat).includes(row) && add(threat)));
    return list(rows, this.strategyItems, (row) =>
      strategyFinding(this.view, this.source.states, row, named(row, threats.blockedBy), named(row, threats.triggeredBy)),
    );
  }

  /** Threats once each, in the order of their table. */
  private inOrder(each: (add: (threat: number) => void) => void): number[] {
    const found = new Set<number>();
    each((threat) => found.add(threat));
    return [...found].sort((a, b) => this.view.model.order.compareThreats(a, b));
  }

  private makeSource(listed: ListedFindings, roots: LiveRoots, catalogue: KnowledgeCatalogue): FindingSource {
    const { view } = this;
    const { model } = view;
    return {
      analysis: view,
      titles: new Map(catalogue.threats.map((entry) => [entry.id, entry.title])),
      states: strategyStatesFrom(view, (set) => {
        const key = controlKey(
          view.structure.assets.ids[model.sets.controls.asset[set]!]!,
          view.knowledge.controls[model.sets.controls.type[set]!]!.id,
        );
        return Object.hasOwn(this.model.controls, key) ? this.model.controls[key]!.state : 'absent';
      }),
      consequenceId: (set) => consequenceFindingId(view, set),
      isRootCause: (threat) => roots.isRootCause(threat),
      isProduced: (set) => listed.isProduced(set),
      blockedBy: (threat) =>
        csrRow(model.threats.blockedBy, threat)
          .slice()
          .sort((a, b) => model.order.compareStrategies(a, b)),
    };
  }
}

/** The items of rows: those that are missing are made and kept. */
function list<Item>(rows: Int32Array, kept: (Item | undefined)[], make: (row: number) => Item): Item[] {
  const items = new Array<Item>(rows.length);
  for (let place = 0; place < items.length; place++) items[place] = kept[rows[place]!] ??= make(rows[place]!);
  return items;
}
