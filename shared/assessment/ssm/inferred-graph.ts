import { csrRow, type Csr } from '../../base/csr.ts';
import { assetsOfNode, type Analysis } from '../../engine/analysis.ts';
import type { SystemInput } from '../../engine/input.ts';
import type { CompiledConstruction, NodeKind } from '../../knowledge/compiled.ts';
import type { SsmSystem } from '../../knowledge/ssm/read-system.ts';
import { COMMENT, CORE, DOMAIN, LABEL, OWL_ONTOLOGY, RDF_TYPE, SYSTEM } from '../../knowledge/ssm/vocabulary.ts';
import { booleanTerm, integerTerm, quadLine, textTerm } from '../../knowledge/ssm/write-quads.ts';
import { describe, type DomainTexts } from './domain-texts.ts';
import type { SetNames } from './set-names.ts';

const NODE_PREDICATES: Readonly<Partial<Record<NodeKind, string>>> = {
  key: 'uniqueNodes',
  root: 'uniqueNodes',
  necessary: 'hasNecessaryNode',
  sufficient: 'hasSufficientNode',
  mandatory: 'hasMandatoryNode',
  optional: 'hasOptionalNode',
};

const KEPT = [LABEL, 'http://purl.org/dc/terms/created', 'http://purl.org/dc/terms/modified'];

/** Everything that an analysis computed, as statements of the inferred graph of a system model (clauses 2.1 and 4.7). */
export function inferredGraph(
  analysis: Analysis,
  names: SetNames,
  texts: DomainTexts,
  system: SsmSystem,
  mode: SystemInput['mode'],
): string[] {
  const writer = new InferredGraph(analysis, names, texts, `${system.model}/inf`);
  const kept = KEPT.flatMap((predicate) => system.inferred.all(system.model, predicate).map((object) => [predicate, object] as const));
  writer.model(system.model, mode, kept);
  writer.assets();
  writer.relations();
  writer.sets();
  writer.matches();
  writer.threats();
  writer.strategies();
  return [...writer.lines];
}

type Column = ArrayLike<number>;

class InferredGraph {
  readonly lines = new Set<string>();
  private readonly analysis: Analysis;
  private readonly names: SetNames;
  private readonly texts: DomainTexts;
  private readonly graph: string;

  constructor(analysis: Analysis, names: SetNames, texts: DomainTexts, graph: string) {
    this.analysis = analysis;
    this.names = names;
    this.texts = texts;
    this.graph = graph;
  }

  /** `kept`: what the file said of the model itself and no analysis computes (its name, when it was made). */
  model(model: string, mode: SystemInput['mode'], kept: readonly (readonly [predicate: string, object: string])[]): void {
    const { knowledge, levels } = this.analysis;
    const say = (subject: string, predicate: string, object: string): void =>
      void this.lines.add(quadLine(subject, predicate, object, this.graph));
    say(SYSTEM.slice(0, -1), RDF_TYPE, OWL_ONTOLOGY);
    say(SYSTEM.slice(0, -1), `${CORE}domainVersion`, textTerm(knowledge.version));
    for (const [predicate, object] of kept) say(model, predicate, object);
    say(model, `${CORE}hasRisk`, DOMAIN + knowledge.scales.risk[levels.overallRisk]!);
    say(model, `${CORE}risksValid`, booleanTerm(true));
    say(model, `${CORE}riskCalculationMode`, textTerm(mode.toUpperCase()));
  }

  assets(): void {
    const { knowledge, structure } = this.analysis;
    const { assets } = structure;
    for (let at = assets.asserted; at < assets.count; at++) {
      const id = assets.ids[at]!;
      this.type(id, DOMAIN + knowledge.classes[assets.classes[at]!]!.id);
      this.say(id, LABEL, textTerm(assets.labels[at]!));
      this.core(id, 'hasID', textTerm(this.names.assetId[at]!));
      this.core(id, 'population', DOMAIN + knowledge.scales.population[assets.populations[at]!]!);
      this.core(id, 'minCardinality', integerTerm(1));
      this.core(id, 'maxCardinality', integerTerm(1));
      const by = knowledge.constructions[assets.createdBy[at]!];
      if (by === undefined) continue;
      this.core(id, 'createdByPattern', DOMAIN + by.id);
      this.display(id, by, assets.classes[at]!, csrRow(assets.includes, at));
    }
  }

