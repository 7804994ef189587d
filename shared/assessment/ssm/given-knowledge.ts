import type { CompiledKnowledge, CompiledPattern, CompiledThreat, NodeKind } from '../../knowledge/compiled.ts';
import { indexEntities } from '../../knowledge/ssm/domain-index.ts';
import { FILLED_KINDS } from '../../knowledge/ssm/domain-patterns.ts';
import type { QuadView } from '../../knowledge/ssm/quad-view.ts';
import { CORE, localName, SYSTEM } from '../../knowledge/ssm/vocabulary.ts';

/** A threat of an inferred graph: the entry of the extended domain model that describes it, and its pattern's instance. */
export interface GivenThreat {
  readonly subject: string;
  readonly threat: number;
  readonly match: string;
}
/** An instance of a pattern, with the number of the pattern in the extended domain model. */
export interface GivenMatch {
  readonly subject: string;
  readonly pattern: number;
}
/** A domain model that also has what an inferred graph of another version of it holds. */
export interface GivenKnowledge {
  readonly knowledge: CompiledKnowledge;
  readonly threats: readonly GivenThreat[];
  readonly matches: readonly GivenMatch[];
}

/**
 * The calculation reads kind, flags and frequency from the instances in the file, not from the domain model: where
 * they differ, an entry of its own is added. Controls, attributes and consequences unknown to the domain are added too.
 */
export function givenKnowledge(view: QuadView, domain: CompiledKnowledge): GivenKnowledge {
  const patterns = new Variants<CompiledPattern>(domain.patterns);
  const patternNumbers = indexEntities(domain.patterns.map((pattern) => pattern.id));
  const matches = view.ofType(`${CORE}MatchingPattern`).flatMap((subject): GivenMatch[] => {
    const number = patternNumbers.of(named(view, subject, 'parent'));
    return number < 0 ? [] : [{ subject, pattern: patterns.of(number, instancePattern(view, domain, subject, domain.patterns[number]!)) }];
  });
  const patternOf = new Map(matches.map((match) => [localName(match.subject), match.pattern] as const));
  const threats = new Variants<CompiledThreat>(domain.threats);
  const threatNumbers = indexEntities(domain.threats.map((threat) => threat.id));
  const likelihood = indexEntities(domain.scales.likelihood);
  const found = view.ofType(`${CORE}Threat`).flatMap((subject): GivenThreat[] => {
    const number = threatNumbers.of(named(view, subject, 'parent'));
    const match = named(view, subject, 'appliesTo');
    if (number < 0 || !patternOf.has(match)) return [];
    const variant: CompiledThreat = {
      ...domain.threats[number]!,
      pattern: patternOf.get(match)!,
      frequency: likelihood.of(named(view, subject, 'hasFrequency')),
      secondary: view.boolean(subject, `${CORE}isSecondaryThreat`, false),
      normalOperation: view.boolean(subject, `${CORE}isNormalOp`, false),
    };
    return [{ subject, match, threat: threats.of(number, variant) }];
  });
  const unknown = (type: string, predicate: string, types: readonly { readonly id: string }[]): { id: string; visible: true }[] => {
    const known = new Set(types.map((entry) => entry.id));
    const missing = view.ofType(CORE + type).map((subject) => named(view, subject, predicate));
    return [...new Set(missing)]
      .filter((id) => id !== '' && !known.has(id))
      .sort()
      .map((id) => ({ id, visible: true }));
  };
  const knowledge: CompiledKnowledge = {
    ...domain,
    patterns: patterns.entries,
    threats: threats.entries,
    attributes: [...domain.attributes, ...unknown('TrustworthinessAttributeSet', 'hasTrustworthinessAttribute', domain.attributes)],
    consequences: [...domain.consequences, ...unknown('MisbehaviourSet', 'hasMisbehaviour', domain.consequences)],
    controls: [...domain.controls, ...unknown('ControlSet', 'hasControl', domain.controls).map((control) => ({ ...control, unitCost: 0 }))],
  };
  return { knowledge, threats: found, matches };
}

const named = (view: QuadView, subject: string, predicate: string): string => localName(view.one(subject, CORE + predicate) ?? '');

/** The nodes that an instance says it has; where it says nothing about a role, the domain model's word stands. */
function instancePattern(view: QuadView, domain: CompiledKnowledge, subject: string, pattern: CompiledPattern): CompiledPattern {
  const kinds = new Map<string, NodeKind>();
  const note = (predicate: string, kind: NodeKind): void => {
    for (const node of view.all(subject, CORE + predicate)) kinds.set(named(view, node, 'hasRole'), kind);
  };
  for (const [predicate, kind] of FILLED_KINDS) note(predicate, kind);
  const stated = kinds.size > 0 || view.all(subject, `${CORE}uniqueNodes`).length > 0;
  if (!stated) return pattern;
  return {
    ...pattern,
    nodes: pattern.nodes.map((node) => {
      const kind = kinds.get(domain.roles[node.role]?.id ?? '');
      return kind === undefined || node.kind === 'prohibited' ? node : { ...node, kind };
    }),
  };
}

/** A table with variants of its entries behind the originals, each variant once. */
class Variants<Entry> {
  readonly entries: Entry[];
  private readonly known = new Map<string, number>();

  constructor(originals: readonly Entry[]) {
    this.entries = [...originals];
  }
  of(original: number, variant: Entry): number {
    const key = `${original} ${JSON.stringify(variant)}`;
    let number = this.known.get(key);
    if (number === undefined) {
      number = JSON.stringify(this.entries[original]) === JSON.stringify(variant) ? original : this.entries.push(variant) - 1;
      this.known.set(key, number);
    }
    return number;
  }
}

/** How an instance of a pattern shows in the results: only what the file says of it. */
export function statedPattern(view: QuadView, match: string): Record<string, unknown> {
  const subject = SYSTEM + match;
  const roles = (predicate: string): Record<string, string[]> | undefined => {
    const held: Record<string, string[]> = {};
    for (const node of view.all(subject, CORE + predicate)) (held[named(view, node, 'hasRole')] ??= []).push(named(view, node, 'hasAsset'));
    return Object.keys(held).length === 0 ? undefined : held;
  };
  const population = named(view, subject, 'population');
  const stated = {
    parent: named(view, subject, 'parent'),
    population: population === '' ? undefined : population,
    unique: roles('uniqueNodes'),
    necessary: roles('hasNecessaryNode'),
    sufficient: roles('hasSufficientNode'),
    optional: roles('hasOptionalNode'),
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
}
