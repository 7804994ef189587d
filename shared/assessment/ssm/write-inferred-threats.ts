import { csrRow } from '../../base/csr.ts';
import { assetsOfNode, type Analysis } from '../../engine/analysis.ts';
import type { NodeKind } from '../../knowledge/compiled.ts';
import { CORE, DOMAIN, LABEL, SYSTEM } from '../../knowledge/ssm/vocabulary.ts';
import { booleanTerm, textTerm } from '../../knowledge/ssm/write-quads.ts';
import type { InferredWriter } from './inferred-writer.ts';

const NODE_PREDICATES: Readonly<Partial<Record<NodeKind, string>>> = {
  key: 'uniqueNodes',
  root: 'uniqueNodes',
  necessary: 'hasNecessaryNode',
  sufficient: 'hasSufficientNode',
  mandatory: 'hasMandatoryNode',
  optional: 'hasOptionalNode',
};

/** Matches, with a node for each asset in a role. */
export function writeMatches(out: InferredWriter): void {
  const { knowledge, structure } = out.analysis;
  const { matches, assets } = structure;
  matches.names.forEach((name, match) => {
    const pattern = knowledge.patterns[matches.pattern[match]!]!;
    out.type(name, `${CORE}MatchingPattern`);
    out.core(name, 'parent', DOMAIN + pattern.id);
    out.say(name, LABEL, textTerm(out.matchLabel(match)));
    out.core(name, 'population', DOMAIN + knowledge.scales.population[matches.population[match]!]!);
    pattern.nodes.forEach((node, place) => {
      const predicate = NODE_PREDICATES[node.kind];
      if (predicate === undefined) return;
      for (const asset of assetsOfNode(matches, match, place)) {
        const role = knowledge.roles[node.role]!.id;
        const id = `Node-${out.names.assetId[asset]!}-${role}`;
        out.type(id, `${CORE}Node`);
        out.core(id, 'hasAsset', SYSTEM + assets.ids[asset]!);
        out.core(id, 'hasRole', DOMAIN + role);
        out.core(name, 'hasNode', SYSTEM + id);
        out.core(name, predicate, SYSTEM + id);
      }
    });
  });
}

/** Threats with their levels, causes and effects. */
export function writeThreats(out: InferredWriter): void {
  const { knowledge, structure, levels, causation } = out.analysis;
  const table = structure.threats;
  const { scales } = knowledge;
  const strategies = structure.strategies.ids;
  const siblings = memberSiblings(table);
  table.ids.forEach((name, i) => {
    const entry = knowledge.threats[table.threat[i]!]!;
    const match = table.match[i]!;
    const own = siblings[i]!;
    const role = ['', entry.minName, entry.maxName][table.member[i]!] || entry.id;
    out.type(name, `${CORE}Threat`);
    out.core(name, 'parent', DOMAIN + entry.id);
    out.core(name, 'appliesTo', SYSTEM + structure.matches.names[match]!);
    out.say(name, LABEL, textTerm(`${role}_${out.matchLabel(match)}`));
    out.comment(name, entry.id, match);
    const threatened = csrRow(table.threatens, i)[0];
    if (threatened !== undefined) out.core(name, 'threatens', SYSTEM + structure.assets.ids[threatened]!);
    if (entry.effects.length > 0) {
      if (entry.frequency >= 0) out.core(name, 'hasFrequency', DOMAIN + scales.likelihood[entry.frequency]!);
      out.flag(name, 'isSecondaryThreat', entry.secondary ? 1 : 0);
      out.flag(name, 'isNormalOp', entry.normalOperation ? 1 : 0);
    }
    out.row(name, 'hasEntryPoint', out.names.attribute, table.entryPoints, i);
    out.row(name, 'hasSecondaryEffectCondition', out.names.consequence, table.conditions, i);
    out.row(name, 'causesMisbehaviour', out.names.consequence, table.effects, i);
    out.row(name, 'blockedBy', strategies, table.blockedBy, i);
    out.row(name, 'mitigatedBy', strategies, table.mitigatedBy, i);
    out.row(name, 'triggeredBy', strategies, table.triggeredBy, i);
    out.flag(name, 'isTriggered', table.triggered[i]);
    for (const [predicate, sibling] of Object.entries(own) as [string, number | undefined][])
      if (sibling !== undefined) out.core(name, predicate, SYSTEM + table.ids[sibling]!);
    if (levels.threatLikelihood[i]! >= 0) out.core(name, 'hasPrior', DOMAIN + scales.likelihood[levels.threatLikelihood[i]!]!);
    if (levels.threatRisk[i]! >= 0) out.core(name, 'hasRisk', DOMAIN + scales.risk[levels.threatRisk[i]!]!);
    out.row(name, 'causedBy', out.names.attribute, causation.threatCausedByAttributes, i);
    out.row(name, 'causedBy', out.names.consequence, causation.threatCausedByConsequences, i);
    out.row(name, 'causesDirectMisbehaviour', out.names.consequence, causation.threatDirectEffects, i);
    out.row(name, 'causesIndirectMisbehaviour', out.names.consequence, causation.threatIndirectEffects, i);
    out.row(name, 'causesIndirectThreat', table.ids, causation.threatIndirectThreats, i);
    out.flag(name, 'isRootCause', causation.rootCause[i]);
    out.flag(name, 'isInitialCause', causation.initialCause[i]);
  });
}

/** Control strategies at a place. */
export function writeStrategies(out: InferredWriter): void {
  const { knowledge, structure, levels } = out.analysis;
  const table = structure.strategies;
  const threats = structure.threats;
  table.ids.forEach((name, i) => {
    const entry = knowledge.strategies[table.strategy[i]!]!;
    out.type(name, `${CORE}ControlStrategy`);
    out.core(name, 'parent', DOMAIN + entry.id);
    const threat = [table.blocks, table.mitigates, table.triggers].map((csr) => csrRow(csr, i)[0]).find((found) => found !== undefined);
    if (threat !== undefined) out.comment(name, entry.id, threats.match[threat]!);
    out.row(name, 'hasMandatoryCS', out.names.control, table.mandatory, i);
    out.row(name, 'hasOptionalCS', out.names.control, table.optional, i);
    out.row(name, 'blocks', threats.ids, table.blocks, i);
    out.row(name, 'mitigates', threats.ids, table.mitigates, i);
    out.row(name, 'triggers', threats.ids, table.triggers, i);
    out.flag(name, 'isEnabled', levels.strategyEnabled[i]);
    out.core(name, 'hasCoverageLevel', DOMAIN + knowledge.scales.trust[levels.strategyCoverage[i]!]!);
    if (!entry.current) out.core(name, 'isCurrentRisk', booleanTerm(false));
  });
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