  /** Where a canvas shows an inferred asset, as far as the assets that it is named after tell. */
  private display(id: string, by: CompiledConstruction, classNumber: number, includes: Int32Array): void {
    const { knowledge, structure } = this.analysis;
    const node = by.nodes.find((candidate) => candidate.class === classNumber && candidate.includes.length === includes.length);
    if (node === undefined) return;
    const at = (role: number | undefined): string | null => {
      const place = role === undefined ? -1 : node.includes.indexOf(role);
      return place < 0 ? null : SYSTEM + structure.assets.ids[includes[place]!]!;
    };
    const asset = at(node.displayedAtRole);
    if (asset !== null) this.core(id, 'displayedAtAsset', asset);
    const link = node.displayedAtLink;
    const [from, to] = [at(link?.from), at(link?.to)];
    if (link === undefined || from === null || to === null) return;
    this.core(id, 'displayedAtRelationFrom', from);
    this.core(id, 'displayedAtRelationTo', to);
    this.core(id, 'displayedAtRelationType', DOMAIN + knowledge.relations[link.relation]!.id);
  }

  relations(): void {
    const { knowledge, structure } = this.analysis;
    const { relations, assets } = structure;
    for (let i = 0; i < relations.count; i++) {
      const [from, to] = [relations.from[i]!, relations.to[i]!];
      const type = knowledge.relations[relations.relation[i]!]!.id;
      const name = `${this.names.assetId[from]!}-${type}-${this.names.assetId[to]!}`;
      if (relations.inferred[i] === 1) {
        this.type(name, `${CORE}CardinalityConstraint`);
        this.core(name, 'linksFrom', SYSTEM + assets.ids[from]!);
        this.core(name, 'linksTo', SYSTEM + assets.ids[to]!);
        this.core(name, 'linkType', DOMAIN + type);
        this.say(assets.ids[from]!, DOMAIN + type, SYSTEM + assets.ids[to]!);
      }
      const more = assets.populations[from]! - assets.populations[to]!;
      this.core(name, 'sourceCardinality', integerTerm(more > 0 ? -1 : 1));
      this.core(name, 'targetCardinality', integerTerm(more < 0 ? -1 : 1));
    }
  }

  sets(): void {
    const { knowledge, structure, levels, causation } = this.analysis;
    const { scales } = knowledge;
    const { controlSets, attributeSets, consequenceSets } = structure;
    const threats = structure.threats.ids;
    const { control, attribute, consequence, assetId } = this.names;
    const located = (name: string, type: string, asset: number, predicate: string, of: string): void => {
      this.type(name, CORE + type);
      this.core(name, 'locatedAt', SYSTEM + structure.assets.ids[asset]!);
      this.core(name, predicate, DOMAIN + of);
    };
    const members = (
      all: readonly string[],
      table: { readonly min: Column; readonly max: Column; readonly minOf: Column; readonly maxOf: Column },
      row: number,
    ): void => {
      for (const [predicate, column] of [
        ['hasMin', table.min],
        ['hasMax', table.max],
        ['minOf', table.minOf],
        ['maxOf', table.maxOf],
      ] as const)
        if (column[row]! >= 0) this.core(all[row]!, predicate, SYSTEM + all[column[row]!]!);
    };
    control.forEach((name, i) => {
      located(name, 'ControlSet', controlSets.asset[i]!, 'hasControl', knowledge.controls[controlSets.type[i]!]!.id);
      this.flag(name, 'isProposed', levels.proposed[i]);
      this.core(name, 'hasCoverageLevel', DOMAIN + scales.trust[levels.coverage[i]!]!);
      members(control, controlSets, i);
    });
    consequence.forEach((name, i) => {
      located(name, 'MisbehaviourSet', consequenceSets.asset[i]!, 'hasMisbehaviour', knowledge.consequences[consequenceSets.type[i]!]!.id);
      // The default, never what people set: that stands in the asserted graph.
      this.core(name, 'hasImpactLevel', DOMAIN + scales.impact[consequenceSets.defaultImpact[i]!]!);
      this.core(name, 'hasPrior', DOMAIN + scales.likelihood[levels.consequenceLikelihood[i]!]!);
      this.core(name, 'hasRisk', DOMAIN + scales.risk[levels.consequenceRisk[i]!]!);
      this.flag(name, 'isExternalCause', causation.externalConsequence[i]);
      this.flag(name, 'isNormalOpEffect', causation.normalOperationEffect[i]);
      this.row(name, 'causesThreat', threats, causation.consequenceCauses, i);
      this.row(name, 'causedBy', threats, causation.consequenceCausedBy, i);
      members(consequence, consequenceSets, i);
    });
    attribute.forEach((name, i) => {
      const type = knowledge.attributes[attributeSets.type[i]!]!.id;
      located(name, 'TrustworthinessAttributeSet', attributeSets.asset[i]!, 'hasTrustworthinessAttribute', type);
      this.core(name, 'hasAssertedLevel', DOMAIN + scales.trust[levels.assertedTrust[i]!]!);
      this.core(name, 'hasInferredLevel', DOMAIN + scales.trust[levels.inferredTrust[i]!]!);
      this.flag(name, 'isExternalCause', causation.externalAttribute[i]);
      this.row(name, 'causesThreat', threats, causation.attributeCauses, i);
      members(attribute, attributeSets, i);
      const by = attributeSets.consequence[i]!;
      if (by < 0) return;
      const pair = `TWIS-${assetId[attributeSets.asset[i]!]!}-${type}-${knowledge.consequences[consequenceSets.type[by]!]!.id}`;
      this.type(pair, `${CORE}TrustworthinessImpactSet`);
      this.core(pair, 'affects', SYSTEM + name);
      this.core(pair, 'affectedBy', SYSTEM + consequence[by]!);
    });
  }

