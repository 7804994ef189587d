import type { Analysis } from '../../engine/analysis.ts';
import { ChangedRows } from '../../engine/live/changed-rows.ts';
import { csrRow } from '../../base/csr.ts';
import type { LiveModel } from '../../engine/live/live-model.ts';
import type { KnowledgeCatalogue } from '../../knowledge/catalogue.ts';
import type { RecordsDiff } from '../../model/diff.ts';
import { controlKey, type ControlRecord, type ModelRecords, type RiskLevel } from '../../model/records.ts';
import { chainDepths } from '../chain-depth.ts';
import { consequenceFindingId } from '../finding-ids.ts';
import { consequenceFinding, strategyFinding, strategyStatesFrom, threatFinding, type FindingSource } from '../finding-items.ts';
import { compareKeys, consequenceKey, threatKey, type OrderKey } from '../finding-order.ts';
import type { ConsequenceFinding, Findings, StrategyFinding, ThreatFinding } from '../findings.ts';
import type { FindingsChange } from '../findings-change.ts';
import { knowledgeNumbers } from '../knowledge-numbers.ts';
import { groupOrder } from '../outcome.ts';
import { outcomeStates } from '../outcome-states.ts';
import { riskIndexOfCounts, riskName } from '../risk-summary.ts';
import { LiveDepths, LiveRoots } from './live-chains.ts';
import { LiveOutcomes } from './live-outcomes.ts';
import { LiveView } from './live-view.ts';
import { SortedRows } from './sorted-rows.ts';
import { ToldList } from './told-list.ts';

/** What the findings of an edit are made for: the records after it, and what says that they are not all. */
export interface LiveInput {
  readonly model: ModelRecords;
  readonly analysis: Pick<Analysis, 'complete' | 'problems' | 'timings'>;
  readonly most: number;
  /** `Findings` but for the lists and the counts. */
  readonly frame: (isWhole: boolean, threats: number, consequences: number) => Pick<Findings, 'complete' | 'problems' | 'model'>;
}

/**
 * The findings of a model under edit: each edit makes those anew that it can have changed, and tells how the lists differ
 * from what was told before. `buildFindings` makes the same from nothing.
 */
export class LiveFindings {
  readonly view: LiveView;
  private readonly groups: Int32Array;
  private readonly outcomes: LiveOutcomes;
  private readonly depths: LiveDepths;
  private readonly roots: LiveRoots;
  private readonly source: FindingSource;
  private readonly first: Findings;
  private model: ModelRecords;
  private produced: Uint8Array = new Uint8Array(0);
  private readonly threatKeys: OrderKey[] = [];
  private readonly consequenceKeys: OrderKey[] = [];
  private readonly threatItems: (ThreatFinding | undefined)[] = [];
  private readonly consequenceItems: (ConsequenceFinding | undefined)[] = [];
  private readonly strategyItems: (StrategyFinding | undefined)[] = [];
  private readonly threatOrder: SortedRows;
  private readonly consequenceOrder: SortedRows;
  private readonly strategyOrder: SortedRows;
  private readonly toldThreats: ToldList<ThreatFinding>;
  private readonly toldConsequences: ToldList<ConsequenceFinding>;
  private readonly toldStrategies: ToldList<StrategyFinding>;
  /** What the edit at hand may have changed: threats, consequence sets, strategies. */
  readonly touchedThreats = new ChangedRows();
  readonly touchedConsequences = new ChangedRows();
  private readonly strategies = new ChangedRows();

