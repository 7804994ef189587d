import type { CompiledKnowledge, CompiledScales } from '../../knowledge/compiled.ts';
import type { QuadTable } from '../../knowledge/ssm/read-quads.ts';
import { readSystem, type SsmSystem } from '../../knowledge/ssm/read-system.ts';
import { ssmField, type SsmExtra } from '../../knowledge/ssm/ssm-extra.ts';
import { setToken } from '../../knowledge/ssm/set-token.ts';
import { COMMENT, CORE, LABEL, localName, SYSTEM } from '../../knowledge/ssm/vocabulary.ts';
import { tableLines } from '../../knowledge/ssm/write-quads.ts';
import { groupsField, type AssetGroup } from '../../model/asset-groups.ts';
import {
  controlKey,
  levelKey,
  type AssetRecord,
  type ControlRecord,
  type DiagramRecord,
  type ImpactLevel,
  type LevelRecord,
  type ModelRecords,
  type Population,
  type RelationRecord,
  type TrustLevel,
} from '../../model/records.ts';
import { placesOf } from '../../knowledge/ssm/place-assets.ts';

/**
 * A system model as a Cordon model: assets, relations, controls and levels that people asserted, places from its picture.
 * `knowledge` is its domain model with Cordon's level names, `scales` the domain model's own. The id is the caller's.
 */
export function systemToRecords(table: QuadTable, knowledge: CompiledKnowledge, scales: CompiledScales, id: string): ModelRecords {
  const system = readSystem(table, { ...knowledge, scales });
  const assets = assetRecords(system, knowledge);
  const settings = settingRecords(system, knowledge, assets);
  const relations = relationRecords(system, knowledge, assets);
  const extra: SsmExtra = {
    model: system.model,
    mode: system.mode,
    statements: tableLines(table, (graph) => graph !== `${system.model}/inf`).join(''),
    taken: [...Object.keys(assets), ...Object.keys(relations), ...settings.taken],
    coverage: settings.coverage,
    inferred: settings.inferred,
  };
  return {
    header: {
      id,
      title: system.title,
      description: system.asserted.text(system.model, COMMENT) ?? '',
      knowledgeBase: { id: knowledge.id, version: knowledge.version },
      assessments: [],
      extra: ssmField(extra),
    },
    assets,
    relations,
    controls: settings.controls,
    levels: settings.levels,
    decisions: {},
    diagrams: { d1: diagram(system, assets) },
  };
}

function assetRecords({ assets, asserted }: SsmSystem, knowledge: CompiledKnowledge): Record<string, AssetRecord> {
  return Object.fromEntries(
    assets.map(({ id, label, class: type, population }) => [
      id,
      {
        id,
        type: knowledge.classes[type]!.id,
        label,
        population: knowledge.scales.population[population] as Population,
        notes: asserted.text(SYSTEM + id, COMMENT) ?? '',
        facts: {},
      },
    ]),
  );
}

function relationRecords(
  { links }: SsmSystem,
  knowledge: CompiledKnowledge,
  assets: Readonly<Record<string, AssetRecord>>,
): Record<string, RelationRecord> {
  return Object.fromEntries(
    links
      .filter(({ from, to }) => assets[from] !== undefined && assets[to] !== undefined)
      .map(({ name, from, relation, to }) => [name, { id: name, from, type: knowledge.relations[relation]!.id, to }]),
  );
}

function settingRecords(system: SsmSystem, knowledge: CompiledKnowledge, assets: Readonly<Record<string, AssetRecord>>) {
  const byToken = new Map<string, string>();
  for (const id of Object.keys(assets)) {
    byToken.set(setToken(id), id);
    const named = system.asserted.text(SYSTEM + id, `${CORE}hasID`);
    if (named !== null) byToken.set(named, id);
  }
  const { trust, impact } = knowledge.scales;
  const controls: Record<string, ControlRecord> = {};
  const levels: Record<string, LevelRecord> = {};
  const coverage: Record<string, string> = {};
  const taken: string[] = [];
  const inferred = { controls: [], levels: [], impacts: [] } as {
    controls: SsmExtra['inferred']['controls'][number][];
    levels: SsmExtra['inferred']['levels'][number][];
    impacts: SsmExtra['inferred']['impacts'][number][];
  };
  /** `CS-TLS-1a9ab092`: what kind, of which asset. Sets of types that the domain model does not have are passed over. */
  const place = (set: string, prefix: string, types: readonly { readonly id: string }[]) => {
    const last = set.lastIndexOf('-');
    const type = set.slice(prefix.length, last);
    if (!set.startsWith(prefix) || !types.some((one) => one.id === type)) return null;
    const token = set.slice(last + 1);
    if (byToken.has(token)) taken.push(set);
    return { type, own: byToken.get(token) ?? null, asset: byToken.get(token) ?? `#${token}` };
  };
  for (const { set, proposed, coverage: covered } of system.settings.controls) {
    const at = place(set, 'CS-', knowledge.controls);
    if (at === null) continue;
    const key = controlKey(at.asset, at.type);
    if (covered !== null) coverage[key] = trust[covered]!;
    if (at.own === null) inferred.controls.push({ asset: at.asset, control: at.type, proposed });
    else if (proposed) controls[key] = { asset: at.own, control: at.type, state: 'in-place', note: '' };
  }
  for (const { set, level } of system.settings.attributeLevels) {
    const at = place(set, 'TWAS-', knowledge.attributes);
    if (at === null) continue;
    const name = trust[level] as TrustLevel;
    if (at.own === null) inferred.levels.push({ asset: at.asset, attribute: at.type, level: name });
    else levels[levelKey(at.own, at.type)] = { asset: at.own, attribute: at.type, level: name };
  }
  for (const { set, level } of system.settings.impacts) {
    const at = place(set, 'MS-', knowledge.consequences);
    if (at === null) continue;
    const name = impact[level] as ImpactLevel;
    if (at.own === null) inferred.impacts.push({ asset: at.asset, consequence: at.type, impact: name });
    else levels[levelKey(at.own, at.type)] = { asset: at.own, consequence: at.type, impact: name };
  }
  return { controls, levels, coverage, inferred, taken };
}

function diagram({ ui }: SsmSystem, assets: Readonly<Record<string, AssetRecord>>): DiagramRecord {
  const places = placesOf(ui, Object.keys(assets));
  const groups: AssetGroup[] = ui.ofType(`${CORE}AssetGroup`).map((group) => ({
    id: localName(group),
    label: ui.text(group, LABEL) ?? localName(group),
    assets: ui
      .all(group, `${CORE}hasAsset`)
      .map(localName)
      .filter((id) => assets[id] !== undefined),
  }));
  return {
    id: 'd1',
    title: 'Overview',
    nodes: Object.fromEntries([...places].map(([asset, { x, y }]) => [asset, { asset, x, y }])),
    ...(groups.length > 0 ? { extra: groupsField(groups) } : {}),
  };
}
