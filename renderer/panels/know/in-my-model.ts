import type { ConsequenceFinding, Findings, StrategyFinding, ThreatFinding } from '../../../shared/assessment/findings.ts';
import { threatsOfAgent, threatsOfRelation } from '../../../shared/knowledge/browse/entry-links.ts';
import type { EntryRef } from '../../../shared/knowledge/browse/entry-ref.ts';
import { judgedRequirement } from '../../../shared/knowledge/browse/judged-requirement.ts';
import type { KnowledgeIndex } from '../../../shared/knowledge/browse/knowledge-index.ts';
import type { AssetRecord, ControlRecord, ModelRecords, RelationRecord } from '../../../shared/model/records.ts';

/** Where an entry appears in a model. What does not concern its kind is empty. */
export interface Appearance {
  readonly assets: readonly AssetRecord[];
  readonly relations: readonly RelationRecord[];
  readonly controls: readonly ControlRecord[];
  readonly threats: readonly ThreatFinding[];
  readonly consequences: readonly ConsequenceFinding[];
  readonly strategies: readonly StrategyFinding[];
  /** Assets at which a control could sit and does not. */
  readonly free: readonly AssetRecord[];
}
const NOWHERE: Appearance = { assets: [], relations: [], controls: [], threats: [], consequences: [], strategies: [], free: [] };

/** Looks an entry up in the open model and in what was found about it; findings stay in their order, the worst first. */
export function inMyModel(index: KnowledgeIndex, model: ModelRecords, findings: Findings | null, { kind, id }: EntryRef): Appearance {
  const { catalogue, classes, relations } = index;
  const assets = Object.values(model.assets);
  const of = (ids: readonly string[]) => {
    const wanted = new Set(ids);
    return findings?.threats.filter(({ threat }) => wanted.has(threat)) ?? [];
  };
  const controlsIn = (wanted: ReadonlySet<string>) => Object.values(model.controls).filter(({ control }) => wanted.has(control));
  const mapped = (
    wanted: 'threat' | 'control',
    fits: (entry: { requirements: readonly string[]; sources: readonly string[] }) => boolean,
  ) => index.entries.filter((entry) => entry.ref.kind === wanted && fits(entry)).map(({ ref }) => ref.id);
  switch (kind) {
    case 'class':
      return { ...NOWHERE, assets: sorted(assets.filter(({ type }) => classes.isA(type, id))) };
    case 'relation':
      return {
        ...NOWHERE,
        relations: Object.values(model.relations).filter(({ type }) => relations.isA(type, id)),
        threats: of(threatsOfRelation(index, id)),
      };
    case 'threat':
      return { ...NOWHERE, threats: of([id]) };
    case 'control': {
      const places = catalogue.controls.find((one) => one.id === id)?.at ?? [];
      const taken = controlsIn(new Set([id]));
      const free = assets.filter(
        (asset) => places.some((place) => classes.isA(asset.type, place)) && !taken.some((one) => one.asset === asset.id),
      );
      return { ...NOWHERE, controls: taken, free: sorted(free) };
    }
    case 'strategy':
      return { ...NOWHERE, strategies: findings?.strategies.filter(({ strategy }) => strategy === id) ?? [] };
    case 'consequence':
      return { ...NOWHERE, consequences: findings?.consequences.filter(({ consequence }) => consequence === id) ?? [] };
    case 'attribute': {
      const places = catalogue.attributes.find((one) => one.id === id)?.at ?? [];
      return { ...NOWHERE, assets: sorted(assets.filter(({ type }) => places.some((place) => classes.isA(type, place)))) };
    }
    case 'agent':
      return { ...NOWHERE, threats: of(threatsOfAgent(index, id)) };
    case 'requirement': {
      const judged = judgedRequirement(catalogue, id);
      if (judged) {
        const wanted = new Set(judged.consequences);
        return {
          ...NOWHERE,
          controls: controlsIn(new Set(judged.controls)),
          threats: of(judged.threats),
          consequences: findings?.consequences.filter(({ consequence }) => wanted.has(consequence)) ?? [],
        };
      }
      const controls = new Set(mapped('control', ({ requirements }) => requirements.includes(id)));
      return { ...NOWHERE, controls: controlsIn(controls), threats: of(mapped('threat', ({ requirements }) => requirements.includes(id))) };
    }
    case 'source':
      return { ...NOWHERE, threats: of(mapped('threat', ({ sources }) => sources.includes(id))) };
  }
}

const sorted = (assets: readonly AssetRecord[]) => [...assets].sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
