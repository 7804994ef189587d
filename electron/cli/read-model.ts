import type { Problem } from '../../shared/base/result.ts';
import { modelProblems } from '../../shared/assessment/system-input.ts';
import { fileSizeProblem, notUtf8Problem } from '../../shared/model/file/limits.ts';
import { parseModelFile } from '../../shared/model/file/parse-model-file.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import type { LoadedKnowledge } from './load-knowledge.ts';
import { InputError, problemLine } from './command.ts';
import type { Host } from './host.ts';

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
  const tooLarge = fileSizeProblem(path, size);
  if (tooLarge) throw new InputError([tooLarge]);
  const bytes = await host.readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([notUtf8Problem(path)]);
  }
}

const named = (name: string, problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, place: problem.place ? `${name}, ${problem.place}` : name }));
