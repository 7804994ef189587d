import type { Csr } from '../../base/csr.ts';
import type { LevelNetwork } from '../levels/level-network.ts';
import { RowBuffer } from '../int-buffer.ts';
import { transpose } from '../structure/strategy-registry.ts';
import { isCauseOf, type CauseRule } from './cause-rule.ts';

/** Who contributed to what, as links between threats, attribute sets and consequence sets. */
export interface CauseLinks {
  readonly byAttributes: Csr;
  readonly byConsequences: Csr;
  readonly directEffects: Csr;
  readonly consequenceCausedBy: Csr;
  readonly consequenceCauses: Csr;
  readonly attributeCauses: Csr;
  readonly externalAttribute: Uint8Array;
  readonly externalConsequence: Uint8Array;
}

/** Links every threat with a likelihood to its causes and to the effects that it explains (clause on causation). */
export function causeLinks(network: LevelNetwork, rule: CauseRule, assertedTrust: Uint8Array): CauseLinks {
  const { structure, attributeCount, domain } = network;
  const { threats, attributeSets, consequenceSets } = structure;
  const { levels } = rule;
  const externalAttribute = new Uint8Array(attributeCount);
  const externalConsequence = new Uint8Array(consequenceSets.count);
  const top = domain.size - 1;
  const mixed = domain.knowledge.features.mixedThreatCauses;
  for (let set = 0; set < attributeCount; set++) {
    if (levels.trust[set]! >= top || levels.trust[set] !== assertedTrust[set]) continue;
    const by = attributeSets.consequence[set]!;
    if (mixed) externalAttribute[set] = 1;
    else if (by >= 0) externalConsequence[by] = 1;
  }

  const byAttributes = new RowBuffer(threats.count, threats.count);
  const byConsequences = new RowBuffer(threats.count, threats.count);
  const directEffects = new RowBuffer(threats.count, threats.count);
  for (let t = 0; t < threats.count; t++) {
    const likelihood = levels.threat[t]!;
    if (likelihood > 0) {
      for (let i = threats.entryPoints.offsets[t]!; i < threats.entryPoints.offsets[t + 1]!; i++) {
        const set = threats.entryPoints.values[i]!;
        if (!isCauseOf(rule, t, set)) continue;
        const by = attributeSets.consequence[set]!;
        if (externalAttribute[set] === 1) byAttributes.push(set);
        else if (by >= 0) pushOnce(byConsequences, by);
      }
      for (let i = threats.conditions.offsets[t]!; i < threats.conditions.offsets[t + 1]!; i++) {
        const set = threats.conditions.values[i]!;
        if (isCauseOf(rule, t, attributeCount + set)) pushOnce(byConsequences, set);
      }
      for (let i = threats.effects.offsets[t]!; i < threats.effects.offsets[t + 1]!; i++) {
        const set = threats.effects.values[i]!;
        if (levels.consequence[set] === likelihood) directEffects.push(set);
      }
    }
    byAttributes.endRow();
    byConsequences.endRow();
    directEffects.endRow();
  }
  const attributes = byAttributes.take();
  const consequences = byConsequences.take();
  const effects = directEffects.take();
  return {
    byAttributes: attributes,
    byConsequences: consequences,
    directEffects: effects,
    consequenceCausedBy: transpose(effects, threats.count, consequenceSets.count),
    consequenceCauses: transpose(consequences, threats.count, consequenceSets.count),
    attributeCauses: transpose(attributes, threats.count, attributeCount),
    externalAttribute,
    externalConsequence,
  };
}

function pushOnce(rows: RowBuffer, value: number): void {
  const { data, length } = rows.values;
  for (let i = rows.rowStart; i < length; i++) if (data[i] === value) return;
  rows.push(value);
}
