import { fail, ok, type Problem, type Result } from '../../base/result.ts';

/**
 * N-Quads as integers: every term has one number, every statement is four of them.
 * IRIs are stored without brackets, blank nodes with `_:`, literals as written, starting with `"`.
 * Source: W3C RDF 1.1 N-Quads, section 3 (a statement a line).
 */
export interface QuadTable {
  readonly count: number;
  readonly subject: Int32Array;
  readonly predicate: Int32Array;
  readonly object: Int32Array;
  /** `-1`: the default graph. */
  readonly graph: Int32Array;
  readonly terms: readonly string[];
  readonly termNumbers: ReadonlyMap<string, number>;
}

/** How much a file may hold before reading stops with a problem. */
export interface QuadLimits {
  readonly maxStatements: number;
  readonly maxTermLength: number;
}
export const QUAD_LIMITS: QuadLimits = { maxStatements: 4_000_000, maxTermLength: 100_000 };

const MAX_PROBLEMS = 20;

/** Reads a whole document. Every faulty line is told (the first 20), and then nothing is returned. */
export function readQuads(text: string, file: string, limits: QuadLimits = QUAD_LIMITS): Result<QuadTable, Problem[]> {
  const terms: string[] = [];
  const termNumbers = new Map<string, number>();
  const rows: number[] = [];
  const problems: Problem[] = [];
  const reader = new LineReader(text, limits.maxTermLength);

  const number = (term: string): number => {
    const known = termNumbers.get(term);
    if (known !== undefined) return known;
    terms.push(term);
    termNumbers.set(term, terms.length - 1);
    return terms.length - 1;
  };

  for (let line = 1; reader.nextLine(); line++) {
    if (reader.isBlank()) continue;
    const statement = reader.readStatement();
    if (typeof statement === 'string') {
      problems.push(unreadable(file, line, statement));
      if (problems.length === MAX_PROBLEMS) break;
      continue;
    }
    if (rows.length / 4 >= limits.maxStatements) {
      problems.push(tooMany(file, limits.maxStatements));
      break;
    }
    const [subject, predicate, object, graph] = statement;
    rows.push(number(subject), number(predicate), number(object), graph === null ? -1 : number(graph));
  }
  if (problems.length > 0) return fail(problems);

  const count = rows.length / 4;
  const columns = [0, 1, 2, 3].map((column) => {
    const values = new Int32Array(count);
    for (let i = 0; i < count; i++) values[i] = rows[i * 4 + column]!;
    return values;
  });
  return ok({
    count,
    subject: columns[0]!,
    predicate: columns[1]!,
    object: columns[2]!,
    graph: columns[3]!,
    terms,
    termNumbers,
  });
}

type Statement = readonly [string, string, string, string | null];

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Walks a text line by line and reads the terms of one line; a string result says what is wrong with it. */
class LineReader {
  private readonly text: string;
  private readonly maxTermLength: number;
  private at = 0;
  private end = -1;

  constructor(text: string, maxTermLength: number) {
    this.text = text;
    this.maxTermLength = maxTermLength;
  }

  nextLine(): boolean {
    if (this.end >= this.text.length) return false;
    this.at = this.end + 1;
    const newline = this.text.indexOf('\n', this.at);
    this.end = newline === -1 ? this.text.length : newline;
    return this.at < this.text.length;
  }

  /** Empty lines and comments. */
  isBlank(): boolean {
    this.skipSpace();
    return this.at >= this.end || this.text.charCodeAt(this.at) === 0x23;
  }

  readStatement(): Statement | string {
    const subject = this.readTerm();
    const predicate = this.readTerm();
    const object = this.readTerm();
    if (subject === null || predicate === null || object === null) return 'a statement needs a subject, a predicate and an object';
    const graph = this.readTerm();
    const most = this.maxTermLength;
    if (subject.length > most || predicate.length > most || object.length > most || (graph !== null && graph.length > most)) {
      return `a term of more than ${this.maxTermLength} characters`;
    }
    if (subject.startsWith('"') || predicate.startsWith('"')) return 'a text stands where a name is expected';
    if (graph?.startsWith('"')) return 'a text stands where a graph is expected';
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== 0x2e) return 'the line does not end with a full stop';
    return [subject, predicate, object, graph];
  }

  private skipSpace(): void {
    while (this.at < this.end) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x09 && code !== 0x0d) return;
      this.at++;
    }
  }

  private readTerm(): string | null {
    this.skipSpace();
    if (this.at >= this.end) return null;
    const code = this.text.charCodeAt(this.at);
    if (code === 0x3c) return this.readIri();
    if (code === QUOTE) return this.readLiteral();
    if (code === 0x5f) return this.readBlank();
    return null;
  }

  private readIri(): string | null {
    const close = this.text.indexOf('>', this.at);
    if (close === -1 || close > this.end) return null;
    const iri = this.text.slice(this.at + 1, close);
    this.at = close + 1;
    return iri;
  }

  private readBlank(): string {
    const start = this.at;
    while (this.at < this.end && this.text.charCodeAt(this.at) > 0x20) this.at++;
    return this.text.slice(start, this.at);
  }

  private readLiteral(): string | null {
    const start = this.at;
    let close = start + 1;
    while (close < this.end && this.text.charCodeAt(close) !== QUOTE) close += this.text.charCodeAt(close) === BACKSLASH ? 2 : 1;
    if (close >= this.end) return null;
    this.at = close + 1;
    if (this.text.startsWith('^^<', this.at)) {
      const end = this.text.indexOf('>', this.at);
      if (end === -1 || end > this.end) return null;
      this.at = end + 1;
    } else if (this.text.charCodeAt(this.at) === 0x40) {
      while (this.at < this.end && this.text.charCodeAt(this.at) > 0x20) this.at++;
    }
    return this.text.slice(start, this.at);
  }
}

const unreadable = (file: string, line: number, found: string): Problem => ({
  kind: 'unreadable-line',
  place: `${file}, line ${line}`,
  found,
  expected: 'one N-Quads statement: subject, predicate, object, graph and a full stop',
  tip: 'Export the model again as N-Quads (.nq or .nq.gz).',
});

const tooMany = (file: string, limit: number): Problem => ({
  kind: 'too-large',
  place: file,
  found: `more than ${limit} statements`,
  expected: `at most ${limit}`,
  tip: 'This is far above any published domain model: check that it is the right file.',
});
