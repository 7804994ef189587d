import type { AnalysisProblem } from './analysis.ts';
import type { AnalysisStage, EngineBudget, RunControl } from './input.ts';

/** Generous for a hospital of ten thousand assets; far below what a browser tab cannot bear. */
export const DEFAULT_BUDGET: EngineBudget = {
  maxMatchesPerPattern: 200_000,
  maxMatches: 1_000_000,
  maxMatchedAssetsPerPattern: 1_000_000,
  maxMatchedAssets: 4_000_000,
  maxInferredAssets: 200_000,
  maxRelations: 1_000_000,
  maxRounds: 10_000,
  maxMilliseconds: 60_000,
  maxStepsPerPattern: 20_000_000,
  maxSteps: 400_000_000,
};

/** Thrown inside the engine when a limit is hit; caught where the work can go on without the culprit. */
export class RunStop extends Error {
  readonly problem: AnalysisProblem;
  /** True: the whole run must end; false: only the entry at hand is left out. */
  readonly final: boolean;

  constructor(problem: AnalysisProblem, final: boolean) {
    super(problem.detail);
    this.problem = problem;
    this.final = final;
  }
}

const CHECK_EVERY = 16_384;

/** Counts the work of one run against its budget, and asks now and then whether to go on. */
export class RunMeter {
  readonly budget: EngineBudget;
  readonly problems: AnalysisProblem[] = [];
  private readonly run: RunControl;
  private readonly startedAt: number;
  private entry = '';
  private steps = 0;
  private stepsOfEntry = 0;
  private untilCheck = CHECK_EVERY;
  private matchesOfEntry = 0;
  private matches = 0;
  private matchedAssetsOfEntry = 0;
  private matchedAssets = 0;
  /** Set once the run must end; what was found until then is kept. */
  stopped = false;

  constructor(run: RunControl = {}) {
    this.run = run;
    this.budget = { ...DEFAULT_BUDGET, ...run.budget };
    this.startedAt = this.now();
  }

  now(): number {
    return this.run.now?.() ?? 0;
  }

  progress(stage: AnalysisStage, done: number, total: number): void {
    this.run.onProgress?.(stage, done, total);
  }

  /** Work from here on is counted for this knowledge-base entry. */
  begin(entry: string): void {
    this.entry = entry;
    this.stepsOfEntry = 0;
    this.matchesOfEntry = 0;
    this.matchedAssetsOfEntry = 0;
  }

  /** One candidate looked at. */
  step(): void {
    this.stepsOfEntry++;
    if (--this.untilCheck === 0) this.check();
  }

  /** One match that names so many assets: few matches that each name half of a model are as heavy as many. */
  match(assets: number): void {
    this.matches++;
    this.matchedAssets += assets;
    this.matchedAssetsOfEntry += assets;
    if (this.matchedAssetsOfEntry > this.budget.maxMatchedAssetsPerPattern)
      this.stop('too-many-matches', `its matches name more than ${this.budget.maxMatchedAssetsPerPattern} assets; it was left out`, false);
    if (this.matchedAssets > this.budget.maxMatchedAssets)
      this.stop(
        'too-many-matches',
        `all matches together name more than ${this.budget.maxMatchedAssets} assets; the rest was not looked for`,
        true,
      );
    if (++this.matchesOfEntry > this.budget.maxMatchesPerPattern)
      this.stop('too-many-matches', `it matches more than ${this.budget.maxMatchesPerPattern} times; it was left out`, false);
    if (this.matches > this.budget.maxMatches)
      this.stop('too-many-matches', `more than ${this.budget.maxMatches} matches altogether; the rest was not looked for`, true);
  }

  /** What is left out weighs nothing. */
  private forgetEntry(): void {
    this.matches -= this.matchesOfEntry;
    this.matchedAssets -= this.matchedAssetsOfEntry;
    this.matchesOfEntry = 0;
    this.matchedAssetsOfEntry = 0;
  }

  /** Asks for cancellation and time; also called between long steps. */
  check(): void {
    this.steps += CHECK_EVERY - this.untilCheck;
    this.untilCheck = CHECK_EVERY;
    if (this.run.isCancelled?.() === true) this.stop('cancelled', 'the analysis was cancelled', true);
    if (this.now() - this.startedAt > this.budget.maxMilliseconds)
      this.stop('out-of-time', `the analysis took longer than ${this.budget.maxMilliseconds} ms and was cut short`, true);
    if (this.stepsOfEntry > this.budget.maxStepsPerPattern)
      this.stop('too-many-matches', 'too many combinations to look at; it was left out', false);
    if (this.steps > this.budget.maxSteps)
      this.stop('too-many-matches', 'too many combinations to look at altogether; the rest was not looked at', true);
  }

  stop(kind: AnalysisProblem['kind'], detail: string, final: boolean): never {
    throw new RunStop({ kind, entry: this.entry, detail }, final);
  }

  /** Runs one piece of work; a hit limit becomes a problem. False when the piece was left out. */
  guard(work: () => void): boolean {
    if (this.stopped) return false;
    try {
      work();
      return true;
    } catch (error) {
      if (!(error instanceof RunStop)) throw error;
      this.report(error.problem);
      if (error.final) this.stopped = true;
      else this.forgetEntry();
      return false;
    }
  }

  report(problem: AnalysisProblem): void {
    if (!this.problems.some((known) => known.kind === problem.kind && known.entry === problem.entry && known.detail === problem.detail))
      this.problems.push(problem);
  }
}
