import type { Problem } from '../base/result.ts';
import type { SystemInput } from '../engine/input.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';
import { readSsmExtra } from '../knowledge/ssm/ssm-extra.ts';
import { controlKey, levelKey, type AssetRecord, type ControlRecord, type ModelRecords } from '../model/records.ts';
import type { AnalysisView } from '../protocol/engine-protocol.ts';
import { lastingLevelsOf, timeProblems } from './asset-times.ts';
import { knowledgeNumbers } from './knowledge-numbers.ts';

/** `in-place` counts in both views, `planned` only in the second, `not-possible` never. */
export const countsIn = (view: AnalysisView, control: ControlRecord): boolean =>
  control.state === 'in-place' || (view === 'planned' && control.state === 'planned');

/** An asset in the engine's terms. Its own id names what is derived from it, but SSM models have a hash there. */
export const systemAsset = (
  { id, label, population }: AssetRecord,
  type: number,
  { naming, scales }: CompiledKnowledge,
): SystemInput['assets'][number] => ({
  id,
  ...(naming === 'ssm' ? {} : { token: id }),
  label,
  class: type,
  // A population that the scale lacks (it has three in older domain models) is as many as the scale knows.
  population: scales.population.includes(population) ? scales.population.indexOf(population) : scales.population.length - 1,
});

/** How well a control covers its asset where the model says so; `null`: as the knowledge base has it. */
export function coverageOf(
  { header, assets }: ModelRecords,
  knowledge: CompiledKnowledge,
  { asset, control }: Pick<ControlRecord, 'asset' | 'control'>,
): number | null {
  const { naming, scales } = knowledge;
  const stated = Object.hasOwn(assets, asset) ? lastingLevelsOf(assets[asset], knowledge) : null;
  const lasting = stated?.controls.get(knowledgeNumbers(knowledge).controls.get(control) ?? -1);
  if (lasting !== undefined) return lasting;
  const level = naming === 'ssm' ? readSsmExtra(header)?.coverage[controlKey(asset, control)] : undefined;
  const number = scales.trust.indexOf(level ?? '');
  return number < 0 ? null : number;
}

/**
 * A model in the numbers of a knowledge base. What the knowledge base does not know, and relations and
 * settings whose asset is missing, are left out: `modelProblems` names them.
 */
