import { consequenceOrder, orderThreats, threatRanks, type OrderKey } from '../../../shared/assessment/finding-order.ts';
import { groupOrder } from '../../../shared/assessment/outcome.ts';
import { systemInput } from '../../../shared/assessment/system-input.ts';
import type { Analysis } from '../../../shared/engine/analysis.ts';
import { openSession } from '../../../shared/engine/open-session.ts';
import type { KnowledgeCatalogue } from '../../../shared/knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../../shared/knowledge/compiled.ts';
import { controlKey, type ControlRecord, type ModelRecords } from '../../../shared/model/records.ts';

/** Where a threat of the knowledge base, or a kind of consequence, stands at its best place in a model. */
export interface Standing {
  readonly rank: number;
  readonly live: boolean;
  readonly risk: number;
  readonly likelihood: number;
  readonly key: OrderKey;
}

/** A model with the order of its findings, as the app shows it. */
export interface RankedModel {
  readonly model: ModelRecords;
  readonly analysis: Analysis;
  /** By threat id; those that match nowhere or wait for a control are missing. */
  readonly threats: ReadonlyMap<string, Standing>;
  /** By consequence id: each kind counts once, at its best asset. */
  readonly consequences: ReadonlyMap<string, Standing>;
  /** Consequences by `id@asset`, with the rank of their kind. */
  readonly places: ReadonlyMap<string, Standing>;
}

/** Analyses a model with its controls of today and others laid over it. */
export function rankModel(
  knowledge: CompiledKnowledge,
  catalogue: KnowledgeCatalogue,
  model: ModelRecords,
  added: readonly { readonly asset: string; readonly control: string }[] = [],
): RankedModel {
  const controls = Object.fromEntries(
    added.map(({ asset, control }): [string, ControlRecord] => [controlKey(asset, control), { asset, control, state: 'in-place', note: '' }]),
  );
  const all: ModelRecords = { ...model, controls: { ...model.controls, ...controls } };
  return rankAnalysis(openSession(knowledge, systemInput(all, knowledge, 'today')).analysis, catalogue, all);
}

/** The order of an analysis that is given. */
export function rankAnalysis(analysis: Analysis, catalogue: KnowledgeCatalogue, model: ModelRecords): RankedModel {
  const { knowledge, structure, levels } = analysis;
  const groups = groupOrder(analysis, catalogue);
  const ordered = orderThreats(analysis, groups);
  const ranks = threatRanks(analysis, ordered);
  const threats = new Map<string, Standing>();
  for (const { index, key } of ordered) {
    const type = structure.threats.threat[index]!;
    const id = knowledge.threats[type]!.id;
    if (threats.has(id)) continue;
    threats.set(id, { rank: ranks.get(type)!, live: key.live, risk: key.risk, likelihood: levels.threatLikelihood[index]!, key });
  }
  const consequences = new Map<string, Standing>();
  const places = new Map<string, Standing>();
  for (const { index, key } of consequenceOrder(analysis, groups)) {
    const id = knowledge.consequences[structure.consequenceSets.type[index]!]!.id;
    const rank = consequences.get(id)?.rank ?? consequences.size + 1;
    const standing = { rank, live: key.live, risk: key.risk, likelihood: levels.consequenceLikelihood[index]!, key };
    if (!consequences.has(id)) consequences.set(id, standing);
    places.set(key.id, standing);
  }
  return { model, analysis, threats, consequences, places };
}
