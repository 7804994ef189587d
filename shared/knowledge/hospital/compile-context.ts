import { LIKELIHOODS, TRUST_LEVELS, type LikelihoodLevel, type TrustLevel } from '../../model/records.ts';
import { buildHierarchy, type Hierarchy } from './hierarchy.ts';
import type { KnowledgeSources } from './load-sources.ts';
import type { AttributeSource, ConsequenceSource, ControlSource, RelationSource } from './schema.ts';
import type { Located, ProblemList } from './source-file.ts';

/** Everything by id, for compiling and checking. Indices are positions in the compiled tables. */
export interface CompileContext {
  readonly sources: KnowledgeSources;
  readonly problems: ProblemList;
  readonly classes: Hierarchy;
  readonly relations: Hierarchy;
  readonly relationById: ReadonlyMap<string, Located<RelationSource>>;
  readonly attributes: ReadonlyMap<string, number>;
  readonly consequences: ReadonlyMap<string, number>;
  readonly controls: ReadonlyMap<string, number>;
  readonly agents: ReadonlyMap<string, number>;
  readonly threats: ReadonlyMap<string, number>;
  readonly consequenceById: ReadonlyMap<string, Located<ConsequenceSource>>;
  readonly controlById: ReadonlyMap<string, Located<ControlSource>>;
  /** Attributes that a consequence erodes. */
  readonly attributesOf: ReadonlyMap<string, readonly Located<AttributeSource>[]>;
}

/** Numbers every entry of the sources once, for all parts of the compiler. */
export function compileContext(sources: KnowledgeSources, problems: ProblemList): CompileContext {
  const attributesOf = new Map<string, Located<AttributeSource>[]>();
  for (const attribute of sources.attributes) {
    const list = attributesOf.get(attribute.value.consequence) ?? [];
    list.push(attribute);
    attributesOf.set(attribute.value.consequence, list);
  }
  return {
    sources,
    problems,
    classes: buildHierarchy(sources.classes.map((entry) => entry.value)),
    relations: buildHierarchy(sources.relations.map((entry) => entry.value)),
    relationById: byId(sources.relations),
    attributes: indexById(sources.attributes),
    consequences: indexById(sources.consequences),
    controls: indexById(sources.controls),
    agents: indexById(sources.agents),
    threats: indexById(sources.threats),
    consequenceById: byId(sources.consequences),
    controlById: byId(sources.controls),
    attributesOf,
  };
}

const indexById = (entries: readonly Located<{ readonly id: string }>[]): ReadonlyMap<string, number> =>
  new Map(entries.map((entry, i) => [entry.value.id, i]));
const byId = <T extends { readonly id: string }>(entries: readonly Located<T>[]): ReadonlyMap<string, Located<T>> =>
  new Map(entries.map((entry) => [entry.value.id, entry]));

export const trustIndex = (level: TrustLevel): number => TRUST_LEVELS.indexOf(level);
export const likelihoodIndex = (level: LikelihoodLevel): number => LIKELIHOODS.indexOf(level);

/** Does an asset of this class carry what is `at` these classes? */
export const carries = (classes: Hierarchy, classId: string, at: readonly string[]): boolean =>
  at.some((over) => classes.isA(classId, over));
/** May an asset in a role of this class carry it: the class itself does, or some class below it. */
export const mayCarry = (classes: Hierarchy, classId: string, at: readonly string[]): boolean =>
  at.some((over) => classes.overlaps(classId, over));
