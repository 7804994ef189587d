import { csrRow, type Csr } from '../base/csr.ts';
import { assetsOfNode, type Analysis } from '../engine/analysis.ts';
import type { NodeKind } from '../knowledge/compiled.ts';
import { setNames, type ReferenceNames, type SetNames } from './ssm/set-names.ts';

/**
 * An analysis of an SSM model in the form in which the reference's own results are kept:
 * flat lists of entries with local names, so that both can be compared entry by entry.
 * Fields that are empty or false are left out where the reference leaves them out.
 */
export interface ReferenceResults {
  readonly inferredAssets: readonly Entry[];
  readonly inferredRelations: readonly Entry[];
  readonly controlSets: readonly Entry[];
  readonly misbehaviourSets: readonly Entry[];
  readonly trustworthinessAttributeSets: readonly Entry[];
  readonly controlStrategies: readonly Entry[];
  readonly threats: readonly Entry[];
  readonly overallRisk: string;
  readonly riskVectorAll: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly complete: boolean;
  readonly problems: Analysis['problems'];
}
export type Entry = Readonly<Record<string, unknown>> & { readonly uri: string };

/** What the reference lists per kind of secondary node. */
const LISTED_KINDS: readonly NodeKind[] = ['necessary', 'sufficient', 'optional'];

/** The results of an SSM analysis in the words and fields of the reference, for comparison. `names`: where sets have names of their own. */
export function referenceResults(
  analysis: Analysis,
  names: ReferenceNames = setNames(analysis.knowledge, analysis.structure),
): ReferenceResults {
  const { structure, levels } = analysis;
  const { scales } = analysis.knowledge;
  const results = {
    inferredAssets: inferredAssets(analysis, names),
    inferredRelations: inferredRelations(analysis, names),
    controlSets: controlSets(analysis, names),
    misbehaviourSets: misbehaviourSets(analysis, names),
    trustworthinessAttributeSets: attributeSets(analysis, names),
    controlStrategies: controlStrategies(analysis, names),
    threats: threats(analysis, names),
  };
  const count = (table: Uint8Array): number => table.reduce((sum, flag) => sum + flag, 0);
  return {
    ...results,
    overallRisk: scales.risk[levels.overallRisk]!,
    riskVectorAll: Object.fromEntries(scales.risk.map((level, i) => [level, levels.riskCounts[i]!])),
    counts: {
      assertedAssets: structure.assets.asserted,
      controlSets: structure.controlSets.count,
      controlSetsProposed: count(levels.proposed),
      controlStrategies: structure.strategies.count,
      controlStrategiesEnabled: count(levels.strategyEnabled),
      inferredAssets: structure.assets.count - structure.assets.asserted,
      inferredRelations: results.inferredRelations.length,
      matchingPatterns: structure.matches.count,
      misbehaviourSets: structure.consequenceSets.count,
      threats: structure.threats.count,
      threatsRootCause: count(analysis.causation.rootCause),
      trustworthinessAttributeSets: structure.attributeSets.count,
    },
    complete: analysis.complete,
    problems: analysis.problems,
  };
}

const list = (names: readonly string[], csr: Csr, row: number): readonly string[] => Array.from(csrRow(csr, row), (i) => names[i]!);

/** Keeps the fields that say something. */
function entry(uri: string, fields: Readonly<Record<string, unknown>>): Entry {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return { uri, ...Object.fromEntries(kept) };
}
const flag = (value: number | undefined): true | undefined => (value === 1 ? true : undefined);

function inferredAssets({ knowledge, structure }: Analysis, names: SetNames): Entry[] {
  const { assets } = structure;
  return Array.from({ length: assets.count - assets.asserted }, (_, i) => {
    const at = assets.asserted + i;
    return entry(assets.ids[at]!, {
      id: names.assetId[at],
      type: knowledge.classes[assets.classes[at]!]!.id,
      label: assets.labels[at],
      population: knowledge.scales.population[assets.populations[at]!],
      createdByPattern: knowledge.constructions[assets.createdBy[at]!]?.id,
      minCardinality: 1,
      maxCardinality: 1,
    });
  });
}

