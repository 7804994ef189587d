import type * as z from 'zod/mini';
import type { ParsedFile } from './read-yaml.ts';
import type { Located, ProblemList } from './source-file.ts';

/** Reads entries one by one, so that a bad one costs only itself. */
export class EntryReader {
  readonly #problems: ProblemList;
  readonly #seen: Map<string, string>;

  constructor(problems: ProblemList, seen: Map<string, string>) {
    this.#problems = problems;
    this.#seen = seen;
  }

  one<T extends z.ZodMiniType>(parsed: ParsedFile, schema: T, kind: string): Located<z.infer<T>> | null {
    return this.#parse(parsed, parsed.value, [], schema, kind);
  }

  list<T extends z.ZodMiniType>(parsed: ParsedFile, schema: T, kind: string): Located<z.infer<T>>[] {
    if (parsed.value === null) return [];
    if (!Array.isArray(parsed.value)) {
      this.#problems.add({
        severity: 'error',
        kind: 'bad-file',
        entry: '',
        place: `${parsed.path}:1`,
        found: typeof parsed.value,
        expected: `a list of entries (${kind})`,
        tip: 'Begin each entry with `- id:` at the start of a line.',
      });
      return [];
    }
    return this.entries(parsed, parsed.value as unknown[], [], schema, kind);
  }

  entries<T extends z.ZodMiniType>(
    parsed: ParsedFile,
    values: readonly unknown[],
    base: readonly string[],
    schema: T,
    kind: string,
  ): Located<z.infer<T>>[] {
    return values.flatMap((value, i) => {
      const entry = this.#parse(parsed, value, [...base, i], schema, kind);
      return entry !== null && this.#isNew(entry, kind) ? [entry] : [];
    });
  }

  unknownFile(parsed: ParsedFile): void {
    this.#problems.add({
      severity: 'warning',
      kind: 'unknown-file',
      entry: '',
      place: parsed.path,
      found: parsed.path,
      expected: 'a file that docs/spec/knowledge-base-format.md names',
      tip: 'Move it to the folder of its kind.',
    });
  }

  #parse<T extends z.ZodMiniType>(
    parsed: ParsedFile,
    value: unknown,
    base: readonly (string | number)[],
    schema: T,
    kind: string,
  ): Located<z.infer<T>> | null {
    const entry = nameOf(value) ?? (base.length > 0 ? `${kind} ${Number(base.at(-1)) + 1}` : kind);
    const place = (path: readonly (string | number)[] = []): string => {
      const field = path
        .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
        .join('')
        .replace(/^\./, '');
      return `${parsed.path}:${parsed.lineOf([...base, ...path])}, ${entry}${field === '' ? '' : ` ${field}`}`;
    };
    const result = schema.safeParse(value);
    if (result.success) return { value: result.data as z.infer<T>, file: parsed.path, entry, place };
    for (const issue of result.error.issues) {
      const path = issue.path.filter((part) => typeof part !== 'symbol');
      this.#problems.add({
        severity: 'error',
        kind: `bad-${kind}`,
        entry,
        place: place(path),
        found: shown(at(value, path)),
        expected: issue.message || issue.code,
        tip:
          issue.code === 'unrecognized_keys'
            ? 'Check the spelling of the field, or take it away.'
            : 'Compare with docs/spec/knowledge-base-format.md.',
      });
    }
    return null;
  }

  #isNew(entry: Located<unknown>, kind: string): boolean {
    const key = `${kind} ${entry.entry}`;
    const first = this.#seen.get(key);
    if (first === undefined) {
      this.#seen.set(key, entry.place());
      return true;
    }
    this.#problems.error(
      'duplicate-id',
      entry,
      ['id'],
      entry.entry,
      `an id of its own (already used at ${first})`,
      'Give the entry another id, or take one of the two away.',
    );
    return false;
  }
}

const nameOf = (value: unknown): string | null => {
  const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
};

function at(value: unknown, path: readonly (string | number)[]): unknown {
  let here = value;
  for (const part of path) {
    if (here === null || typeof here !== 'object') return undefined;
    here = (here as Record<string | number, unknown>)[part];
  }
  return here;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const written = typeof value === 'string' ? value : asJson(value);
  return written.length > 80 ? `${written.slice(0, 77)}…` : written;
}

/** An alias may make a value contain itself, and then it has no JSON. */
function asJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return 'something that contains itself';
  }
}