  /** `analysis` and `findings` are those of the model as it is now, `findings` as they were told. */
  constructor(live: LiveModel, analysis: Analysis, findings: Findings, model: ModelRecords, catalogue: KnowledgeCatalogue) {
    const view = new LiveView(live);
    this.view = view;
    this.model = model;
    this.first = findings;
    view.grow();
    view.threatRisk.set(analysis.levels.threatRisk);
    view.consequenceRisk.set(analysis.levels.consequenceRisk);
    this.groups = groupOrder(analysis, catalogue);
    this.outcomes = new LiveOutcomes(view, this.groups, outcomeStates(analysis, this.groups));
    this.depths = new LiveDepths(view, chainDepths(analysis));
    this.roots = new LiveRoots(view, normalThreats(view), new ChangedRows());
    this.source = this.makeSource(catalogue);
    this.grow();
    for (let set = 0; set < live.sets.consequences.count; set++) this.produced[set] = this.isProducedNow(set) ? 1 : 0;
    const sorted = (rows: Int32Array, compare: (a: number, b: number) => number): SortedRows => new SortedRows(rows.sort(compare), compare);
    const listed = (count: number, isListed: (row: number) => boolean): Int32Array =>
      Int32Array.from({ length: count }, (_, row) => row).filter(isListed);
    const threats = listed(live.threats.count, (row) => this.isListedThreat(row));
    for (const row of threats) this.threatKeys[row] = threatKey(view, this.groups, this.outcomes, this.depths, row);
    this.threatOrder = sorted(threats, (a, b) => compareKeys(this.threatKeys[a]!, this.threatKeys[b]!));
    const consequences = listed(live.sets.consequences.count, (row) => this.isListedConsequence(row));
    for (const row of consequences) this.consequenceKeys[row] = this.keyOfConsequence(row);
    this.consequenceOrder = sorted(consequences, (a, b) => compareKeys(this.consequenceKeys[a]!, this.consequenceKeys[b]!));
    this.strategyOrder = new SortedRows(
      Int32Array.from({ length: live.strategies.count }, (_, row) => row),
      (a, b) => live.order.compareStrategies(a, b),
    );
    // What was told is kept: the same order gives the same rows.
    findings.threats.forEach((finding, place) => (this.threatItems[this.threatOrder.rows[place]!] = finding));
    findings.consequences.forEach((finding, place) => (this.consequenceItems[this.consequenceOrder.rows[place]!] = finding));
    const rowOf = new Map<string, number>();
    if (findings.strategies.length < live.strategies.count) live.strategies.ids.forEach((id, row) => rowOf.set(id, row));
    const strategyRows = Int32Array.from(findings.strategies, (finding, place) => rowOf.get(finding.id) ?? place);
    findings.strategies.forEach((finding, place) => (this.strategyItems[strategyRows[place]!] = finding));
    this.toldThreats = new ToldList(this.threatOrder.rows.slice(0, findings.threats.length), findings.threats);
    this.toldConsequences = new ToldList(this.consequenceOrder.rows.slice(0, findings.consequences.length), findings.consequences);
    this.toldStrategies = new ToldList(strategyRows, findings.strategies);
  }

  /** Takes an edit over, after the engine has. */
  absorb(diff: RecordsDiff, model: ModelRecords): void {
    const { view, touchedThreats: threats, touchedConsequences: consequences, strategies } = this;
    this.model = model;
    view.grow();
    this.grow();
    for (const rows of [threats, consequences, strategies]) rows.clear();
    this.gather(diff);
    this.outcomes.update(threats, consequences);
    this.depths.update(threats, consequences);
    this.roots.update(threats, consequences);
    this.gatherMore();
    this.refreshRisks();
    for (const row of threats.rows.view()) {
      this.threatItems[row] = undefined;
      if (this.isListedThreat(row)) this.threatKeys[row] = threatKey(view, this.groups, this.outcomes, this.depths, row);
    }
    for (const row of consequences.rows.view()) {
      this.consequenceItems[row] = undefined;
      if (this.isListedConsequence(row)) this.consequenceKeys[row] = this.keyOfConsequence(row);
    }
    for (const row of strategies.rows.view()) this.strategyItems[row] = undefined;
    this.threatOrder.update(threats, (row) => this.isListedThreat(row));
    this.consequenceOrder.update(consequences, (row) => this.isListedConsequence(row));
    this.strategyOrder.update(strategies, (row) => view.model.strategies.strategy[row]! >= 0);
  }

