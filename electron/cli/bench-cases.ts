import { buildFindings, MOST_LISTED } from '../../shared/assessment/build-findings.ts';
import type { Findings } from '../../shared/assessment/findings.ts';
import { applyFindingsChange } from '../../shared/assessment/findings-change.ts';
import { LiveAssessment } from '../../shared/assessment/live/live-assessment.ts';
import { systemChange } from '../../shared/assessment/system-change.ts';
import { systemInput } from '../../shared/assessment/system-input.ts';
import { openSession } from '../../shared/engine/open-session.ts';
import type { AnalysisSession } from '../../shared/engine/session.ts';
import { applyDiff, type RecordsDiff } from '../../shared/model/diff.ts';
import { MOST_IN_WINDOW } from '../../shared/protocol/engine-protocol.ts';
import { modelHash } from '../../shared/model/model-hash.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import { controlKey } from '../../shared/model/records.ts';
import type { LoadedKnowledge } from './load-knowledge.ts';

/** One line of the benchmark: medians in milliseconds over `runs`, and how large it was. */
export interface BenchResult {
  readonly case: string;
  readonly assets: number;
  readonly relations: number;
  readonly threats: number;
  readonly runs: number;
  /** The engine alone: inference, matching, levels, and from nothing causation. */
  readonly engine_ms: number;
  /** The slowest of twenty runs (95th percentile) of the engine alone. */
  readonly engine_p95_ms: number;
  /**
   * All that a person waits for: the records changed, the engine, the findings, and for an edit the message to the window
   * and the findings there.
   */
  readonly findings_ms: number;
  readonly findings_p95_ms: number;
  /** Of an edit: what is made ready once after a model was opened, so that the first edit does not wait for it. */
  readonly prepare_ms: number | null;
  /** Highest resident memory of the process so far. */
  readonly peak_rss_mb: number;
}

export interface BenchTools {
  readonly knowledge: LoadedKnowledge;
  readonly now: () => number;
  readonly peakMemory: () => number;
}

/** Repeats an edit and its inverse on an open model and measures each, as the worker and the window go through them. */
export function benchEdit(
  tools: BenchTools,
  name: string,
  model: ModelRecords,
  edit: RecordsDiff,
  inverse: RecordsDiff,
  runs: number,
): BenchResult {
  const { compiled, catalogue } = tools.knowledge;
  const session = openSession(compiled, systemInput(model, compiled, 'today'));
  let told = findingsOf(tools, session, model, MOST_IN_WINDOW);
  const startedAt = tools.now();
  const live = LiveAssessment.of(session, told, model, catalogue);
  if (live === null) throw new Error('the bundled knowledge base cannot be edited in place');
  const prepare_ms = rounded(tools.now() - startedAt);
  const engine: number[] = [];
  const whole: number[] = [];
  let now = model;
  for (let i = 0; i < runs + WARM_UP; i++) {
    const diff = i % 2 === 0 ? edit : inverse;
    const start = tools.now();
    const next = applyDiff(now, diff);
    const change = systemChange(compiled, diff, now, next, 'today');
    const changed = tools.now();
    if (change === null) throw new Error('the edit cannot be told as a change');
    session.change(change);
    const analysed = tools.now();
    if (!live.absorb(diff, next)) throw new Error('the edit was analysed from nothing');
    told = applyFindingsChange(told, structuredClone(live.tell(next, MOST_IN_WINDOW)).change);
    if (i >= WARM_UP) {
      engine.push(analysed - changed);
      whole.push(tools.now() - start);
    }
    now = next;
  }
  return result(tools, name, model, session, engine, whole, prepare_ms);
}
const WARM_UP = 10;

/** Analyses a model from nothing, several times. */
export function benchFromNothing(tools: BenchTools, name: string, model: ModelRecords, runs: number): BenchResult {
  const { compiled } = tools.knowledge;
  const engine: number[] = [];
  const whole: number[] = [];
  let session: AnalysisSession | null = null;
  for (let i = 0; i < runs; i++) {
    const start = tools.now();
    session = openSession(compiled, systemInput(model, compiled, 'today'));
    const analysed = tools.now();
    findingsOf(tools, session, model);
    engine.push(analysed - start);
    whole.push(tools.now() - start);
  }
  return result(tools, name, model, session!, engine, whole, null);
}

const findingsOf = (tools: BenchTools, session: AnalysisSession, model: ModelRecords, most = MOST_LISTED): Findings =>
  buildFindings({
    analysis: session.analysis,
    model,
    catalogue: tools.knowledge.catalogue,
    modelSha256: modelHash(model),
    compileMilliseconds: null,
    most,
  });

function result(
  tools: BenchTools,
  name: string,
  model: ModelRecords,
  session: AnalysisSession,
  engine: readonly number[],
  whole: readonly number[],
  prepare_ms: number | null,
): BenchResult {
  return {
    case: name,
    assets: Object.keys(model.assets).length,
    relations: Object.keys(model.relations).length,
    threats: session.analysis.structure.threats.count,
    runs: engine.length,
    engine_ms: quantile(engine, 0.5),
    engine_p95_ms: quantile(engine, 0.95),
    findings_ms: quantile(whole, 0.5),
    findings_p95_ms: quantile(whole, 0.95),
    prepare_ms,
    peak_rss_mb: Math.round(tools.peakMemory() / (1024 * 1024)),
  };
}

/** Two decimals: more would only be noise. */
const rounded = (milliseconds: number): number => Math.round(milliseconds * 100) / 100;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);
}

/** The edits that the screen has to follow: a control, an asset, a relation. */
export function editsOf(
  model: ModelRecords,
): readonly { readonly name: string; readonly edit: RecordsDiff; readonly inverse: RecordsDiff }[] {
  const control = Object.values(model.controls)[0];
  const network = Object.values(model.relations).find((relation) => relation.type === 'connectedTo');
  const phone = network && model.assets[network.from];
  const asset = {
    id: 'bench-asset',
    type: phone?.type ?? 'Workstation',
    label: 'One more',
    population: 'singleton' as const,
    notes: '',
    facts: {},
  };
  const relation = network && { ...network, id: 'bench-relation', from: asset.id };
  const withAsset = { before: null, after: asset };
  return [
    ...(control
      ? [
          {
            name: 'control switched',
            edit: { tables: { controls: { [controlKey(control.asset, control.control)]: { before: control, after: null } } } },
            inverse: { tables: { controls: { [controlKey(control.asset, control.control)]: { before: null, after: control } } } },
          },
        ]
      : []),
    {
      name: 'asset added or removed',
      edit: { tables: { assets: { [asset.id]: withAsset } } },
      inverse: { tables: { assets: { [asset.id]: { before: asset, after: null } } } },
    },
    ...(network
      ? [
          {
            name: 'relation removed or added',
            edit: { tables: { relations: { [network.id]: { before: network, after: null } } } },
            inverse: { tables: { relations: { [network.id]: { before: null, after: network } } } },
          },
        ]
      : []),
    ...(relation
      ? [
          {
            name: 'asset with its relation added or removed',
            edit: { tables: { assets: { [asset.id]: withAsset }, relations: { [relation.id]: { before: null, after: relation } } } },
            inverse: {
              tables: {
                assets: { [asset.id]: { before: asset, after: null } },
                relations: { [relation.id]: { before: relation, after: null } },
              },
            },
          },
        ]
      : []),
  ];
}
