import type { Problem } from '../../shared/base/result.ts';
import { decodeModel } from '../../shared/model/decode-model.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';
import { checkModel } from '../../shared/knowledge/check-model.ts';
import { InputError } from './command.ts';
import type { Host } from './host.ts';

/** Larger files are refused before they are read. */
export const MAX_MODEL_BYTES = 64 * 1024 * 1024;

/** A model from a file, or from a bundled template when the name is a template's id. */
export async function readModel(name: string, host: Host, catalogue: KnowledgeCatalogue): Promise<ModelRecords> {
  const isTemplate = catalogue.templates.some((template) => template.id === name);
  const text = isTemplate ? await host.readBundled(`templates/${name}.json`) : await readModelFile(name, host, catalogue);
  const decoded = decodeModel(text);
  if (!decoded.ok) throw new InputError(named(name, decoded.error));
  const problems = checkModel(decoded.value, catalogue);
  if (problems.length > 0) throw new InputError(named(name, problems));
  return decoded.value;
}

async function readModelFile(path: string, host: Host, catalogue: KnowledgeCatalogue): Promise<string> {
  const size = await host.fileSize(path).catch((error: unknown) => {
    if (error instanceof InputError && !path.includes('.') && !path.includes('/')) {
      const [problem] = error.problems;
      throw new InputError([{ ...problem!, tip: `Name a model file or one of the templates ${catalogue.templates.map((template) => template.id).join(', ')}.` }]);
    }
    throw error;
  });
  if (size > MAX_MODEL_BYTES) {
    throw new InputError([{
      kind: 'too-large', place: path, found: `the file has ${megabytes(size)} MB`, expected: `at most ${megabytes(MAX_MODEL_BYTES)} MB`,
      tip: 'It was not read. Split the model into several ones.',
    }]);
  }
  const bytes = await host.readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([{ kind: 'not-text', place: path, found: 'the file is not UTF-8 text', expected: 'a Cordon model (JSON)', tip: 'It may belong to another program or be damaged.' }]);
  }
}

const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1);
const named = (name: string, problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, place: problem.place ? `${name}, ${problem.place}` : name }));
