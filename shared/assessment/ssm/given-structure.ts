import { csrFrom, type Csr } from '../../base/csr.ts';
import type { AssetTable, MatchTable, RelationTable, StrategyTable, Structure, ThreatTable } from '../../engine/analysis.ts';
import { compareIds, ssmId } from '../../engine/identity.ts';
import type { CompiledKnowledge } from '../../knowledge/compiled.ts';
import { indexEntities, type EntityIndex } from '../../knowledge/ssm/domain-index.ts';
import type { QuadView } from '../../knowledge/ssm/quad-view.ts';
import { givenKnowledge, statedPattern, type GivenKnowledge, type GivenMatch } from './given-knowledge.ts';
import { readAssets, readLinks, type SsmSystem } from '../../knowledge/ssm/read-system.ts';
import { CORE, localName, SYSTEM } from '../../knowledge/ssm/vocabulary.ts';
import type { ReferenceNames } from './set-names.ts';
import { givenSets, type GivenSets } from './given-sets.ts';

/** What a system model's own inferred graph says exists, taken as it is, with the names used there. */
export interface GivenStructure {
  /** The domain model with what only the inferred graph holds. */
  readonly knowledge: CompiledKnowledge;
  readonly structure: Structure;
  readonly names: ReferenceNames;
  readonly sets: GivenSets;
}

/** Reads the structure out of the inferred graph instead of building it (stage `risk`). */
export function givenStructure(system: SsmSystem, domain: CompiledKnowledge): GivenStructure {
  const { inferred } = system;
  const given = givenKnowledge(inferred, domain);
  const { knowledge } = given;
  const assets = assetTable(system, knowledge);
  const assetNumbers = indexEntities(assets.ids);
  const sets = givenSets(inferred, knowledge, assetNumbers);
  const matches = matchTable(inferred, knowledge, given.matches, assets, assetNumbers);
  const { threats, strategies } = readThreats(inferred, given, sets, matches, assetNumbers);
  const structure: Structure = {
    assets,
    relations: relationTable(system, knowledge, assetNumbers),
    controlSets: sets.controls.table,
    attributeSets: { ...sets.attributes.table, consequence: sets.erodedBy },
    consequenceSets: { ...sets.consequences.table, defaultImpact: sets.impacts },
    matches,
    threats,
    strategies,
  };
  const asserted = new Set(system.settings.controls.filter((setting) => setting.coverage !== null).map((setting) => setting.set));
  const names: ReferenceNames = {
    assetId: assets.tokens,
    control: sets.controls.index.iris,
    attribute: sets.attributes.index.iris,
    consequence: sets.consequences.index.iris,
    stated: {
      pattern: (match) => statedPattern(inferred, matches.names[match]!),
      controlSets: (strategy) => allNamed(inferred, SYSTEM + strategies.ids[strategy]!, 'hasControlSet'),
      isCurrent: (strategy) => inferred.boolean(SYSTEM + strategies.ids[strategy]!, `${CORE}isCurrentRisk`, true),
      hasCoverage: (set) =>
        asserted.has(sets.controls.index.iris[set]!) ||
        inferred.one(SYSTEM + sets.controls.index.iris[set]!, `${CORE}hasCoverageLevel`) !== null,
    },
  };
  return { knowledge, structure, names, sets };
}

function assetTable(system: SsmSystem, knowledge: CompiledKnowledge): AssetTable {
  const byId = (a: { id: string }, b: { id: string }): number => compareIds(a.id, b.id);
  const asserted = [...system.assets].sort(byId);
  const known = new Set(asserted.map((asset) => asset.id));
  const inferred = readAssets(system.inferred, knowledge)
    .filter((asset) => !known.has(asset.id))
    .sort(byId);
  const all = [...asserted, ...inferred];
  const constructions = indexEntities(knowledge.constructions.map((entry) => entry.id));
  return {
    count: all.length,
    asserted: asserted.length,
    ids: all.map((asset) => asset.id),
    tokens: all.map((asset) => ssmId(asset.id)),
    labels: all.map((asset) => asset.label),
    classes: Int32Array.from(all, (asset) => asset.class),
    populations: Uint8Array.from(all, (asset) => asset.population),
    createdBy: Int32Array.from(all, (asset) =>
      constructions.of(localName(system.inferred.one(SYSTEM + asset.id, `${CORE}createdByPattern`) ?? '')),
    ),
    includes: csrFrom(all.map(() => [])),
  };
}

function relationTable(system: SsmSystem, knowledge: CompiledKnowledge, assets: EntityIndex): RelationTable {
  // The inferred graph holds the cardinalities of asserted relations too, under the same name.
  const asserted = new Set(system.links.map((link) => link.name));
  const rows = [
    ...system.links.map((link) => ({ ...link, inferred: 0 })),
    ...readLinks(system.inferred, knowledge)
      .filter((link) => !asserted.has(link.name))
      .map((link) => ({ ...link, inferred: 1 })),
  ]
    .map((link) => ({ from: assets.of(link.from), relation: link.relation, to: assets.of(link.to), inferred: link.inferred }))
    .filter((link) => link.from >= 0 && link.to >= 0)
    .sort((a, b) => a.from - b.from || a.relation - b.relation || a.to - b.to || a.inferred - b.inferred)
    .filter(
      (link, i, all) => i === 0 || link.from !== all[i - 1]!.from || link.relation !== all[i - 1]!.relation || link.to !== all[i - 1]!.to,
    );
  return {
    count: rows.length,
    from: Int32Array.from(rows, (link) => link.from),
    relation: Int32Array.from(rows, (link) => link.relation),
    to: Int32Array.from(rows, (link) => link.to),
    inferred: Uint8Array.from(rows, (link) => link.inferred),
  };
}

