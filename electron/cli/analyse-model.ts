import type { Findings } from '../../shared/assessment/findings.ts';
import type { ModelRecords } from '../../shared/model/records.ts';
import type { AnalysisView } from '../../shared/protocol/engine-protocol.ts';
import type { EngineClient } from './engine-client.ts';
import type { Host } from './host.ts';
import { loadKnowledge, type LoadedKnowledge } from './load-knowledge.ts';
import { readModel } from './read-model.ts';

export interface OpenedModel {
  readonly engine: EngineClient;
  readonly knowledge: LoadedKnowledge;
  readonly model: ModelRecords;
  readonly findings: Findings;
}

/** Analyses a model in the engine's thread and hands both to `use`; the engine is closed afterwards whatever happens. */
export async function withAnalysis<T>(
  host: Host,
  name: string,
  options: { readonly kb: string | undefined; readonly view: AnalysisView },
  use: (opened: OpenedModel) => Promise<T>,
): Promise<T> {
  const engine = host.openEngine();
  try {
    const knowledge = await loadKnowledge(host, options.kb);
    const model = await readModel(name, host, knowledge);
    await engine.ask('load-knowledge', { compiled: knowledge.compiled, catalogue: knowledge.catalogue }, 'ready');
    const { findings } = await engine.ask('analyse', { revision: 1, model, view: options.view }, 'findings');
    return await use({ engine, knowledge, model, findings: withLoading(findings, knowledge.milliseconds) });
  } finally {
    await engine.close();
  }
}

/** The engine measures itself; what it took to have the knowledge base is known here. */
function withLoading(findings: Findings, compile_ms: number): Findings {
  if (!findings.timings) return findings;
  return { ...findings, timings: { ...findings.timings, compile_ms, total_ms: findings.timings.total_ms + compile_ms } };
}
