import { openSession } from '../../shared/engine/open-session.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';
import type { ExampleSource, ThreatSource } from '../../shared/knowledge/hospital/schema.ts';
import type { Located } from '../../shared/knowledge/hospital/source-file.ts';
import { GivenCauses, exampleMistakes, silentModel, type ExampleModel } from './example-model.ts';

/** How one example of one threat went. `likelihood` is the highest of all its instances, -1 when nothing matched. */
export interface ExampleRun {
  readonly threat: Located<ThreatSource>;
  readonly example: 'fires' | 'silent';
  readonly likelihood: number;
  readonly holds: boolean;
  /** Why it could not be run, empty when it was. */
  readonly mistakes: readonly string[];
}

/** Something of a firing example without which the threat fires all the same: the example is larger than it has to be. */
export interface Surplus {
  readonly threat: string;
  readonly line: string;
}

/** Takes each asset, relation, given cause and control out of the firing examples, one at a time, and tells what was not needed. */
export function surplusOfExamples(knowledge: CompiledKnowledge, threats: readonly Located<ThreatSource>[]): Surplus[] {
  const planned = threats.flatMap(({ value }) =>
    value.examples === undefined ? [] : smallerModels(value.examples.fires).map(({ line, model }) => ({ threat: value.id, line, model })),
  );
  const given = new GivenCauses(knowledge, planned.map(({ model }) => model));
  return planned.filter(({ threat, model }) => highestLikelihood(given, model, threat) > 0).map(({ threat, line }) => ({ threat, line }));
}

function smallerModels(fires: ExampleSource['fires']): { readonly line: string; readonly model: ExampleModel }[] {
  const lines = [...Object.keys(fires.assets), ...fires.relations, ...fires.given, ...fires.controls];
  return lines.map((line) => ({ line, model: silentModel({ fires, silent: { without: [line], controls: [], instead: {}, because: '' } }).model }));
}

/** Analyses the examples of the threats with the whole knowledge base. */
export function runExamples(knowledge: CompiledKnowledge, threats: readonly Located<ThreatSource>[]): ExampleRun[] {
  const planned = threats.flatMap((threat) => {
    const examples = threat.value.examples;
    if (examples === undefined) return [];
    const silent = silentModel(examples);
    return [
      { threat, example: 'fires' as const, model: examples.fires as ExampleModel, unknown: [] as readonly string[] },
      { threat, example: 'silent' as const, model: silent.model, unknown: silent.unknown.map((line) => `the firing example has no ${line}`) },
    ];
  });
  const given = new GivenCauses(knowledge, planned.map(({ model }) => model));
  return planned.map(({ threat, example, model, unknown }) => {
    const mistakes = [...unknown, ...exampleMistakes(model, knowledge)];
    if (mistakes.length > 0) return { threat, example, likelihood: -1, holds: false, mistakes };
    const likelihood = highestLikelihood(given, model, threat.value.id);
    return { threat, example, likelihood, holds: example === 'fires' ? likelihood > 0 : likelihood <= 0, mistakes };
  });
}

/** The highest likelihood of all instances of a threat in a model; -1 when nothing matches. */
export function highestLikelihood(given: GivenCauses, model: ExampleModel, id: string): number {
  const threat = given.knowledge.threats.findIndex((entry) => entry.id === id);
  const { structure, levels } = openSession(given.knowledge, given.input(model)).analysis;
  let highest = -1;
  for (let i = 0; i < structure.threats.count; i++)
    if (structure.threats.threat[i] === threat) highest = Math.max(highest, levels.threatLikelihood[i]!);
  return highest;
}
