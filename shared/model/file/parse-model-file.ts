import { type Problem, type Result, fail, ok } from '../../base/result.ts';
import type { ModelRecords } from '../records.ts';
import { duplicateProblems } from './duplicates.ts';
import { recordsOf } from './file-to-records.ts';
import { otherProgram, recogniseJson, recogniseText } from './foreign-file.ts';
import { NESTING_LIMIT, PROBLEM_LIMIT } from './limits.ts';
import { type RawFile, migrate } from './migrations.ts';
import { MODEL_FORMAT, MODEL_FORMAT_VERSION, type ModelFile, modelFileSchema } from './model-file-schema.ts';
import { danglingReferences } from './references.ts';
import { placeInText, scanJson } from './scan-json.ts';
import { problemOf, show } from './schema-problems.ts';

/** A model that was read. `warnings` name what is odd but kept: nothing of the file is lost. */
export interface ParsedModel {
  readonly records: ModelRecords;
  readonly warnings: readonly Problem[];
}

/**
 * Reads the text of a model file (`cordon-model/1` and older, docs/spec/model-file.md). Collects all
 * problems (at most `PROBLEM_LIMIT`), each with place, found, expected and a tip. Classes, relations
 * and controls that no knowledge base knows are not looked at here.
 */
export function parseModelFile(text: string): Result<ParsedModel, readonly Problem[]> {
  const json = parseJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (!json.ok) return fail([json.error]);
  const current = toCurrentFormat(json.value);
  if (!current.ok) return fail([current.error]);
  const { file, said } = current.value;

  const checked = modelFileSchema.safeParse(file);
  if (!checked.success) return fail(checked.error.issues.slice(0, PROBLEM_LIMIT).map((issue) => problemOf(issue, file)));
  // What the schema returns leaves some unknown keys out; the file as it was read has them all.
  const model = file as ModelFile;
  const duplicates = duplicateProblems(model);
  if (duplicates.length > 0) return fail(duplicates.slice(0, PROBLEM_LIMIT));
  const migrated = said.map((sentence) => ({
    kind: 'migrated',
    place: 'format',
    found: show(json.value['format']),
    expected: MODEL_FORMAT,
    tip: sentence,
  }));
  return ok({ records: recordsOf(model), warnings: [...migrated, ...danglingReferences(model).slice(0, PROBLEM_LIMIT)] });
}

function parseJson(text: string): Result<RawFile> {
  if (text.trim() === '') {
    return fail({
      kind: 'empty-file',
      place: 'the file',
      found: 'nothing',
      expected: 'a Cordon model',
      tip: 'The file is empty. Look for a copy, or recover the model on the start screen.',
    });
  }
  const scan = scanJson(text, NESTING_LIMIT);
  if (scan.depth > NESTING_LIMIT) {
    return fail({
      kind: 'too-deep',
      place: 'the file',
      found: `objects and lists more than ${String(NESTING_LIMIT)} deep`,
      expected: `at most ${String(NESTING_LIMIT)}`,
      tip: 'No model is nested like this. The file may be damaged or made to do harm; it was not read further.',
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail(notJson(text, scan.isTruncated, error));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok(value as RawFile);
  return fail({
    kind: 'not-a-model',
    place: 'the file',
    found: show(value),
    expected: 'one JSON object',
    tip: 'This is JSON, but not a Cordon model.',
  });
}

function notJson(text: string, isTruncated: boolean, error: unknown): Problem {
  const program = recogniseText(text);
  if (program) return otherProgram(program);
  if (isTruncated && /^\s*\{/.test(text)) {
    return {
      kind: 'truncated',
      place: placeInText(text, text.length),
      found: 'the end of the file in the middle of a record',
      expected: 'a closing } at the end',
      tip: 'The file was cut off, perhaps while it was copied. Copy it again, or recover the model on the start screen.',
    };
  }
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const place = position === undefined ? 'the file' : placeInText(text, Number(position));
  return {
    kind: 'not-json',
    place,
    found: 'text that is not JSON',
    expected: 'a Cordon model in JSON',
    tip: 'If you edited the file by hand, look for a missing comma, quote or bracket just before this place.',
  };
}

function toCurrentFormat(file: RawFile): Result<{ readonly file: RawFile; readonly said: readonly string[] }> {
  const format = file['format'];
  const version = typeof format === 'string' ? /^cordon-model\/(\d+)$/.exec(format)?.[1] : undefined;
  if (version === undefined) {
    const program = recogniseJson(file);
    if (program) return fail(otherProgram(program));
    return fail({
      kind: 'not-a-model',
      place: 'format',
      found: show(format),
      expected: `"${MODEL_FORMAT}"`,
      tip: 'A model says in its first line which format it has. If this is a model, add the line.',
    });
  }
  const number = Number(version);
  if (number > MODEL_FORMAT_VERSION) {
    return fail({
      kind: 'newer-version',
      place: 'format',
      found: show(format),
      expected: `"${MODEL_FORMAT}" or older`,
      tip: 'A newer Cordon wrote this file. Open it with that version; this one would lose what it does not know.',
    });
  }
  const migrated = migrate(file, number);
  if (migrated) return ok(migrated);
  return fail({
    kind: 'unknown-version',
    place: 'format',
    found: show(format),
    expected: `"${MODEL_FORMAT}"`,
    tip: 'No Cordon ever wrote this format. Check the number in the first line.',
  });
}