function inferredRelations({ knowledge, structure }: Analysis, names: SetNames): Entry[] {
  const { relations, assets } = structure;
  const entries: Entry[] = [];
  for (let i = 0; i < relations.count; i++) {
    if (relations.inferred[i] !== 1) continue;
    const from = relations.from[i]!;
    const to = relations.to[i]!;
    const type = knowledge.relations[relations.relation[i]!]!.id;
    const many = assets.populations[from]! - assets.populations[to]!;
    entries.push(
      entry(`${names.assetId[from]!}-${type}-${names.assetId[to]!}`, {
        from: assets.ids[from],
        type,
        to: assets.ids[to],
        sourceCardinality: many > 0 ? -1 : 1,
        targetCardinality: many < 0 ? -1 : 1,
      }),
    );
  }
  return entries;
}

interface MemberColumns {
  readonly min: Int32Array;
  readonly max: Int32Array;
  readonly minOf: Int32Array;
  readonly maxOf: Int32Array;
}
const members = (table: MemberColumns, row: number, names: readonly string[]): Record<string, string | undefined> => ({
  hasMin: names[table.min[row]!],
  hasMax: names[table.max[row]!],
  minOf: names[table.minOf[row]!],
  maxOf: names[table.maxOf[row]!],
});

function controlSets({ knowledge, structure, levels }: Analysis, names: ReferenceNames): Entry[] {
  const table = structure.controlSets;
  return names.control.map((uri, i) =>
    entry(uri, {
      asset: structure.assets.ids[table.asset[i]!],
      control: knowledge.controls[table.type[i]!]!.id,
      coverage: names.stated?.hasCoverage(i) === false ? undefined : knowledge.scales.trust[levels.coverage[i]!],
      proposed: levels.proposed[i] === 1,
      ...members(table, i, names.control),
    }),
  );
}

function misbehaviourSets({ knowledge, structure, levels, causation }: Analysis, names: SetNames): Entry[] {
  const table = structure.consequenceSets;
  const { scales } = knowledge;
  return names.consequence.map((uri, i) =>
    entry(uri, {
      asset: structure.assets.ids[table.asset[i]!],
      misbehaviour: knowledge.consequences[table.type[i]!]!.id,
      impact: scales.impact[levels.impact[i]!],
      likelihood: scales.likelihood[levels.consequenceLikelihood[i]!],
      risk: scales.risk[levels.consequenceRisk[i]!],
      visible: knowledge.consequences[table.type[i]!]!.visible ? undefined : false,
      causedBy: list(structure.threats.ids, causation.consequenceCausedBy, i),
      causesThreat: list(structure.threats.ids, causation.consequenceCauses, i),
      isExternalCause: flag(causation.externalConsequence[i]),
      isNormalOpEffect: flag(causation.normalOperationEffect[i]),
      ...members(table, i, names.consequence),
    }),
  );
}

function attributeSets({ knowledge, structure, levels, causation }: Analysis, names: SetNames): Entry[] {
  const table = structure.attributeSets;
  return names.attribute.map((uri, i) =>
    entry(uri, {
      asset: structure.assets.ids[table.asset[i]!],
      attribute: knowledge.attributes[table.type[i]!]!.id,
      asserted: knowledge.scales.trust[levels.assertedTrust[i]!],
      inferred: knowledge.scales.trust[levels.inferredTrust[i]!],
      causesThreat: list(structure.threats.ids, causation.attributeCauses, i),
      isExternalCause: flag(causation.externalAttribute[i]),
      ...members(table, i, names.attribute),
    }),
  );
}

function controlStrategies({ knowledge, structure, levels }: Analysis, names: ReferenceNames): Entry[] {
  const table = structure.strategies;
  return table.ids.map((uri, i) => {
    const parent = knowledge.strategies[table.strategy[i]!]!;
    return entry(uri, {
      parent: parent.id,
      coverage: knowledge.scales.trust[levels.strategyCoverage[i]!],
      enabled: levels.strategyEnabled[i] === 1,
      currentRisk: (names.stated?.isCurrent(i) ?? parent.current) ? undefined : false,
      controlSets: names.stated?.controlSets(i),
      mandatoryCS: list(names.control, table.mandatory, i),
      optionalCS: list(names.control, table.optional, i),
      blocks: list(structure.threats.ids, table.blocks, i),
      mitigates: list(structure.threats.ids, table.mitigates, i),
      triggers: list(structure.threats.ids, table.triggers, i),
    });
  });
}

