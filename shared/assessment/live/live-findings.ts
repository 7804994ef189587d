import type { Analysis } from '../../engine/analysis.ts';
import { ChangedRows } from '../../engine/live/changed-rows.ts';
import type { LiveModel } from '../../engine/live/live-model.ts';
import type { KnowledgeCatalogue } from '../../knowledge/catalogue.ts';
import type { RecordsDiff } from '../../model/diff.ts';
import type { ModelRecords, RiskLevel } from '../../model/records.ts';
import { chainDepths } from '../chain-depth.ts';
import type { ConsequenceFinding, Findings, StrategyFinding, ThreatFinding } from '../findings.ts';
import type { FindingsChange } from '../findings-change.ts';
import { groupOrder } from '../outcome.ts';
import { outcomeStates } from '../outcome-states.ts';
import { riskIndexOfCounts, riskName } from '../risk-summary.ts';
import { ListedFindings } from './listed-findings.ts';
import { LiveDepths, LiveRoots } from './live-chains.ts';
import { LiveItems } from './live-items.ts';
import { LiveOutcomes } from './live-outcomes.ts';
import { LiveRanking } from './live-ranking.ts';
import { LiveView } from './live-view.ts';
import { ToldList } from './told-list.ts';
import { TouchedFindings } from './touched-findings.ts';

/** What the findings of an edit are made for: how many are wanted, and what says that they are not all. */
export interface LiveInput {
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
  /** What the last edit may have changed. */
  readonly touched: TouchedFindings;
  private readonly listed: ListedFindings;
  private readonly outcomes: LiveOutcomes;
  private readonly depths: LiveDepths;
  private readonly roots: LiveRoots;
  private readonly ranking: LiveRanking;
  private readonly items: LiveItems;
  private readonly first: Findings;
  private readonly toldThreats: ToldList<ThreatFinding>;
  private readonly toldConsequences: ToldList<ConsequenceFinding>;
  private readonly toldStrategies: ToldList<StrategyFinding>;

  /** `analysis` and `findings` are those of the model as it is now, `findings` as they were told. */
  constructor(live: LiveModel, analysis: Analysis, findings: Findings, model: ModelRecords, catalogue: KnowledgeCatalogue) {
    const view = new LiveView(live);
    const groups = groupOrder(analysis, catalogue);
    this.view = view;
    this.first = findings;
    view.grow();
    view.threatRisk.set(analysis.levels.threatRisk);
    view.consequenceRisk.set(analysis.levels.consequenceRisk);
    this.outcomes = new LiveOutcomes(view, groups, outcomeStates(analysis, groups));
    this.depths = new LiveDepths(view, chainDepths(analysis));
    this.roots = new LiveRoots(view, normalThreats(view), new ChangedRows());
    this.touched = new TouchedFindings(view);
    this.listed = new ListedFindings(view);
    this.ranking = new LiveRanking(view, this.listed, groups, this.outcomes, this.depths);
    this.items = new LiveItems(view, this.listed, this.roots, this.ranking, model, catalogue);
    const { threats, consequences, strategies } = findings;
    const strategyRows = this.items.keep(findings);
    this.toldThreats = new ToldList(this.ranking.threats.rows.slice(0, threats.length), threats);
    this.toldConsequences = new ToldList(this.ranking.consequences.rows.slice(0, consequences.length), consequences);
    this.toldStrategies = new ToldList(strategyRows, strategies);
  }

  /** Takes an edit over, after the engine has. */
  absorb(diff: RecordsDiff, model: ModelRecords): void {
    const { view, touched, outcomes, depths, roots } = this;
    view.grow();
    touched.gather(diff);
    for (const part of [outcomes, depths, roots]) part.update(touched.threats, touched.consequences);
    touched.widen(this.listed, outcomes, depths, roots);
    view.renewConsequenceRisks(touched.consequences);
    this.items.forget(model, touched);
    this.ranking.update(touched);
  }

  /** How the findings differ from those told before. */
  tell({ analysis, most, frame }: LiveInput): FindingsChange {
    const { view, items, ranking } = this;
    const { scales } = view.knowledge;
    const { rows: allThreats } = ranking.threats;
    const { rows: allConsequences } = ranking.consequences;
    const isWhole = allThreats.length <= most && allConsequences.length <= most;
    const threats = allThreats.subarray(0, most);
    const consequences = allConsequences.subarray(0, most);
    const strategies = isWhole ? ranking.strategies.rows : ranking.namedStrategies(threats);
    const head = frame(isWhole, allThreats.length, allConsequences.length);
    return {
      threats: this.toldThreats.tell(threats, items.threats(threats)),
      consequences: this.toldConsequences.tell(consequences, items.consequences(consequences)),
      strategies: this.toldStrategies.tell(strategies, items.strategies(strategies)),
      threatRanks: ranking.threatRanks(),
      rest: {
        format: this.first.format,
        knowledgeBase: this.first.knowledgeBase,
        model: head.model,
        levels: this.first.levels,
        complete: head.complete,
        problems: head.problems,
        inferred: view.model.assets.inferred(),
        overallRisk: riskName(scales, view.levels.overallRisk),
        riskCounts: count(scales.risk, allConsequences, view.consequenceRisk),
        threatCounts: count(scales.risk, allThreats, view.threatRisk),
        riskIndex: riskIndexOfCounts(this.riskCounts()),
        timings: { compile_ms: 0, ...analysis.timings },
      },
    };
  }

  /** How many threats are at each risk level, those that are not listed too. */
  riskCounts(): Int32Array {
    const { threatRisk, model } = this.view;
    const counts = new Int32Array(this.view.knowledge.scales.risk.length);
    const { count } = model.threats;
    for (let threat = 0; threat < count; threat++) if (threatRisk[threat]! > 0) counts[threatRisk[threat]!]!++;
    return counts;
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
