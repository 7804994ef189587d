import { ssmInput } from '../../shared/assessment/ssm/system-input.ts';
import { givenStructure } from '../../shared/assessment/ssm/given-structure.ts';
import type { SsmStage } from '../../shared/assessment/ssm/analyse-system.ts';
import { analyseSystem } from '../../shared/assessment/ssm/analyse-system.ts';
import type { Analysis } from '../../shared/engine/analysis.ts';
import { prepareDomain } from '../../shared/engine/domain/prepare-domain.ts';
import type { SystemInput } from '../../shared/engine/input.ts';
import { openSession } from '../../shared/engine/open-session.ts';
import type { QuadTable } from '../../shared/knowledge/ssm/read-quads.ts';
import { readSystem } from '../../shared/knowledge/ssm/read-system.ts';
import { compileTable, parseCompiled } from './domain-cache.ts';
import type { Host } from './host.ts';
import { quadsOf } from './read-ssm.ts';

/** Milliseconds of one step: the first time in the process, the best and the median of the runs after it. */
export interface StepTiming {
  readonly cold: number;
  readonly best: number;
  readonly median: number;
}
/** What `--timings` writes. */
export interface SsmTimings {
  readonly format: 'cordon-ssm-timings/1';
  readonly sizes: Readonly<Record<string, number>>;
  readonly runs: number;
  readonly unit: 'ms';
  readonly parse: StepTiming;
  readonly compile: StepTiming;
  readonly load: StepTiming;
  readonly validate: StepTiming;
  readonly risk: StepTiming;
  readonly validateAndRisk: StepTiming;
  /** Naming all threats, strategies and matches: no part of the steps before, because it is done when somebody reads the names. */
  readonly names: StepTiming;
  readonly toggle: StepTiming;
  readonly peak_rss_mb: number;
}

const RUNS = 5;
/** Runs of the fast steps before their five count: the compiler of the language is done with them by then. */
const WARM_UP = 20;

/**
 * Measures the steps of one analysis. `cold` is the very first run in this process, so nothing may be analysed
 * before; `parse` and `compile` are measured anew each time, never from the cache.
 */
export function measureSsm(
  host: Host,
  files: { readonly domain: Uint8Array; readonly domainPath: string; readonly system: Uint8Array; readonly systemPath: string },
  mode: SystemInput['mode'] | undefined,
  stage: SsmStage,
): SsmTimings {
  const { now } = host;
  const sha256 = host.sha256(files.domain);
  const parse = new Runs(now);
  const compile = new Runs(now);
  const load = new Runs(now);
  const validate = new Runs(now);
  const risk = new Runs(now);
  const both = new Runs(now);
  const names = new Runs(now);
  const toggle = new Runs(now);

  // Not kept: what lies in memory from parsing would only weigh on the steps after it.
  const statements: { table: QuadTable | null; readonly count: number } = parsed(parse, files);
  const knowledge = compile.time(() => {
    const made = compileTable(statements.table!, files.domainPath, sha256);
    prepareDomain(made);
    return made;
  });
  statements.table = null;
  const system = readSystem(quadsOf(files.system, files.systemPath), knowledge);
  const asked = mode ?? system.mode;
  const input = ssmInput(system, knowledge, asked);
  const session = openSession(knowledge, input, { now });
  const note = (timings: { readonly infer_ms: number; readonly match_ms: number; readonly risk_ms: number }): void => {
    validate.add(timings.infer_ms + timings.match_ms);
    risk.add(timings.risk_ms);
    both.add(timings.infer_ms + timings.match_ms + timings.risk_ms);
  };
  const nameAll = ({ structure }: Analysis): void => {
    names.time(() => [structure.threats.ids, structure.strategies.ids, structure.matches.names]);
  };
  let { analysis } = session;
  note(analysis.timings);
  nameAll(analysis);
  const { controlSets, assets } = analysis.structure;
  const first = analysis.levels.proposed.indexOf(1);
  const set = first >= 0 ? first : controlSets.count > 0 ? 0 : -1;
  const wasOn = set >= 0 && analysis.levels.proposed[set] === 1;
  const flip = (on: boolean): void => {
    if (set < 0) return;
    const setting = { asset: assets.ids[controlSets.asset[set]!]!, control: controlSets.type[set]!, proposed: on, coverage: null };
    toggle.time(() =>
      session.change(
        { removeAssets: [], putAssets: [], removeRelations: [], addRelations: [], controls: [setting], attributeLevels: [], impacts: [] },
        { now },
      ),
    );
  };
  flip(!wasOn);
  flip(wasOn);
  for (let i = 0; i < WARM_UP; i++) session.replace(input, { now });
  for (let i = 0; i < RUNS; i++) note(session.replace(input, { now }).timings);
  for (let i = 0; i < WARM_UP + RUNS; i++) nameAll(session.replace(input, { now }));
  for (let i = 0; i < WARM_UP + RUNS; i++) flip(i % 2 === 0 ? !wasOn : wasOn);
  if (stage === 'risk') {
    risk.clear();
    for (let i = 0; i <= WARM_UP + RUNS; i++)
      risk.add(analyseSystem(knowledge, system, { mode: asked, stage }, { now }).analysis.timings.risk_ms);
    analysis = { ...analysis, structure: givenStructure(system, knowledge).structure };
  }
  for (let i = 0; i < RUNS; i++) {
    const table = parse.time(() => quadsOf(files.domain, files.domainPath));
    compile.time(() => prepareDomain(compileTable(table, files.domainPath, sha256)));
  }
  const kept = JSON.stringify(knowledge);
  for (let i = 0; i <= RUNS; i++) load.time(() => prepareDomain(parseCompiled(kept, sha256)!));
  const { structure } = analysis;
  return {
    format: 'cordon-ssm-timings/1',
    sizes: {
      domainStatements: statements.count,
      assertedAssets: structure.assets.asserted,
      inferredAssets: structure.assets.count - structure.assets.asserted,
      relations: structure.relations.count,
      threats: structure.threats.count,
      controlStrategies: structure.strategies.count,
      compiledBytes: kept.length,
    },
    runs: RUNS,
    unit: 'ms',
    parse: parse.result(),
    compile: compile.result(),
    load: load.result(),
    validate: validate.result(),
    risk: risk.result(),
    validateAndRisk: both.result(),
    names: names.result(),
    toggle: toggle.result(),
    peak_rss_mb: Math.round(host.peakMemory() / 1048576),
  };
}

function parsed(
  parse: Runs,
  files: { readonly domain: Uint8Array; readonly domainPath: string },
): { table: QuadTable | null; readonly count: number } {
  const table = parse.time(() => quadsOf(files.domain, files.domainPath));
  return { table, count: table.count };
}

/** Durations of one step in the order in which they were taken. */
class Runs {
  private readonly now: () => number;
  private readonly taken: number[] = [];

  constructor(now: () => number) {
    this.now = now;
  }
  time<T>(work: () => T): T {
    const start = this.now();
    const made = work();
    this.add(this.now() - start);
    return made;
  }
  add(milliseconds: number): void {
    this.taken.push(milliseconds);
  }
  clear(): void {
    this.taken.length = 0;
  }
  result(): StepTiming {
    const [cold = 0, ...later] = this.taken;
    const last = (later.length === 0 ? [cold] : later.slice(-RUNS)).sort((a, b) => a - b);
    const rounded = (value: number): number => Math.round(value * 1000) / 1000;
    return { cold: rounded(cold), best: rounded(last[0]!), median: rounded(last[last.length >> 1]!) };
  }
}
