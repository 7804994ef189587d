import type { CompiledKnowledge } from '../../knowledge/compiled.ts';
import type { AnalysisProblem } from '../analysis.ts';
import { planConstructions, type PlannedConstruction } from '../construct/construction-plan.ts';
import { closeHierarchy, type Closure } from './closure.ts';
import { preparePattern, type PreparedPattern } from './prepare-pattern.ts';
import { prepareThreats, type PreparedThreat } from './prepare-threat.ts';
import { RootPlan, type RootLink } from './root-plan.ts';
import { layoutOfClass, type SetLayout } from './set-layout.ts';

/** What the engine makes of a knowledge base once, and uses for every model. */
export interface Domain {
  readonly knowledge: CompiledKnowledge;
  /** N: levels of trust and of likelihood. */
  readonly size: number;
  readonly classes: Closure;
  readonly relations: Closure;
  /** `roleTakes[role * classes + class]`: may an asset of this class fill this many-sided role? */
  readonly roleTakes: Uint8Array;
  readonly patterns: readonly (PreparedPattern | null)[];
  /** Patterns of threats, by root: those that share a root are matched together. */
  readonly threatPatternsByRoot: readonly { readonly root: RootPlan; readonly patterns: readonly PreparedPattern[] }[];
  /** Sufficient nodes of each pattern. */
  readonly sufficientNodes: readonly (readonly number[])[];
  /** Threats of each pattern, in table order. */
  readonly threatsOfPattern: readonly (readonly PreparedThreat[])[];
  /** Constructions that make something, in running order. */
  readonly constructions: readonly PlannedConstruction[];
  /** Do some types have members? Then populations matter for wiring. */
  readonly hasMembers: boolean;
  /** The set layout of a class at a population. */
  layout(classNumber: number, population: number): SetLayout;
  /** The consequence that erodes an attribute, -1 for none. */
  readonly consequenceOf: Int32Array;
  readonly problems: readonly AnalysisProblem[];
}

const prepared = new WeakMap<CompiledKnowledge, Domain>();

/** The prepared form of a knowledge base; made once per object. */
export function prepareDomain(knowledge: CompiledKnowledge): Domain {
  let domain = prepared.get(knowledge);
  if (domain === undefined) {
    domain = prepare(knowledge);
    prepared.set(knowledge, domain);
  }
  return domain;
}

function prepare(knowledge: CompiledKnowledge): Domain {
  const classes = closeHierarchy(knowledge.classes.map((entry) => entry.parents));
  const relations = closeHierarchy(knowledge.relations.map((entry) => entry.parents));
  const problems: AnalysisProblem[] = [];
  const bad = (entry: string, detail: string): void => void problems.push({ kind: 'bad-knowledge-entry', entry, detail });

  const rootBySignature = new Map<string, RootPlan>();
  const rootOf = (rootClasses: Int32Array, links: readonly RootLink[], possible: boolean): RootPlan => {
    const sorted = [...links].sort((a, b) => a.from - b.from || a.to - b.to || a.relation - b.relation);
    const signature = `${possible};${rootClasses.join()};${sorted.map((link) => `${link.from}.${link.relation}.${link.to}`).join()}`;
    let root = rootBySignature.get(signature);
    if (root === undefined) {
      root = new RootPlan(rootClasses, sorted, possible);
      rootBySignature.set(signature, root);
    }
    return root;
  };
  const patterns = knowledge.patterns.map((pattern, index) => {
    const result = preparePattern(pattern, index, rootOf, knowledge.behaviour);
    if (typeof result !== 'string') return result;
    // SSM domains carry rests of patterns without key nodes; they match nothing and the reference does not mind.
    if (knowledge.naming !== 'ssm' || pattern.nodes.some((node) => node.kind === 'key' || node.kind === 'root')) bad(pattern.id, result);
    return null;
  });
  const threatsOfPattern = prepareThreats(knowledge, patterns, bad);

  const byRoot = new Map<RootPlan, PreparedPattern[]>();
  patterns.forEach((pattern, index) => {
    if (pattern === null || threatsOfPattern[index]!.length === 0) return;
    const group = byRoot.get(pattern.root);
    if (group === undefined) byRoot.set(pattern.root, [pattern]);
    else group.push(pattern);
  });

  const layouts = new Map<number, SetLayout>();
  const consequenceOf = new Int32Array(knowledge.attributes.length).fill(-1);
  for (const pair of knowledge.impactSets) consequenceOf[pair.attribute] = pair.consequence;
  return {
    knowledge,
    size: knowledge.scales.trust.length,
    classes,
    relations,
    roleTakes: rolesByClass(knowledge, classes),
    patterns,
    threatPatternsByRoot: [...byRoot].map(([root, group]) => ({ root, patterns: group })),
    sufficientNodes: knowledge.patterns.map(({ nodes }) => sufficientOf(nodes)),
    threatsOfPattern,
    constructions: planConstructions(knowledge, patterns, bad),
    hasMembers: [knowledge.attributes, knowledge.consequences, knowledge.controls].some((types) =>
      types.some((type) => type.min !== undefined),
    ),
    layout(classNumber, population) {
      const key = classNumber * 2 + (population > 0 ? 1 : 0);
      let layout = layouts.get(key);
      if (layout === undefined) {
        layout = layoutOfClass(knowledge, classNumber, population > 0);
        layouts.set(key, layout);
      }
      return layout;
    },
    consequenceOf,
    problems,
  };
}

function sufficientOf(nodes: CompiledKnowledge['patterns'][number]['nodes']): readonly number[] {
  let found: number[] | null = null;
  for (let at = 0; at < nodes.length; at++) if (nodes[at]!.kind === 'sufficient') (found ??= []).push(at);
  return found ?? NO_NODES;
}
const NO_NODES: readonly number[] = [];

function rolesByClass(knowledge: CompiledKnowledge, classes: Closure): Uint8Array {
  const takes = new Uint8Array(knowledge.roles.length * classes.size);
  knowledge.roles.forEach((role, index) => {
    for (const over of role.classes)
      for (let under = 0; under < classes.size; under++)
        if (classes.below[over * classes.size + under] === 1) takes[index * classes.size + under] = 1;
  });
  return takes;
}