  matches(): void {
    const { knowledge, structure } = this.analysis;
    const { matches, assets } = structure;
    matches.names.forEach((name, match) => {
      const pattern = knowledge.patterns[matches.pattern[match]!]!;
      this.type(name, `${CORE}MatchingPattern`);
      this.core(name, 'parent', DOMAIN + pattern.id);
      this.say(name, LABEL, textTerm(this.matchLabel(match)));
      this.core(name, 'population', DOMAIN + knowledge.scales.population[matches.population[match]!]!);
      pattern.nodes.forEach((node, place) => {
        const predicate = NODE_PREDICATES[node.kind];
        if (predicate === undefined) return;
        for (const asset of assetsOfNode(matches, match, place)) {
          const role = knowledge.roles[node.role]!.id;
          const id = `Node-${this.names.assetId[asset]!}-${role}`;
          this.type(id, `${CORE}Node`);
          this.core(id, 'hasAsset', SYSTEM + assets.ids[asset]!);
          this.core(id, 'hasRole', DOMAIN + role);
          this.core(name, 'hasNode', SYSTEM + id);
          this.core(name, predicate, SYSTEM + id);
        }
      });
    });
  }

  threats(): void {
    const { knowledge, structure, levels, causation } = this.analysis;
    const table = structure.threats;
    const { scales } = knowledge;
    const strategies = structure.strategies.ids;
    const siblings = memberSiblings(table);
    table.ids.forEach((name, i) => {
      const entry = knowledge.threats[table.threat[i]!]!;
      const match = table.match[i]!;
      const own = siblings[i]!;
      const role = ['', entry.minName, entry.maxName][table.member[i]!] || entry.id;
      this.type(name, `${CORE}Threat`);
      this.core(name, 'parent', DOMAIN + entry.id);
      this.core(name, 'appliesTo', SYSTEM + structure.matches.names[match]!);
      this.say(name, LABEL, textTerm(`${role}_${this.matchLabel(match)}`));
      this.comment(name, entry.id, match);
      const threatened = csrRow(table.threatens, i)[0];
      if (threatened !== undefined) this.core(name, 'threatens', SYSTEM + structure.assets.ids[threatened]!);
      if (entry.effects.length > 0) {
        if (entry.frequency >= 0) this.core(name, 'hasFrequency', DOMAIN + scales.likelihood[entry.frequency]!);
        this.flag(name, 'isSecondaryThreat', entry.secondary ? 1 : 0);
        this.flag(name, 'isNormalOp', entry.normalOperation ? 1 : 0);
      }
      this.row(name, 'hasEntryPoint', this.names.attribute, table.entryPoints, i);
      this.row(name, 'hasSecondaryEffectCondition', this.names.consequence, table.conditions, i);
      this.row(name, 'causesMisbehaviour', this.names.consequence, table.effects, i);
      this.row(name, 'blockedBy', strategies, table.blockedBy, i);
      this.row(name, 'mitigatedBy', strategies, table.mitigatedBy, i);
      this.row(name, 'triggeredBy', strategies, table.triggeredBy, i);
      this.flag(name, 'isTriggered', table.triggered[i]);
      for (const [predicate, sibling] of Object.entries(own) as [string, number | undefined][])
        if (sibling !== undefined) this.core(name, predicate, SYSTEM + table.ids[sibling]!);
      if (levels.threatLikelihood[i]! >= 0) this.core(name, 'hasPrior', DOMAIN + scales.likelihood[levels.threatLikelihood[i]!]!);
      if (levels.threatRisk[i]! >= 0) this.core(name, 'hasRisk', DOMAIN + scales.risk[levels.threatRisk[i]!]!);
      this.row(name, 'causedBy', this.names.attribute, causation.threatCausedByAttributes, i);
      this.row(name, 'causedBy', this.names.consequence, causation.threatCausedByConsequences, i);
      this.row(name, 'causesDirectMisbehaviour', this.names.consequence, causation.threatDirectEffects, i);
      this.row(name, 'causesIndirectMisbehaviour', this.names.consequence, causation.threatIndirectEffects, i);
      this.row(name, 'causesIndirectThreat', table.ids, causation.threatIndirectThreats, i);
      this.flag(name, 'isRootCause', causation.rootCause[i]);
      this.flag(name, 'isInitialCause', causation.initialCause[i]);
    });
  }