  /** How the findings differ from those told before. */
  tell({ model, analysis, most, frame }: LiveInput): FindingsChange {
    this.model = model;
    const { view } = this;
    const { scales } = view.knowledge;
    const { threatOrder, consequenceOrder } = this;
    const isWhole = threatOrder.rows.length <= most && consequenceOrder.rows.length <= most;
    const threatRows = threatOrder.rows.subarray(0, most);
    const consequenceRows = consequenceOrder.rows.subarray(0, most);
    const strategyRows = isWhole ? this.strategyOrder.rows : this.namedStrategies(threatRows);
    const list = <Item extends object>(rows: Int32Array, known: readonly (Item | undefined)[], make: (row: number) => Item): Item[] => {
      const items = new Array<Item>(rows.length);
      for (let place = 0; place < items.length; place++) items[place] = known[rows[place]!] ?? make(rows[place]!);
      return items;
    };
    const { timings } = analysis;
    const head = frame(isWhole, threatOrder.rows.length, consequenceOrder.rows.length);
    return {
      threats: this.toldThreats.tell(
        threatRows,
        list(threatRows, this.threatItems, (row) => this.threatItem(row)),
      ),
      consequences: this.toldConsequences.tell(
        consequenceRows,
        list(consequenceRows, this.consequenceItems, (row) => this.consequenceItem(row)),
      ),
      strategies: this.toldStrategies.tell(
        strategyRows,
        list(strategyRows, this.strategyItems, (row) => this.strategyItem(row)),
      ),
      threatRanks: this.threatRanks(),
      rest: {
        format: this.first.format,
        knowledgeBase: this.first.knowledgeBase,
        model: head.model,
        levels: this.first.levels,
        complete: head.complete,
        problems: head.problems,
        inferred: view.model.assets.inferred(),
        overallRisk: riskName(scales, view.levels.overallRisk),
        riskCounts: count(scales.risk, consequenceOrder.rows, view.consequenceRisk),
        threatCounts: count(scales.risk, threatOrder.rows, view.threatRisk),
        riskIndex: riskIndexOfCounts(this.riskCounts()),
        timings: { compile_ms: 0, ...timings },
      },
    };
  }

  private gather(diff: RecordsDiff): void {
    const { view, touchedThreats: threats, touchedConsequences: consequences, strategies } = this;
    const { levels, strategies: table } = view.model;
    const { fixpoint } = levels;
    for (const threat of fixpoint.changedThreats.rows.view()) {
      threats.add(threat);
      if (!view.model.threats.isAlive(threat)) continue;
      view.eachCause(threat, (set) => consequences.add(set));
      view.eachEffect(threat, (set) => consequences.add(set));
    }
    for (const attribute of fixpoint.changedAttributes.rows.view()) {
      const by = view.model.sets.attributes.consequence[attribute]!;
      if (by >= 0) consequences.add(by);
      view.eachNaming(attribute, (threat) => threats.add(threat));
    }
    for (const set of fixpoint.changedConsequences.rows.view()) {
      consequences.add(set);
      view.eachBehind(set, (threat) => threats.add(threat));
    }
    for (const set of levels.touched.rows.view()) consequences.add(set);
    for (const set of levels.changedImpacts.rows.view()) {
      consequences.add(set);
      view.eachCausing(set, (threat) => threats.add(threat));
    }
    const holders = (control: number): void => {
      for (let i = table.holders.offsets[control]!; i < table.holders.offsets[control]! + table.holders.length(control); i++)
        strategies.add(table.holders.values[i]!);
    };
    for (const control of levels.changedControls.rows.view()) holders(control);
    for (const { before, after } of Object.values(diff.tables.controls ?? {})) {
      const control = this.controlSet((after ?? before)!);
      if (control >= 0) holders(control);
    }
    for (const strategy of levels.changedStrategies.rows.view()) strategies.add(strategy);
    for (const strategy of strategies.rows.view())
      if (table.strategy[strategy]! >= 0) for (const threat of csrRow(table.threats, strategy)) threats.add(threat);
  }

