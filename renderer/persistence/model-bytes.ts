import { type Problem, type Result, fail } from '../../shared/base/result.ts';
import { otherProgram, recogniseText } from '../../shared/model/file/foreign-file.ts';
import { notUtf8Problem } from '../../shared/model/file/limits.ts';
import { type ParsedModel, parseModelFile } from '../../shared/model/file/parse-model-file.ts';
import { writeModelFile } from '../../shared/model/file/write-model-file.ts';
import type { ModelRecords } from '../../shared/model/records.ts';

/** A model file as bytes. */
export const modelToBytes = (model: ModelRecords): Uint8Array<ArrayBuffer> => new TextEncoder().encode(writeModelFile(model));

/** Reads the bytes of a model file; `name` is for the messages. */
export function modelFromBytes(name: string, bytes: Uint8Array): Result<ParsedModel, readonly Problem[]> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const program = recogniseText(new TextDecoder().decode(bytes.subarray(0, 2000)));
    return fail([program ? otherProgram(program) : notUtf8Problem(name)]);
  }
  return parseModelFile(text);
}

/** A file name for a title: no separators, no characters that a file system refuses. */
export function fileNameFor(title: string): string {
  const stem = title
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- control characters are what has to go
    .replace(/[\\/:*?"<>|\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 100);
  return `${stem || 'Model'}.cordon.json`;
}
