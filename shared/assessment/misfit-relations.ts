import type { KnowledgeCatalogue } from '../knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';
import type { ModelRecords, RelationRecord } from '../model/records.ts';
import type { FindingsProblem } from './findings.ts';
import { type KnowledgeNumbers, knowledgeNumbers } from './knowledge-numbers.ts';
import { mayStand, relationEnds } from './relation-ends.ts';

/**
 * Relations that the model draws between classes which the knowledge base does not join that way. They are
 * analysed all the same, but no pattern is written for them: most likely the direction, the relation or a
 * class is another one. Unknown classes and relations are `modelProblems`' to tell.
 */
export function misfitRelations(model: ModelRecords, knowledge: CompiledKnowledge, catalogue: KnowledgeCatalogue): FindingsProblem[] {
  const numbers = knowledgeNumbers(knowledge);
  const ends = relationEnds(knowledge);
  const problems: FindingsProblem[] = [];
  for (const relation of Object.values(model.relations)) {
    const allowed = ends[numbers.relations.get(relation.type) ?? -1];
    const from = classOf(model, numbers, relation.from);
    const to = classOf(model, numbers, relation.to);
    if (!allowed || from === undefined || to === undefined) continue;
    if (!mayStand(allowed.from, from)) problems.push(misfit(relation, 'from', model, catalogue));
    else if (!mayStand(allowed.to, to)) problems.push(misfit(relation, 'to', model, catalogue));
  }
  return problems;
}

const classOf = (model: ModelRecords, numbers: KnowledgeNumbers, asset: string): number | undefined =>
  numbers.classes.get(model.assets[asset]?.type ?? '');

function misfit(relation: RelationRecord, end: 'from' | 'to', model: ModelRecords, catalogue: KnowledgeCatalogue): FindingsProblem {
  const entry = catalogue.relations.find(({ id }) => id === relation.type);
  const label = (type: string): string => catalogue.classes.find(({ id }) => id === type)?.label ?? type;
  const expected = (end === 'from' ? entry?.domain : entry?.range) ?? [];
  const [from, to] = [model.assets[relation.from]!, model.assets[relation.to]!];
  const wrong = end === 'from' ? from : to;
  return {
    kind: 'misfit-relation',
    entry: `relation ${relation.id}`,
    message:
      `“${from.label}” ${entry?.label ?? relation.type} “${to.label}”: “${wrong.label}” is of the class “${label(wrong.type)}”; ` +
      `expected ${expected.map((id) => `“${label(id)}”`).join(' or ')}. Turn the relation round, choose another, or change the class.`,
  };
}
