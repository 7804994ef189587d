import type { SystemInput } from '../../shared/engine/input.ts';
import type { CompiledClass, CompiledKnowledge, CompiledPattern, CompiledRole, CompiledThreat } from '../../shared/knowledge/compiled.ts';
import { readControlPlace, readGiven, readLink } from '../../shared/knowledge/hospital/notation.ts';
import type { ExampleSource } from '../../shared/knowledge/hospital/schema.ts';
import { LIKELIHOODS, TRUST_LEVELS, type LikelihoodLevel, type TrustLevel } from '../../shared/model/records.ts';

/** The smallest model of an example, still in words. */
export interface ExampleModel {
  readonly assets: Readonly<Record<string, string>>;
  readonly relations: readonly string[];
  readonly given: readonly string[];
  readonly controls: readonly string[];
}

const same = (line: string): string => line.trim().replace(/\s+/g, ' ');

/** The silent example: the firing one with things taken away, exchanged, or controls put in place. Unknown lines come back. */
export function silentModel({ fires, silent }: ExampleSource): { readonly model: ExampleModel; readonly unknown: readonly string[] } {
  const gone = new Set(silent.without.map(same));
  const goneAssets = new Set(silent.without.filter((line) => Object.hasOwn(fires.assets, line)));
  const isGone = (line: string): boolean => gone.has(same(line)) || gone.has(same(line).replace(/ [a-z-]+$/, ''));
  const touches = (line: string): boolean => line.split(/[\s@]+/).some((word) => goneAssets.has(word));
  const keep = (lines: readonly string[]): string[] => lines.filter((line) => !isGone(line) && !touches(line));
  const known = [...fires.relations, ...fires.given, ...fires.given.map((line) => line.replace(/ [a-z-]+\s*$/, '')), ...fires.controls].map(same);
  const assets = Object.fromEntries(Object.entries(fires.assets).filter(([id]) => !goneAssets.has(id)).map(([id, type]) => [id, silent.instead[id] ?? type]));
  return {
    model: { assets, relations: keep(fires.relations), given: keep(fires.given), controls: [...keep(fires.controls), ...silent.controls] },
    unknown: [
      ...silent.without.filter((line) => !Object.hasOwn(fires.assets, line) && !known.includes(same(line))),
      ...Object.keys(silent.instead).filter((id) => !Object.hasOwn(fires.assets, id)),
    ],
  };
}

/** What an example names that does not exist, in words for the author. */
export function exampleMistakes(model: ExampleModel, knowledge: CompiledKnowledge): string[] {
  const classes = new Set(knowledge.classes.map((entry) => entry.id));
  const relations = new Set(knowledge.relations.map((entry) => entry.id));
  const asset = (id: string): string[] => (Object.hasOwn(model.assets, id) ? [] : [`there is no asset ${id}`]);
  return [
    ...Object.values(model.assets).filter((type) => !classes.has(type)).map((type) => `there is no class ${type}`),
    ...model.relations.flatMap((line) => {
      const link = readLink(line);
      if (link === null) return [`not a relation: ${line}`];
      return [...asset(link.from), ...asset(link.to), ...(relations.has(link.relation) ? [] : [`there is no relation ${link.relation}`])];
    }),
    ...model.given.flatMap((line) => {
      const given = readGiven(line);
      if (given === null) return [`not a given cause: ${line}`];
      const isConsequence = knowledge.consequences.some((entry) => entry.id === given.id);
      const isAttribute = knowledge.attributes.some((entry) => entry.id === given.id);
      const levels: readonly string[] = isConsequence ? LIKELIHOODS : TRUST_LEVELS;
      return [
        ...asset(given.role),
        ...(isConsequence || isAttribute ? [] : [`there is no consequence or attribute ${given.id}`]),
        ...(levels.includes(given.level) ? [] : [`${given.level} is not one of ${levels.join(', ')}`]),
      ];
    }),
    ...model.controls.flatMap((line) => {
      const place = readControlPlace(line);
      if (place === null) return [`not a control: ${line}`];
      return [...asset(place.role), ...(knowledge.controls.some((entry) => entry.id === place.control) ? [] : [`there is no control ${place.control}`])];
    }),
  ];
}

