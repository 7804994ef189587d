import type { Problem } from '../base/result.ts';
import type { SystemInput } from '../engine/input.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';
import { IMPACTS, POPULATIONS, TRUST_LEVELS, type ControlRecord, type ModelRecords } from '../model/records.ts';
import type { AnalysisView } from '../protocol/engine-protocol.ts';
import { knowledgeNumbers } from './knowledge-numbers.ts';

/** `in-place` counts in both views, `planned` only in the second, `not-possible` never. */
export const countsIn = (view: AnalysisView, control: ControlRecord): boolean =>
  control.state === 'in-place' || (view === 'planned' && control.state === 'planned');

/**
 * A model in the numbers of a knowledge base. What the knowledge base does not know, and relations and
 * settings whose asset is missing, are left out: `modelProblems` names them.
 */
export function systemInput(model: ModelRecords, knowledge: CompiledKnowledge, view: AnalysisView): SystemInput {
  const numbers = knowledgeNumbers(knowledge);
  const isThere = (asset: string): boolean => Object.hasOwn(model.assets, asset) && numbers.classes.has(model.assets[asset]!.type);
  const top = knowledge.scales.trust.length - 1;
  const attributeLevels: SystemInput['attributeLevels'][number][] = [];
  const impacts: SystemInput['impacts'][number][] = [];
  const agentLevels: SystemInput['agentLevels'][number][] = [];
  for (const level of Object.values(model.levels)) {
    if ('consequence' in level) {
      const consequence = numbers.consequences.get(level.consequence);
      if (consequence !== undefined) impacts.push({ asset: level.asset, consequence, level: IMPACTS.indexOf(level.impact) });
    } else if (level.asset === '') {
      // How far an outside cause is trusted not to act: the mirror of its likelihood.
      const agent = numbers.agents.get(level.attribute);
      if (agent !== undefined) agentLevels.push({ agent, level: top - TRUST_LEVELS.indexOf(level.level) });
    } else {
      const attribute = numbers.attributes.get(level.attribute);
      if (attribute !== undefined) attributeLevels.push({ asset: level.asset, attribute, level: TRUST_LEVELS.indexOf(level.level) });
    }
  }
  return {
    assets: Object.values(model.assets)
      .filter(({ id }) => isThere(id))
      .map(({ id, label, type, population }) => ({
        id,
        token: id,
        label,
        class: numbers.classes.get(type)!,
        population: POPULATIONS.indexOf(population),
      })),
    relations: Object.values(model.relations)
      .filter(({ from, type, to }) => isThere(from) && isThere(to) && numbers.relations.has(type))
      .map(({ from, type, to }) => ({
        from,
        relation: numbers.relations.get(type)!,
        to,
      })),
    controls: Object.values(model.controls)
      .filter(({ control }) => numbers.controls.has(control))
      .map((control) => ({
        asset: control.asset,
        control: numbers.controls.get(control.control)!,
        proposed: countsIn(view, control),
        coverage: null,
      })),
    attributeLevels,
    impacts,
    agentLevels,
    mode: 'future',
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
