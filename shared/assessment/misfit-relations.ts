import { closeHierarchy } from '../engine/domain/closure.ts';
import type { KnowledgeCatalogue } from '../knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';
import type { ModelRecords, RelationRecord } from '../model/records.ts';
import type { FindingsProblem } from './findings.ts';
import { type KnowledgeNumbers, knowledgeNumbers } from './knowledge-numbers.ts';

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
    if (!fits(allowed.from, from)) problems.push(misfit(relation, 'from', model, catalogue));
    else if (!fits(allowed.to, to)) problems.push(misfit(relation, 'to', model, catalogue));
  }
  return problems;
}

/** The classes that may stand at an end, those below the named ones included; `null`: any. */
type Allowed = ReadonlySet<number> | null;
interface Ends {
  readonly from: Allowed;
  readonly to: Allowed;
}
const fits = (allowed: Allowed, type: number): boolean => allowed === null || allowed.has(type);

const made = new WeakMap<CompiledKnowledge, readonly Ends[]>();
function relationEnds(knowledge: CompiledKnowledge): readonly Ends[] {
  const known = made.get(knowledge);
  if (known) return known;
  const { descendants } = closeHierarchy(knowledge.classes.map(({ parents }) => parents));
  const below = (classes: readonly number[]): Allowed =>
    classes.length === 0 ? null : new Set(classes.flatMap((type) => Array.from(descendants[type]!)));
  const ends = knowledge.relations.map(({ domain, range }) => ({ from: below(domain), to: below(range) }));
  made.set(knowledge, ends);
  return ends;
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
