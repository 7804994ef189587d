import type { CompileResult } from '../../shared/knowledge/hospital/compile-knowledge.ts';
import type { KnowledgeSources } from '../../shared/knowledge/hospital/load-sources.ts';
import type { ProblemList } from '../../shared/knowledge/hospital/source-file.ts';

/** What a check looks at: the entries as written, and what became of them. */
export interface CheckInput {
  readonly sources: KnowledgeSources;
  readonly result: CompileResult;
}

/** One check. It reports to `problems`; a check that throws is itself a problem. */
export interface Check {
  /** Stable, kebab-case. */
  readonly id: string;
  /** What it demands, in one sentence. */
  readonly demand: string;
  run(input: CheckInput, problems: ProblemList): void;
}
