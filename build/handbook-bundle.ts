// What build/write-handbook.mjs needs of the shared code, as one module that Node can load.
import { validateKnowledge } from '../knowledge-base/checks/validation/validate-knowledge.ts';
import { readValidation } from './validate-knowledge.ts';

export { writeHandbook } from '../knowledge-base/handbook/write-handbook.ts';

/** Threats that are live in no template and no incident of the folder of a knowledge base. */
export function unseenThreats(folder: string): readonly string[] {
  const { bundle, templates, incidents } = readValidation(folder);
  const models = incidents.map((incident) => ({ ...incident, claims: [] }));
  return validateKnowledge(bundle.compiled, bundle.catalogue, templates, models, [], () => []).unseen;
}