function threats(analysis: Analysis, names: ReferenceNames): Entry[] {
  const { knowledge, structure, levels, causation } = analysis;
  const table = structure.threats;
  const { scales } = knowledge;
  const level = (scale: readonly string[], value: number): string | undefined => (value < 0 ? undefined : scale[value]);
  const average = averageThreats(analysis);
  return table.ids.map((uri, i) => {
    const threat = knowledge.threats[table.threat[i]!]!;
    const own = average.get(`${table.threat[i]!}/${table.match[i]!}`) ?? {};
    const member = table.member[i]!;
    return entry(uri, {
      type: threat.id,
      kind: threat.normalOperation ? 'normal-op' : threat.secondary ? 'secondary' : 'primary',
      appliesTo: structure.matches.names[table.match[i]!],
      threatens: structure.assets.ids[csrRow(table.threatens, i)[0] ?? -1],
      pattern: names.stated?.pattern(table.match[i]!) ?? patternOf(analysis, table.match[i]!),
      frequency: threat.effects.length > 0 ? level(scales.likelihood, threat.frequency) : undefined,
      likelihood: level(scales.likelihood, levels.threatLikelihood[i]!),
      risk: level(scales.risk, levels.threatRisk[i]!),
      entryPoints: list(names.attribute, table.entryPoints, i),
      secondaryEffectConditions: list(names.consequence, table.conditions, i),
      causesMisbehaviour: list(names.consequence, table.effects, i),
      blockedBy: list(structure.strategies.ids, table.blockedBy, i),
      mitigatedBy: list(structure.strategies.ids, table.mitigatedBy, i),
      triggeredBy: list(structure.strategies.ids, table.triggeredBy, i),
      isTriggered: flag(table.triggered[i]),
      isRootCause: causation.rootCause[i] === 1,
      isInitialCause: causation.initialCause[i] === 1,
      causedBy: [
        ...list(names.attribute, causation.threatCausedByAttributes, i),
        ...list(names.consequence, causation.threatCausedByConsequences, i),
      ],
      causesDirectMisbehaviour: list(names.consequence, causation.threatDirectEffects, i),
      causesIndirectMisbehaviour: list(names.consequence, causation.threatIndirectEffects, i),
      causesIndirectThreat: list(table.ids, causation.threatIndirectThreats, i),
      hasMin: member === 0 ? own.min : undefined,
      hasMax: member === 0 ? own.max : undefined,
      minOf: member === 1 ? own.average : undefined,
      maxOf: member === 2 ? own.average : undefined,
    });
  });
}

interface ThreatMembers {
  average?: string;
  min?: string;
  max?: string;
}
function averageThreats({ structure }: Analysis): Map<string, ThreatMembers> {
  const table = structure.threats;
  const found = new Map<string, ThreatMembers>();
  table.ids.forEach((uri, i) => {
    const key = `${table.threat[i]!}/${table.match[i]!}`;
    const own = found.get(key) ?? {};
    own[(['average', 'min', 'max'] as const)[table.member[i]!]!] = uri;
    found.set(key, own);
  });
  return found;
}

function patternOf({ knowledge, structure }: Analysis, match: number): Record<string, unknown> {
  const { matches } = structure;
  const pattern = knowledge.patterns[matches.pattern[match]!]!;
  const groups: Record<string, Record<string, string[]>> = {};
  pattern.nodes.forEach((node, i) => {
    const kind = node.kind === 'key' || node.kind === 'root' ? 'unique' : node.kind;
    if (kind !== 'unique' && !LISTED_KINDS.includes(kind)) return;
    const assets = Array.from(assetsOfNode(matches, match, i), (asset) => structure.assets.ids[asset]!);
    if (assets.length === 0) return;
    const roles = (groups[kind] ??= {});
    const role = knowledge.roles[node.role]!.id;
    roles[role] = [...new Set([...(roles[role] ?? []), ...assets])];
  });
  return { parent: pattern.id, population: knowledge.scales.population[matches.population[match]!], ...groups };
}