const named = (view: QuadView, subject: string, predicate: string): string => localName(view.one(subject, CORE + predicate) ?? '');
const allNamed = (view: QuadView, subject: string, predicate: string): string[] => view.all(subject, CORE + predicate).map(localName);

/** Instances of patterns. The assets of a role are those of the instance's nodes with that role. */
function matchTable(
  view: QuadView,
  knowledge: CompiledKnowledge,
  given: readonly GivenMatch[],
  assets: AssetTable,
  assetNumbers: EntityIndex,
): MatchTable {
  const populations = indexEntities(knowledge.scales.population);
  const subjects = given
    .map(({ subject, pattern }) => ({ subject, name: localName(subject), pattern }))
    .sort((a, b) => a.pattern - b.pattern || compareIds(a.name, b.name));
  const offsetRows = [0];
  const offsets: number[] = [];
  const members: number[] = [];
  const population = subjects.map(({ subject, pattern }) => {
    const nodes = knowledge.patterns[pattern]!.nodes;
    const byRole = new Map<string, number[]>();
    for (const node of view.all(subject, `${CORE}hasNode`)) {
      const role = named(view, node, 'hasRole');
      const asset = assetNumbers.of(named(view, node, 'hasAsset'));
      if (asset >= 0) byRole.set(role, [...(byRole.get(role) ?? []), asset]);
    }
    let highest = 0;
    for (const node of nodes) {
      offsets.push(members.length);
      const held = byRole.get(knowledge.roles[node.role]?.id ?? '') ?? [];
      byRole.delete(knowledge.roles[node.role]?.id ?? '');
      members.push(...held.sort((a, b) => a - b));
      if (node.kind === 'key') for (const asset of held) highest = Math.max(highest, assets.populations[asset]!);
    }
    offsets.push(members.length);
    offsetRows.push(offsets.length);
    const stored = populations.of(named(view, subject, 'population'));
    return stored >= 0 ? stored : highest;
  });
  return {
    count: subjects.length,
    pattern: Int32Array.from(subjects, (match) => match.pattern),
    names: subjects.map((match) => match.name),
    population: Uint8Array.from(population),
    nodeOffsets: { offsets: Int32Array.from(offsetRows), values: Int32Array.from(offsets) },
    assets: Int32Array.from(members),
  };
}

function readThreats(
  view: QuadView,
  given: GivenKnowledge,
  sets: GivenSets,
  matches: MatchTable,
  assets: EntityIndex,
): { threats: ThreatTable; strategies: StrategyTable } {
  const strategyTypes = indexEntities(given.knowledge.strategies.map((strategy) => strategy.id));
  const matchNumbers = indexEntities(matches.names);
  const rows = given.threats
    .map(({ subject, threat, match }) => ({ subject, name: localName(subject), threat, match: matchNumbers.of(match) }))
    .sort((a, b) => a.threat - b.threat || a.match - b.match || compareIds(a.name, b.name));
  const groups = view
    .ofType(`${CORE}ControlStrategy`)
    .map((subject) => ({ subject, name: localName(subject), strategy: strategyTypes.of(named(view, subject, 'parent')) }))
    .filter((row) => row.strategy >= 0)
    .sort((a, b) => a.strategy - b.strategy || compareIds(a.name, b.name));
  const threatNumbers = indexEntities(rows.map((row) => row.name));
  const groupNumbers = indexEntities(groups.map((row) => row.name));
  // Each end of a link is taken from its own statements: the calculation reads those of the threat only.
  const column = (subjects: readonly { readonly subject: string }[], predicate: string, index: EntityIndex): Csr =>
    csrFrom(subjects.map(({ subject }) => [...new Set(index.ofAll(allNamed(view, subject, predicate)))].sort((a, b) => a - b)));
  return {
    threats: {
      count: rows.length,
      ids: rows.map((row) => row.name),
      threat: Int32Array.from(rows, (row) => row.threat),
      match: Int32Array.from(rows, (row) => row.match),
      member: Uint8Array.from(rows, ({ subject }) =>
        view.one(subject, `${CORE}minOf`) !== null ? 1 : view.one(subject, `${CORE}maxOf`) !== null ? 2 : 0,
      ),
      entryPoints: column(rows, 'hasEntryPoint', sets.attributes.index),
      conditions: column(rows, 'hasSecondaryEffectCondition', sets.consequences.index),
      agents: csrFrom(rows.map(() => [])),
      effects: column(rows, 'causesMisbehaviour', sets.consequences.index),
      threatens: column(rows, 'threatens', assets),
      blockedBy: column(rows, 'blockedBy', groupNumbers),
      mitigatedBy: column(rows, 'mitigatedBy', groupNumbers),
      triggeredBy: column(rows, 'triggeredBy', groupNumbers),
      triggered: Uint8Array.from(rows, ({ subject }) => (view.boolean(subject, `${CORE}isTriggered`, false) ? 1 : 0)),
    },
    strategies: {
      count: groups.length,
      ids: groups.map((row) => row.name),
      strategy: Int32Array.from(groups, (row) => row.strategy),
      mandatory: column(groups, 'hasMandatoryCS', sets.controls.index),
      optional: column(groups, 'hasOptionalCS', sets.controls.index),
      blocks: column(groups, 'blocks', threatNumbers),
      mitigates: column(groups, 'mitigates', threatNumbers),
      triggers: column(groups, 'triggers', threatNumbers),
    },
  };
}