export function systemInput(model: ModelRecords, knowledge: CompiledKnowledge, view: AnalysisView): SystemInput {
  const numbers = knowledgeNumbers(knowledge);
  const isThere = (asset: string): boolean => Object.hasOwn(model.assets, asset) && numbers.classes.has(model.assets[asset]!.type);
  const { scales } = knowledge;
  const top = scales.trust.length - 1;
  const ssm = knowledge.naming === 'ssm' ? readSsmExtra(model.header) : null;
  const attributeLevels: SystemInput['attributeLevels'][number][] = [];
  const impacts: SystemInput['impacts'][number][] = [];
  const agentLevels: SystemInput['agentLevels'][number][] = [];
  for (const level of Object.values(model.levels)) {
    if ('consequence' in level) {
      const consequence = numbers.consequences.get(level.consequence);
      const impact = scales.impact.indexOf(level.impact);
      if (consequence !== undefined && impact >= 0) impacts.push({ asset: level.asset, consequence, level: impact });
    } else if (level.asset === '') {
      // How far an outside cause is trusted not to act: the mirror of its likelihood.
      const agent = numbers.agents.get(level.attribute);
      if (agent !== undefined) agentLevels.push({ agent, level: top - scales.trust.indexOf(level.level) });
    } else {
      const attribute = numbers.attributes.get(level.attribute);
      const trust = scales.trust.indexOf(level.level);
      if (attribute !== undefined && trust >= 0) attributeLevels.push({ asset: level.asset, attribute, level: trust });
    }
  }
  const controls: SystemInput['controls'][number][] = [];
  for (const asset of Object.values(model.assets)) {
    const stated = lastingLevelsOf(asset, knowledge);
    for (const [attribute, level] of stated?.attributes ?? [])
      // A level that somebody set says more than what follows from a time.
      if (!Object.hasOwn(model.levels, levelKey(asset.id, knowledge.attributes[attribute]!.id)))
        attributeLevels.push({ asset: asset.id, attribute, level });
    // Also where the control is not in place: a suggestion to put it there has to know how far it reaches.
    for (const [control, coverage] of stated?.controls ?? []) controls.push({ asset: asset.id, control, proposed: false, coverage });
  }
  for (const control of Object.values(model.controls)) {
    const number = numbers.controls.get(control.control);
    if (number === undefined) continue;
    controls.push({
      asset: control.asset,
      control: number,
      proposed: countsIn(view, control),
      coverage: coverageOf(model, knowledge, control),
    });
  }
  if (ssm !== null) {
    for (const { asset, control, proposed } of ssm.inferred.controls) {
      const number = numbers.controls.get(control);
      const coverage = scales.trust.indexOf(ssm.coverage[controlKey(asset, control)] ?? '');
      if (number !== undefined) controls.push({ asset, control: number, proposed, coverage: coverage < 0 ? null : coverage });
    }
    for (const { asset, attribute, level } of ssm.inferred.levels) {
      const number = numbers.attributes.get(attribute);
      if (number !== undefined && scales.trust.includes(level))
        attributeLevels.push({ asset, attribute: number, level: scales.trust.indexOf(level) });
    }
    for (const { asset, consequence, impact } of ssm.inferred.impacts) {
      const number = numbers.consequences.get(consequence);
      if (number !== undefined && scales.impact.includes(impact))
        impacts.push({ asset, consequence: number, level: scales.impact.indexOf(impact) });
    }
  }
  return {
    assets: Object.values(model.assets)
      .filter(({ id }) => isThere(id))
      .map((asset) => systemAsset(asset, numbers.classes.get(asset.type)!, knowledge)),
    relations: Object.values(model.relations)
      .filter(({ from, type, to }) => isThere(from) && isThere(to) && numbers.relations.has(type))
      .map(({ from, type, to }) => ({
        from,
        relation: numbers.relations.get(type)!,
        to,
      })),
    controls,
    attributeLevels,
    impacts,
    agentLevels,
    mode: ssm?.mode ?? 'future',
  };
}

/** What of a model a knowledge base does not know. Dangling references are the reader's to tell. */
export function modelProblems(model: ModelRecords, knowledge: CompiledKnowledge): Problem[] {
  const numbers = knowledgeNumbers(knowledge);
  const problems: Problem[] = [];
  const unknown = (kind: string, place: string, found: string, expected: string): void => {
    problems.push({
      kind,
      place,
      found: JSON.stringify(found),
      expected: `${expected} of ${knowledge.id} ${knowledge.version}`,
      tip: 'Check the spelling, or open the model with the knowledge base that it was made with.',
    });
  };
  for (const { id, type } of Object.values(model.assets))
    if (!numbers.classes.has(type)) unknown('unknown-class', `asset ${id}`, type, 'a class');
  for (const asset of Object.values(model.assets)) problems.push(...timeProblems(asset, knowledge));
  for (const { id, type } of Object.values(model.relations))
    if (!numbers.relations.has(type)) unknown('unknown-relation', `relation ${id}`, type, 'a relation');
  for (const { asset, control } of Object.values(model.controls))
    if (!numbers.controls.has(control)) unknown('unknown-control', `control at ${asset}`, control, 'a control');
  for (const level of Object.values(model.levels)) {
    if ('consequence' in level) {
      if (!numbers.consequences.has(level.consequence))
        unknown('unknown-consequence', `level at ${level.asset}`, level.consequence, 'a consequence');
    } else if (!(level.asset === '' ? numbers.agents : numbers.attributes).has(level.attribute)) {
      unknown(
        'unknown-attribute',
        level.asset === '' ? 'level of an outside cause' : `level at ${level.asset}`,
        level.attribute,
        'an attribute',
      );
    }
  }
  return problems;
}
