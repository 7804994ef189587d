import { type Result, fail, ok } from '../../shared/base/result.ts';
import { parseModelFile } from '../../shared/model/file/parse-model-file.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import { loadOwnJson } from './own-origin.ts';

/** A bundled template as the build wrote it: a model file like any other. The failure is for the details view. */
export async function loadTemplate(id: string): Promise<Result<ModelRecords, string>> {
  try {
    const parsed = parseModelFile(JSON.stringify(await loadOwnJson(`knowledge/templates/${id}.json`)));
    return parsed.ok ? ok(parsed.value.records) : fail(parsed.error.map((problem) => `${problem.place}: ${problem.found}`).join('; '));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
