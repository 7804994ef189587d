import type { Problem } from '../base/result.ts';
import type { SystemChange } from '../engine/input.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';
import { isCounted, statedLevels, type LastingLevels } from '../knowledge/stated-times.ts';
import type { RecordsDiff } from '../model/diff.ts';
import { controlKey, levelKey, type AssetRecord, type ModelRecords } from '../model/records.ts';
import { knowledgeNumbers } from './knowledge-numbers.ts';

/** What the times stated at an asset become; `null`: nothing is stated, or nothing follows from times. */
export function lastingLevelsOf(asset: AssetRecord | undefined, knowledge: CompiledKnowledge): LastingLevels | null {
  if (asset?.quantities === undefined || knowledge.times === undefined) return null;
  const type = knowledgeNumbers(knowledge).classes.get(asset.type);
  return type === undefined ? null : statedLevels(knowledge.times, type, asset.quantities);
}

/**
 * Trust and coverage that follow from times, at the assets of an edit where a time was or is stated. What somebody set
 * stays: a level of trust outweighs a time, and a control is in place or not whatever its asset states.
 */
export function changedTimes(
  knowledge: CompiledKnowledge,
  diff: RecordsDiff,
  after: ModelRecords,
): { readonly attributeLevels: SystemChange['attributeLevels']; readonly controls: SystemChange['controls'] } {
  const { times } = knowledge;
  if (times === undefined) return { attributeLevels: [], controls: [] };
  const edited = Object.values(diff.tables.assets ?? {}).flatMap(({ before, after: is }) =>
    is && (before?.quantities !== undefined || is.quantities !== undefined) ? [is] : [],
  );
  return {
    attributeLevels: edited.flatMap((asset) => {
      const stated = lastingLevelsOf(asset, knowledge)?.attributes;
      return times.attributes
        .filter(({ type }) => !Object.hasOwn(after.levels, levelKey(asset.id, knowledge.attributes[type]!.id)))
        .map(({ type }) => ({ asset: asset.id, attribute: type, level: stated?.get(type) ?? null }));
    }),
    // Controls that the model names are told again by the caller, with their state.
    controls: edited.flatMap((asset) => {
      const stated = lastingLevelsOf(asset, knowledge)?.controls;
      return times.controls.map(({ type }) => ({ asset: asset.id, control: type, proposed: false, coverage: stated?.get(type) ?? null }));
    }),
  };
}

/** The controls of a model whose coverage an edit of times can have changed. */
export const timedControlKeys = (knowledge: CompiledKnowledge, diff: RecordsDiff): readonly string[] =>
  Object.entries(diff.tables.assets ?? {}).flatMap(([id, { before, after }]) =>
    before?.quantities === undefined && after?.quantities === undefined
      ? []
      : (knowledge.times?.controls ?? []).map(({ type }) => controlKey(id, knowledge.controls[type]!.id)),
  );

/** Times of an asset that count for nothing: the file keeps them, and the usual ones hold. */
export function timeProblems({ id, type, quantities }: AssetRecord, knowledge: CompiledKnowledge): Problem[] {
  const classIndex = knowledgeNumbers(knowledge).classes.get(type);
  if (quantities === undefined || classIndex === undefined) return [];
  const { times } = knowledge;
  return Object.entries(quantities).flatMap(([name, value]): Problem[] => {
    const place = `asset ${id} quantities.${name}`;
    const index = times?.quantities.findIndex((entry) => entry.id === name) ?? -1;
    const entry = times?.quantities[index];
    const isOfClass = times?.defaults[classIndex]?.some(({ quantity }) => quantity === index) === true;
    if (entry === undefined || !isOfClass) {
      const usual = (times?.defaults[classIndex] ?? []).map(({ quantity }) => times!.quantities[quantity]!.id);
      return [
        {
          kind: 'unknown-quantity',
          place,
          found: JSON.stringify(name),
          expected: usual.length > 0 ? usual.join(' or ') : `no times at ${type}`,
          tip: 'It is kept and counts for nothing. Check the spelling and the class of the asset.',
        },
      ];
    }
    if (isCounted(times!, classIndex, name, value)) return [];
    return [
      {
        kind: 'quantity-out-of-range',
        place,
        found: String(value),
        expected: `${entry.min} to ${entry.max} ${entry.unit === 1 ? 'minutes' : 'hours'}`,
        tip: 'It is kept, and the usual value of the class counts until it is within the range.',
      },
    ];
  });
}
