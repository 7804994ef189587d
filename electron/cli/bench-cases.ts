import { buildFindings } from '../../shared/assessment/build-findings.ts';
import { systemChange } from '../../shared/assessment/system-change.ts';
import { systemInput } from '../../shared/assessment/system-input.ts';
import { openSession } from '../../shared/engine/open-session.ts';
import type { AnalysisSession } from '../../shared/engine/session.ts';
import { applyDiff, type RecordsDiff } from '../../shared/model/diff.ts';
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
  /** The engine alone: inference, matching, levels, causation. */
  readonly engine_ms: number;
  /** The same with the findings as the app shows them. */
  readonly findings_ms: number;
  /** The slowest of twenty runs (95th percentile) of the engine alone. */
  readonly engine_p95_ms: number;
  readonly peak_rss_mb: number;
}

export interface BenchTools {
  readonly knowledge: LoadedKnowledge;
  readonly now: () => number;
  readonly peakMemory: () => number;
}

/** Repeats an edit and its inverse on an open model and measures each. */
export function benchEdit(
  tools: BenchTools,
  name: string,
  model: ModelRecords,
  edit: RecordsDiff,
  inverse: RecordsDiff,
  runs: number,
): BenchResult {
  const { compiled } = tools.knowledge;
  const session = openSession(compiled, systemInput(model, compiled, 'today'));
  const engine: number[] = [];
  const whole: number[] = [];
  let now = model;
  for (let i = 0; i < runs + WARM_UP; i++) {
    const diff = i % 2 === 0 ? edit : inverse;
    const next = applyDiff(now, diff);
    const start = tools.now();
    const change = systemChange(compiled, diff, now, next, 'today');
    if (change === null) session.replace(systemInput(next, compiled, 'today'));
    else session.change(change);
    const analysed = tools.now();
    findingsOf(tools, session, next);
    if (i >= WARM_UP) {
      engine.push(analysed - start);
      whole.push(tools.now() - start);
    }
    now = next;
  }
  return result(tools, name, model, session, engine, whole);
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
  return result(tools, name, model, session!, engine, whole);
}

const findingsOf = (tools: BenchTools, session: AnalysisSession, model: ModelRecords): unknown =>
  buildFindings({
    analysis: session.analysis,
    model,
    catalogue: tools.knowledge.catalogue,
    modelSha256: modelHash(model),
    compileMilliseconds: null,
  });

function result(
  tools: BenchTools,
  name: string,
  model: ModelRecords,
  session: AnalysisSession,
  engine: readonly number[],
  whole: readonly number[],
): BenchResult {
  return {
    case: name,
    assets: Object.keys(model.assets).length,
    relations: Object.keys(model.relations).length,
    threats: session.analysis.structure.threats.count,
    runs: engine.length,
    engine_ms: quantile(engine, 0.5),
    findings_ms: quantile(whole, 0.5),
    engine_p95_ms: quantile(engine, 0.95),
    peak_rss_mb: Math.round(tools.peakMemory() / (1024 * 1024)),
  };
}

/** Two decimals: more would only be noise. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]! * 100) / 100;
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
