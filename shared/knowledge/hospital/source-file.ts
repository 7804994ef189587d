import type { Problem } from '../../base/result.ts';

/** One authored file: its path relative to the knowledge base's folder (`threats/dev.yaml`), with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A problem of an authored file. `place` is `path:line, entry field`. */
export interface KnowledgeProblem extends Problem {
  readonly severity: 'error' | 'warning';
  /** Id of the entry concerned, empty when none. */
  readonly entry: string;
}

/** Where something was written; gives the place of one of its fields. */
export interface Located<T> {
  readonly value: T;
  readonly file: string;
  /** Id, or position in the file where there is none. */
  readonly entry: string;
  /** `threats/dev.yaml:31, T-DEV-01 causes[2]` */
  place(path?: readonly (string | number)[]): string;
}

/** Collects problems; everything that reads the knowledge base reports to one of these. */
export class ProblemList {
  readonly #problems: KnowledgeProblem[] = [];

  get all(): readonly KnowledgeProblem[] {
    return this.#problems;
  }
  get errors(): number {
    return this.#problems.filter((problem) => problem.severity === 'error').length;
  }
  add(problem: KnowledgeProblem): void {
    this.#problems.push(problem);
  }
  error(kind: string, at: Located<unknown>, path: readonly (string | number)[], found: string, expected: string, tip: string): void {
    this.add({ severity: 'error', kind, entry: at.entry, place: at.place(path), found, expected, tip });
  }
  warn(kind: string, at: Located<unknown>, path: readonly (string | number)[], found: string, expected: string, tip: string): void {
    this.add({ severity: 'warning', kind, entry: at.entry, place: at.place(path), found, expected, tip });
  }
}