/**
 * Knowledge in which causes can be given: for each class and set of given consequences that some example uses, a subclass of
 * the class and one threat without causes for each consequence, as likely as the example says. Made once for many examples,
 * since the engine prepares each knowledge base once.
 */
export class GivenCauses {
  readonly knowledge: CompiledKnowledge;
  readonly #classIndex: ReadonlyMap<string, number>;

  constructor(base: CompiledKnowledge, models: readonly ExampleModel[]) {
    const classIndex = new Map(base.classes.map((entry, i) => [entry.id, i]));
    const consequences = new Map(base.consequences.map((entry, i) => [entry.id, i]));
    const classes: CompiledClass[] = [...base.classes];
    const roles: CompiledRole[] = [...base.roles];
    const patterns: CompiledPattern[] = [...base.patterns];
    const threats: CompiledThreat[] = [...base.threats];
    for (const model of models) {
      for (const [id, type] of Object.entries(model.assets)) {
        const name = givenClass(model, id, type);
        const over = classIndex.get(type);
        if (name === type || over === undefined || classIndex.has(name)) continue;
        const index = classes.push({ ...classes[over]!, id: name, parents: [over] }) - 1;
        classIndex.set(name, index);
        for (const { id: consequence, level } of givenOf(model, id)) {
          const type_ = consequences.get(consequence);
          if (type_ === undefined) continue;
          const role = roles.push({ id: `${name}/thing`, classes: [index] }) - 1;
          const pattern = patterns.push({
            id: `${name} ${consequence}`, rootPattern: -1, nodes: [{ role, class: index, kind: 'key' }], rootLinks: [], links: [], prohibitedLinks: [], distinct: [],
          }) - 1;
          threats.push({
            id: `given ${consequence}`, pattern, category: 'given', threatens: role, entryPoints: [], conditions: [], agents: [],
            effects: [{ role, type: type_ }], frequency: LIKELIHOODS.indexOf(level as LikelihoodLevel), secondary: false, normalOperation: false, current: true, future: true,
          });
        }
      }
    }
    this.knowledge = { ...base, classes, roles, patterns, threats };
    this.#classIndex = classIndex;
  }

  /** The example in the numbers of `knowledge`. It must be without mistakes. */
  input(model: ExampleModel): SystemInput {
    const numbers = (entries: readonly { readonly id: string }[]): ReadonlyMap<string, number> => new Map(entries.map((entry, i) => [entry.id, i]));
    const relations = numbers(this.knowledge.relations);
    const controls = numbers(this.knowledge.controls);
    const attributes = numbers(this.knowledge.attributes);
    return {
      assets: Object.entries(model.assets).map(([id, type]) => ({ id, label: id, class: this.#classIndex.get(givenClass(model, id, type))!, population: 0 })),
      relations: model.relations.flatMap((line) => {
        const link = readLink(line);
        return link === null ? [] : [{ from: link.from, relation: relations.get(link.relation)!, to: link.to }];
      }),
      controls: model.controls.flatMap((line) => {
        const place = readControlPlace(line);
        return place === null ? [] : [{ asset: place.role, control: controls.get(place.control)!, proposed: true, coverage: null }];
      }),
      attributeLevels: model.given.flatMap((line) => {
        const given = readGiven(line);
        const attribute = given === null ? undefined : attributes.get(given.id);
        return given === null || attribute === undefined ? [] : [{ asset: given.role, attribute, level: TRUST_LEVELS.indexOf(given.level as TrustLevel) }];
      }),
      impacts: [],
      agentLevels: [],
      mode: 'future',
    };
  }
}

const givenOf = (model: ExampleModel, asset: string): { id: string; level: string }[] =>
  model.given.flatMap((line) => {
    const given = readGiven(line);
    return given !== null && given.role === asset && given.id.startsWith('C-') ? [{ id: given.id, level: given.level }] : [];
  });

function givenClass(model: ExampleModel, asset: string, type: string): string {
  const given = givenOf(model, asset).map(({ id, level }) => `${id} ${level}`).sort();
  return given.length === 0 ? type : `${type} with ${given.join(', ')}`;
}
