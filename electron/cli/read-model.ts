import type { Problem } from '../../shared/base/result.ts';
import { modelProblems } from '../../shared/assessment/system-input.ts';
import { parseModelFile } from '../../shared/model/file/parse-model-file.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import type { LoadedKnowledge } from './load-knowledge.ts';
import { InputError, problemLine } from './command.ts';
import type { Host } from './host.ts';

/** Larger files are refused before they are read. */
export const MAX_MODEL_BYTES = 64 * 1024 * 1024;

/** A model from a file, or from a bundled template when the name is a template's id. */
export async function readModel(name: string, host: Host, { compiled, catalogue }: LoadedKnowledge): Promise<ModelRecords> {
  const templates = catalogue.templates.map((template) => template.id);
  const text = templates.includes(name) ? await host.readBundled(`templates/${name}.json`) : await readModelFile(name, host, templates);
  const parsed = parseModelFile(text);
  if (!parsed.ok) throw new InputError(named(name, parsed.error));
  const { records, warnings } = parsed.value;
  const problems = modelProblems(records, compiled);
  if (problems.length > 0) throw new InputError(named(name, problems));
  for (const warning of named(name, warnings)) host.tell(`${problemLine(warning)}\n`);
  return records;
}

async function readModelFile(path: string, host: Host, templates: readonly string[]): Promise<string> {
  const size = await host.fileSize(path).catch((error: unknown) => {
    if (error instanceof InputError && !path.includes('.') && !path.includes('/')) {
      const [problem] = error.problems;
      throw new InputError([{ ...problem!, tip: `Name a model file or one of the templates ${templates.join(', ')}.` }]);
    }
    throw error;
  });
  if (size > MAX_MODEL_BYTES) {
    throw new InputError([
      {
        kind: 'too-large',
        place: path,
        found: `the file has ${megabytes(size)} MB`,
        expected: `at most ${megabytes(MAX_MODEL_BYTES)} MB`,
        tip: 'It was not read. Split the model into several ones.',
      },
    ]);
  }
  const bytes = await host.readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([
      {
        kind: 'not-text',
        place: path,
        found: 'the file is not UTF-8 text',
        expected: 'a Cordon model (JSON)',
        tip: 'It may belong to another program or be damaged.',
      },
    ]);
  }
}

const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1);
const named = (name: string, problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, place: problem.place ? `${name}, ${problem.place}` : name }));