  /** What else looks different, since outcomes, depths and roots are known. */
  private gatherMore(): void {
    const { view, touchedThreats: threats, touchedConsequences: consequences } = this;
    const produced = this.produced;
    for (const set of Array.from(consequences.rows.view())) {
      const is = this.isProducedNow(set) ? 1 : 0;
      if (is === produced[set]) continue;
      produced[set] = is;
      view.eachBehind(set, (threat) => threats.add(threat));
    }
    this.outcomes.eachChanged((threat) => threats.add(threat));
    for (const thing of this.depths.changed.rows.view())
      if ((thing & 1) === 0) threats.add(thing >> 1);
      else consequences.add(thing >> 1);
    for (const thing of this.roots.changed.rows.view()) if ((thing & 1) === 1) view.eachBehind(thing >> 1, (threat) => threats.add(threat));
  }

  private refreshRisks(): void {
    const { view } = this;
    const { levels } = view;
    const { riskTable } = view.knowledge.scales;
    for (const set of this.touchedConsequences.rows.view())
      view.consequenceRisk[set] = this.isThere(set) ? (riskTable[levels.impact[set]!]?.[levels.consequenceLikelihood[set]!] ?? 0) : 0;
  }

  private threatItem(row: number): ThreatFinding {
    return (this.threatItems[row] ??= threatFinding(this.source, row, this.threatKeys[row]!, 0, 0, () => undefined));
  }
  private consequenceItem(row: number): ConsequenceFinding {
    return (this.consequenceItems[row] ??= consequenceFinding(
      this.view,
      row,
      this.consequenceKeys[row]!,
      0,
      this.inOrder((add) => this.view.eachCausing(row, (threat) => this.explains(threat, row) && add(threat))),
    ));
  }
  private strategyItem(row: number): StrategyFinding {
    const { threats, strategies } = this.view.model;
    const named = (rows: typeof threats.blockedBy): number[] =>
      this.inOrder((add) => csrRow(strategies.threats, row).forEach((threat) => csrRow(rows, threat).includes(row) && add(threat)));
    return (this.strategyItems[row] ??= strategyFinding(
      this.view,
      this.source.states,
      row,
      named(threats.blockedBy),
      named(threats.triggeredBy),
    ));
  }

  /** Threats once each, in the order of their table. */
  private inOrder(each: (add: (threat: number) => void) => void): number[] {
    const found = new Set<number>();
    each((threat) => found.add(threat));
    return [...found].sort((a, b) => this.view.model.order.compareThreats(a, b));
  }

  private explains(threat: number, set: number): boolean {
    const { threat: likelihood, consequence } = this.view.model.levels.fixpoint;
    return likelihood[threat]! > 0 && likelihood[threat] === consequence[set];
  }
  private isListedThreat(row: number): boolean {
    return this.view.model.threats.isAlive(row) && this.view.levels.threatLikelihood[row]! >= 0;
  }
  private isProducedNow(set: number): boolean {
    let is = false;
    this.view.eachCausing(set, (threat) => (is ||= this.view.levels.threatLikelihood[threat]! >= 0));
    return is;
  }
  /** Live, brought about by a listed threat, or named by one as it is. */
  private isListedConsequence(set: number): boolean {
    const { levels } = this.view;
    if (!this.isThere(set)) return false;
    if (levels.consequenceLikelihood[set]! > 0 || this.produced[set] === 1) return true;
    let is = false;
    this.view.eachBehind(set, (threat, attribute) => (is ||= attribute < 0 && levels.threatLikelihood[threat] === 0));
    return is;
  }
  /** Rows of sets stay behind where their asset went. */
  private isThere(set: number): boolean {
    const { consequences, layouts } = this.view.model.sets;
    const slot = consequences.asset[set]!;
    const first = consequences.first[slot]!;
    return this.view.model.assets.isAlive(slot) && set >= first && set < first + layouts[slot]!.consequences.count;
  }

