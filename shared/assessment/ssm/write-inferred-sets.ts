import { CORE, DOMAIN, SYSTEM } from '../../knowledge/ssm/vocabulary.ts';
import type { InferredWriter } from './inferred-writer.ts';

type Column = ArrayLike<number>;

/** Control, attribute and consequence sets with their levels and causes. */
export function writeSets(out: InferredWriter): void {
  const { knowledge, structure, levels, causation } = out.analysis;
  const { scales } = knowledge;
  const { controlSets, attributeSets, consequenceSets } = structure;
  const threats = structure.threats.ids;
  const { control, attribute, consequence, assetId } = out.names;
  const located = (name: string, type: string, asset: number, predicate: string, of: string): void => {
    out.type(name, CORE + type);
    out.core(name, 'locatedAt', SYSTEM + structure.assets.ids[asset]!);
    out.core(name, predicate, DOMAIN + of);
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
      if (column[row]! >= 0) out.core(all[row]!, predicate, SYSTEM + all[column[row]!]!);
  };
  control.forEach((name, i) => {
    located(name, 'ControlSet', controlSets.asset[i]!, 'hasControl', knowledge.controls[controlSets.type[i]!]!.id);
    out.flag(name, 'isProposed', levels.proposed[i]);
    out.core(name, 'hasCoverageLevel', DOMAIN + scales.trust[levels.coverage[i]!]!);
    members(control, controlSets, i);
  });
  consequence.forEach((name, i) => {
    located(name, 'MisbehaviourSet', consequenceSets.asset[i]!, 'hasMisbehaviour', knowledge.consequences[consequenceSets.type[i]!]!.id);
    // The default, never what people set: that stands in the asserted graph.
    out.core(name, 'hasImpactLevel', DOMAIN + scales.impact[consequenceSets.defaultImpact[i]!]!);
    out.core(name, 'hasPrior', DOMAIN + scales.likelihood[levels.consequenceLikelihood[i]!]!);
    out.core(name, 'hasRisk', DOMAIN + scales.risk[levels.consequenceRisk[i]!]!);
    out.flag(name, 'isExternalCause', causation.externalConsequence[i]);
    out.flag(name, 'isNormalOpEffect', causation.normalOperationEffect[i]);
    out.row(name, 'causesThreat', threats, causation.consequenceCauses, i);
    out.row(name, 'causedBy', threats, causation.consequenceCausedBy, i);
    members(consequence, consequenceSets, i);
  });
  attribute.forEach((name, i) => {
    const type = knowledge.attributes[attributeSets.type[i]!]!.id;
    located(name, 'TrustworthinessAttributeSet', attributeSets.asset[i]!, 'hasTrustworthinessAttribute', type);
    out.core(name, 'hasAssertedLevel', DOMAIN + scales.trust[levels.assertedTrust[i]!]!);
    out.core(name, 'hasInferredLevel', DOMAIN + scales.trust[levels.inferredTrust[i]!]!);
    out.flag(name, 'isExternalCause', causation.externalAttribute[i]);
    out.row(name, 'causesThreat', threats, causation.attributeCauses, i);
    members(attribute, attributeSets, i);
    const by = attributeSets.consequence[i]!;
    if (by < 0) return;
    const pair = `TWIS-${assetId[attributeSets.asset[i]!]!}-${type}-${knowledge.consequences[consequenceSets.type[by]!]!.id}`;
    out.type(pair, `${CORE}TrustworthinessImpactSet`);
    out.core(pair, 'affects', SYSTEM + name);
    out.core(pair, 'affectedBy', SYSTEM + consequence[by]!);
  });
}