  strategies(): void {
    const { knowledge, structure, levels } = this.analysis;
    const table = structure.strategies;
    const threats = structure.threats;
    table.ids.forEach((name, i) => {
      const entry = knowledge.strategies[table.strategy[i]!]!;
      this.type(name, `${CORE}ControlStrategy`);
      this.core(name, 'parent', DOMAIN + entry.id);
      const threat = [table.blocks, table.mitigates, table.triggers].map((csr) => csrRow(csr, i)[0]).find((found) => found !== undefined);
      if (threat !== undefined) this.comment(name, entry.id, threats.match[threat]!);
      this.row(name, 'hasMandatoryCS', this.names.control, table.mandatory, i);
      this.row(name, 'hasOptionalCS', this.names.control, table.optional, i);
      this.row(name, 'blocks', threats.ids, table.blocks, i);
      this.row(name, 'mitigates', threats.ids, table.mitigates, i);
      this.row(name, 'triggers', threats.ids, table.triggers, i);
      this.flag(name, 'isEnabled', levels.strategyEnabled[i]);
      this.core(name, 'hasCoverageLevel', DOMAIN + knowledge.scales.trust[levels.strategyCoverage[i]!]!);
      if (!entry.current) this.core(name, 'isCurrentRisk', booleanTerm(false));
    });
  }

  private matchLabel(match: number): string {
    const { knowledge, structure } = this.analysis;
    const pattern = knowledge.patterns[structure.matches.pattern[match]!]!;
    const keys = pattern.nodes.flatMap((node, place) => (node.kind === 'key' ? [...assetsOfNode(structure.matches, match, place)] : []));
    return [this.texts.label(pattern.id) ?? pattern.id, ...keys.map((asset) => structure.assets.labels[asset]!)].join('_');
  }

  private comment(name: string, entry: string, match: number): void {
    const comment = this.texts.comment(entry);
    if (comment === null) return;
    const { knowledge, structure } = this.analysis;
    const roles = knowledge.patterns[structure.matches.pattern[match]!]!.nodes.map((node, place) => ({
      label: this.texts.label(knowledge.roles[node.role]!.id) ?? knowledge.roles[node.role]!.id,
      assets: Array.from(assetsOfNode(structure.matches, match, place), (asset) => structure.assets.labels[asset]!),
      unique: node.kind === 'key' || node.kind === 'root',
    }));
    this.say(name, COMMENT, textTerm(describe(comment, roles)));
  }

  private say(name: string, predicate: string, object: string): void {
    this.lines.add(quadLine(SYSTEM + name, predicate, object, this.graph));
  }
  private core(name: string, predicate: string, object: string): void {
    this.say(name, CORE + predicate, object);
  }
  private type(name: string, type: string): void {
    this.say(name, RDF_TYPE, type);
  }
  /** Flags are stored only when they are set. */
  private flag(name: string, predicate: string, value: number | undefined): void {
    if (value === 1) this.core(name, predicate, booleanTerm(true));
  }
  private row(name: string, predicate: string, of: readonly string[], csr: Csr, row: number): void {
    for (const index of csrRow(csr, row)) this.core(name, predicate, SYSTEM + of[index]!);
  }
}

interface Siblings {
  hasMin?: number | undefined;
  hasMax?: number | undefined;
  minOf?: number | undefined;
  maxOf?: number | undefined;
}
/** How the members of one threat at one place point at each other. */
function memberSiblings(table: Analysis['structure']['threats']): Siblings[] {
  const groups = new Map<string, (number | undefined)[]>();
  const keyOf = (i: number): string => `${table.threat[i]!}/${table.match[i]!}`;
  for (let i = 0; i < table.count; i++) {
    const group = groups.get(keyOf(i)) ?? [];
    group[table.member[i]!] = i;
    groups.set(keyOf(i), group);
  }
  return Array.from({ length: table.count }, (_, i) => {
    const [average, min, max] = groups.get(keyOf(i))!;
    return table.member[i] === 0 ? { hasMin: min, hasMax: max } : table.member[i] === 1 ? { minOf: average } : { maxOf: average };
  });
}
