import { IMPACTS, LIKELIHOODS, POPULATIONS, RISKS, TRUST_LEVELS } from '../../model/records.ts';
import { CORRECTED_BEHAVIOUR } from '../behaviour.ts';
import type { KnowledgeCatalogue } from '../catalogue.ts';
import type { CompiledKnowledge, CompiledPattern, CompiledRelation, CompiledScales, CompiledThreat } from '../compiled.ts';
import { compileCatalogue } from './compile-catalogue.ts';
import { compileClasses } from './compile-classes.ts';
import { compileConstructions } from './compile-constructions.ts';
import { compileContext, likelihoodIndex, type CompileContext } from './compile-context.ts';
import { RoleTable } from './compile-pattern.ts';
import { compileStandards } from './compile-standards.ts';
import { compileStrategies } from './compile-strategies.ts';
import { compileThreat, type ThreatResult } from './compile-threat.ts';
import { compileTimes } from './compile-times.ts';
import type { KnowledgeSources } from './load-sources.ts';
import type { ProblemList } from './source-file.ts';

/** What compiling gives: the engine's form, people's form, and the means to look further. */
export interface CompileResult {
  readonly knowledge: CompiledKnowledge;
  readonly catalogue: KnowledgeCatalogue;
  readonly context: CompileContext;
  readonly threats: readonly ThreatResult[];
}

/**
 * Compiles authored sources. Entries that do not fit are left out and reported in `problems`; the rest still works.
 * `sha256` is the hash of the sources in canonical form (`canonicalText`).
 */
export function compileKnowledge(sources: KnowledgeSources, sha256: string, problems: ProblemList): CompileResult {
  const context = compileContext(sources, problems);
  const roles = new RoleTable();
  const patterns: CompiledPattern[] = [];
  const times = compileTimes(context);
  const classes = compileClasses(context, times);
  for (const id of context.classes.cycles) reportCycle(context, id);
  for (const id of context.relations.cycles) reportCycle(context, id);
  const constructions = compileConstructions(context, roles, patterns);
  const results: ThreatResult[] = [];
  const threats: CompiledThreat[] = [];
  for (const source of sources.threats) {
    const result = compileThreat(context, source, roles);
    if (result === null) continue;
    results.push(result);
    threats.push({ ...result.threat, pattern: patterns.length });
    patterns.push(result.pattern);
  }
  const strategies = compileStrategies(context, { classes, roles: roles.roles }, results);
  const header = sources.header?.value;
  const knowledge: CompiledKnowledge = {
    format: 'cordon-compiled/1',
    naming: 'cordon',
    id: header?.id ?? 'unnamed',
    version: header?.version ?? '0.0.0',
    sha256,
    scales: compileScales(context),
    classes,
    relations: compileRelations(context),
    attributes: sources.attributes.map(({ value }) => ({ id: value.id, visible: true })),
    consequences: sources.consequences.map(({ value }) => ({ id: value.id, visible: true })),
    controls: sources.controls.map(({ value }) => ({ id: value.id, visible: true, unitCost: value.effort + value.runningCost })),
    agents: sources.agents.map(({ value }) => ({ id: value.id, level: likelihoodIndex(value.level) })),
    impactSets: sources.attributes.flatMap(({ value }, attribute) => {
      const consequence = context.consequences.get(value.consequence);
      return consequence === undefined ? [] : [{ attribute, consequence }];
    }),
    inhibitions: [],
    roles: roles.roles,
    patterns,
    constructions,
    threats,
    strategies,
    complianceSets: [],
    ...(times === null ? {} : { times }),
    features: { mixedThreatCauses: true, threatTypeFlags: false },
    behaviour: CORRECTED_BEHAVIOUR,
  };
  const catalogue = compileCatalogue(context, results, strategies);
  const standards = compileStandards(context, catalogue);
  return { knowledge, catalogue: standards.length === 0 ? catalogue : { ...catalogue, standards }, context, threats: results };
}

function compileScales(context: CompileContext): CompiledScales {
  const header = context.sources.header;
  const known = { trust: TRUST_LEVELS, likelihood: LIKELIHOODS, impact: IMPACTS, risk: RISKS, population: POPULATIONS };
  if (header === null) {
    context.problems.add({
      severity: 'error',
      kind: 'bad-header',
      entry: '',
      place: 'knowledge-base.yaml',
      found: 'no readable header',
      expected: 'id, version, title, scales, riskTable',
      tip: 'Add knowledge-base.yaml.',
    });
  } else {
    for (const scale of Object.keys(known) as (keyof typeof known)[])
      if (header.value.scales[scale].join() !== known[scale].join())
        context.problems.error(
          'bad-scale',
          header,
          ['scales', scale],
          header.value.scales[scale].join(' '),
          known[scale].join(' '),
          'The scales belong to the program.',
        );
  }
  const rows = header?.value.riskTable ?? [];
  const riskTable = IMPACTS.map((_, impact) =>
    LIKELIHOODS.map((_likelihood, likelihood) => RISKS.indexOf((rows[impact]?.[likelihood] ?? '') as (typeof RISKS)[number])),
  );
  if (
    header !== null &&
    (rows.length !== IMPACTS.length || rows.some((row) => row.length !== LIKELIHOODS.length) || riskTable.flat().includes(-1))
  )
    context.problems.error(
      'bad-risk-table',
      header,
      ['riskTable'],
      `${rows.length} rows`,
      '6 rows of 6 risk levels',
      'One row for each impact, one column for each likelihood.',
    );
  return { ...known, riskTable: riskTable.map((row) => row.map((risk) => Math.max(0, risk))), highestMember: null, lowestMember: null };
}

function compileRelations(context: CompileContext): CompiledRelation[] {
  const { sources, problems, classes, relations, relationById } = context;
  return sources.relations.map((entry) => {
    const { id, from, to, assertable } = entry.value;
    const indices = (ids: readonly string[], field: string): number[] =>
      ids.flatMap((classId, i) => {
        const index = classes.indexOf.get(classId);
        if (index === undefined)
          problems.error('unknown-class', entry, [field, i], classId, 'a class of the knowledge base', 'Check the spelling.');
        return index ?? [];
      });
    const parents = entry.value.parents.flatMap((parent, i) => {
      const over = relationById.get(parent);
      if (over === undefined) {
        problems.error('unknown-relation', entry, ['parents', i], parent, 'a relation of the knowledge base', 'Check the spelling.');
        return [];
      }
      for (const [mine, theirs, side] of [
        [from, over.value.from, 'from'],
        [to, over.value.to, 'to'],
      ] as const)
        for (const classId of mine)
          if (theirs.length > 0 && !theirs.some((wider) => classes.isA(classId, wider)))
            problems.error(
              'outside-domain',
              entry,
              [side],
              classId,
              `${parent} ${side} ${theirs.join(' or ')}`,
              'Widen the super-relation, or narrow this one.',
            );
      return [relations.indexOf.get(parent)!];
    });
    return { id, parents, domain: indices(from, 'from'), range: indices(to, 'to'), assertable, constructionState: false };
  });
}

function reportCycle(context: CompileContext, id: string): void {
  const entry = [...context.sources.classes, ...context.sources.relations].find((candidate) => candidate.value.id === id);
  if (entry !== undefined)
    context.problems.error('cycle', entry, ['parents'], id, 'parents that do not lead back to the entry', 'Take one of the parents away.');
}
