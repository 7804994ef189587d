import type * as z from 'zod/mini';
import type { Problem } from '../../base/result.ts';

type Issue = z.core.$ZodIssue;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** `assets[3].type` */
function placeOf(path: readonly PropertyKey[]): string {
  let place = '';
  for (const step of path) place += typeof step === 'number' ? `[${String(step)}]` : place === '' ? String(step) : `.${String(step)}`;
  return place === '' ? 'the file' : place;
}

/** A value as it is shown in a message: short, and never a whole record. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  if (typeof value === 'object') return 'an object';
  const shown = (JSON.stringify(value) as string | undefined) ?? typeof value;
  return shown.length > 80 ? `${shown.slice(0, 77)}…` : shown;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[step];
  }
  return value;
}

/** Words one finding of the schema for the person whose file it is. */
export function problemOf(issue: Issue, root: unknown): Problem {
  const place = placeOf(issue.path);
  const value = valueAt(root, issue.path);
  const found = show(value);
  const base = { place, found };
  switch (issue.code) {
    case 'invalid_type': {
      const expected = TYPE_WORDS[issue.expected] ?? issue.expected;
      if (value === undefined) return { ...base, kind: 'missing-field', expected, tip: `Add the field, or take the whole record out.` };
      if (value === Infinity || value === -Infinity)
        return { ...base, kind: 'wrong-value', found: 'a number too large to hold', expected, tip: 'Give a smaller number.' };
      return { ...base, kind: 'wrong-type', expected, tip: `Write ${expected} here.` };
    }
    case 'invalid_value':
      return {
        ...base,
        kind: 'wrong-value',
        expected: `one of ${issue.values.map(String).join(', ')}`,
        tip: 'Use one of the listed words, or leave the field out where it may be missing.',
      };
    case 'too_small':
      return issue.origin === 'string'
        ? { ...base, kind: 'empty', expected: 'a text that is not empty', tip: 'Give it a value.' }
        : {
            ...base,
            kind: 'wrong-value',
            expected:
              issue.inclusive === true ? `a number of at least ${String(issue.minimum)}` : `a number above ${String(issue.minimum)}`,
            tip: 'Give a larger number, or leave the field out.',
          };
    case 'too_big':
      return {
        ...base,
        kind: 'too-long',
        expected: `at most ${String(issue.maximum)} characters`,
        tip: 'Give it a shorter id; what is to be read belongs in the label.',
      };
    case 'custom':
      return {
        ...base,
        kind: 'reserved-name',
        expected: 'an id that is not a reserved name of the programming language',
        tip: 'Give the record another id and use it wherever the record is named.',
      };
    case 'invalid_union':
      return levelProblem(base, value);
    default:
      return { ...base, kind: 'wrong-value', expected: 'another value', tip: 'See docs/spec/model-file.md for what may stand here.' };
  }
}

/** `levels` hold two kinds of record; the union's own report names neither. */
function levelProblem(base: { place: string; found: string }, value: unknown): Problem {
  const fields = typeof value === 'object' && value !== null ? Object.keys(value).join(', ') : base.found;
  return {
    ...base,
    kind: 'wrong-level',
    found: `an entry with ${fields || 'no fields'}`,
    expected: 'asset, attribute and level (very-low … safe), or asset, consequence and impact (negligible … very-high)',
    tip: 'A trust level belongs to an attribute, an impact to a consequence.',
  };
}