  private keyOfConsequence(set: number): OrderKey {
    return consequenceKey(this.view, this.groups, this.depths, set, consequenceFindingId(this.view, set));
  }

  /** Of a list that is cut: strategies in force, and those that the listed threats name. */
  private namedStrategies(threatRows: Int32Array): Int32Array {
    const { threats } = this.view.model;
    const isNamed = this.view.levels.strategyEnabled.slice();
    const { offsets, ends, values } = threats.blockedBy;
    for (let place = 0; place < threatRows.length; place++) {
      const end = ends[threatRows[place]!]!;
      for (let i = offsets[threatRows[place]!]!; i < end; i++) isNamed[values[i]!] = 1;
    }
    const { rows } = this.strategyOrder;
    const named = new Int32Array(rows.length);
    let count = 0;
    for (let place = 0; place < rows.length; place++) if (isNamed[rows[place]!] === 1) named[count++] = rows[place]!;
    return named.slice(0, count);
  }

  /** How many threats are at each risk level, those that are not listed too. */
  riskCounts(): Int32Array {
    const { threatRisk, model } = this.view;
    const counts = new Int32Array(this.view.knowledge.scales.risk.length);
    const { count } = model.threats;
    for (let threat = 0; threat < count; threat++) if (threatRisk[threat]! > 0) counts[threatRisk[threat]!]!++;
    return counts;
  }

  private threatRanks(): Record<string, number> {
    const { knowledge, structure } = this.view;
    const seen = new Uint8Array(knowledge.threats.length);
    const ranks: Record<string, number> = {};
    let rank = 0;
    for (const row of this.threatOrder.rows) {
      const type = structure.threats.threat[row]!;
      if (seen[type] === 1) continue;
      seen[type] = 1;
      ranks[knowledge.threats[type]!.id] = ++rank;
    }
    return ranks;
  }

  private makeSource(catalogue: KnowledgeCatalogue): FindingSource {
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
      isRootCause: (threat) => this.roots.isRootCause(threat),
      isProduced: (set) => this.produced[set] === 1,
      blockedBy: (threat) =>
        csrRow(model.threats.blockedBy, threat)
          .slice()
          .sort((a, b) => model.order.compareStrategies(a, b)),
    };
  }

  private controlSet({ asset, control }: ControlRecord): number {
    const { model } = this.view;
    const slot = model.assets.slotOf(asset);
    const type = knowledgeNumbers(this.view.knowledge).controls.get(control);
    return slot < 0 || type === undefined ? -1 : model.sets.find('controls', slot, type);
  }

  private grow(): void {
    const { count: sets } = this.view.model.sets.consequences;
    if (sets <= this.produced.length) return;
    const produced = new Uint8Array(Math.ceil(sets * 1.1) + 64);
    produced.set(this.produced);
    this.produced = produced;
  }
}

function normalThreats(view: LiveView): ChangedRows {
  const normal = new ChangedRows();
  const { threats } = view.model;
  for (let threat = 0; threat < threats.count; threat++) {
    const { normalOperation, secondary } = view.knowledge.threats[threats.threat[threat]!]!;
    if (normalOperation || secondary) normal.add(threat);
  }
  return normal;
}

function count(risks: readonly string[], rows: Int32Array, riskOf: Int8Array | Uint8Array): Record<RiskLevel, number> {
  const counts = new Int32Array(risks.length);
  for (let place = 0; place < rows.length; place++) counts[Math.max(0, riskOf[rows[place]!]!)]!++;
  return Object.fromEntries(risks.map((risk, at) => [risk, counts[at]!])) as Record<RiskLevel, number>;
}
