import { createHash } from 'node:crypto';
import { buildFindings } from '../../shared/assessment/build-findings.ts';
import { systemInput } from '../../shared/assessment/system-input.ts';
import type { Findings } from '../../shared/assessment/findings.ts';
import { openSession } from '../../shared/engine/open-session.ts';
import type { AnalysisSession } from '../../shared/engine/session.ts';
import { bundleKnowledge, canonicalSources, type KnowledgeBundle } from '../../shared/knowledge/templates/bundle-knowledge.ts';
import { modelHash } from '../../shared/model/model-hash.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import type { AnalysisView } from '../../shared/protocol/engine-protocol.ts';
import { knowledgeFiles } from './knowledge-sources.ts';

let bundle: KnowledgeBundle | undefined;

/** The knowledge base of the repository, compiled from its sources once per test process. */
export function bundledKnowledge(): KnowledgeBundle {
  if (bundle) return bundle;
  const files = knowledgeFiles();
  bundle = bundleKnowledge(files, createHash('sha256').update(canonicalSources(files)).digest('hex'));
  return bundle;
}

/** A bundled template's model; throws when there is none of this id. */
export function template(id: string): ModelRecords {
  const found = bundledKnowledge().templates.find((candidate) => candidate.entry.id === id);
  if (!found)
    throw new Error(
      `there is no template ${id}: ${bundledKnowledge()
        .problems.map((problem) => `${problem.place} ${problem.found}`)
        .join('; ')}`,
    );
  return found.records;
}

export interface Analysed {
  readonly session: AnalysisSession;
  readonly findings: Findings;
  readonly model: ModelRecords;
}

/** A model analysed with the knowledge base of the repository. */
export function analysed(model: ModelRecords, view: AnalysisView = 'today'): Analysed {
  const { compiled, catalogue } = bundledKnowledge();
  const session = openSession(compiled, systemInput(model, compiled, view));
  const findings = buildFindings({
    analysis: session.analysis,
    model,
    catalogue,
    modelSha256: modelHash(model),
    compileMilliseconds: null,
  });
  return { session, findings, model };
}

/** The model with controls set to a state. */
export const withControls = (
  model: ModelRecords,
  controls: readonly { readonly asset: string; readonly control: string }[],
  state: 'in-place' | 'planned' | 'not-possible' = 'in-place',
): ModelRecords => ({
  ...model,
  controls: {
    ...model.controls,
    ...Object.fromEntries(controls.map(({ asset, control }) => [`${asset}|${control}`, { asset, control, state, note: '' }])),
  },
});
