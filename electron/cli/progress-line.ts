const WIDTH = 24;
const STAGES: Readonly<Record<string, string>> = {
  construct: 'inferring',
  match: 'matching',
  strategies: 'placing controls',
  likelihood: 'propagating',
  causation: 'tracing causes',
  suggest: 'trying controls',
};

/** One line on a terminal that shows how far long work is; nothing where there is no terminal. */
export class ProgressLine {
  readonly #tell: ((text: string) => void) | null;
  #isShown = false;

  constructor(tell: ((text: string) => void) | null) {
    this.#tell = tell;
  }

  show(stage: string, done: number, total: number): void {
    if (!this.#tell) return;
    const filled = total > 0 ? Math.min(WIDTH, Math.round((done / total) * WIDTH)) : 0;
    this.#tell(`\r\u001B[K${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)} ${STAGES[stage] ?? stage}`);
    this.#isShown = true;
  }

  clear(): void {
    if (this.#isShown) this.#tell?.('\r\u001B[K');
    this.#isShown = false;
  }
}
