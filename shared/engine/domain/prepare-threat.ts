import type { AtRole, CompiledKnowledge, CompiledThreat, NodeKind, StrategyControl } from '../../knowledge/compiled.ts';
import type { PreparedPattern } from './prepare-pattern.ts';

/** How a set with members is chosen for the members of a threat (clause on population members). */
export type Wiring = 'own' | 'all' | 'any' | 'refused';

/** A set at a node of the threat's pattern; `node` -1: the role is not in the pattern, so nothing is there. */
export interface NodeSet {
  readonly node: number;
  readonly type: number;
  readonly wiring: Wiring;
}
/** A control of a strategy at a node of the pattern; `anyOne`: one of the assets that fill the node is enough. */
export interface NodeControl extends NodeSet {
  readonly anyOne: boolean;
}
/** A strategy at a pattern, with its controls placed at the pattern's nodes. All threats of the pattern share it. */
export interface PlacedStrategy {
  readonly strategy: number;
  /** Strategies of one name and strength share instances. */
  readonly family: number;
  readonly mandatory: readonly NodeControl[];
  readonly optional: readonly NodeControl[];
  /** Nodes of which one asset is enough: each choice makes an instance. */
  readonly choices: readonly number[];
}
/** A strategy that concerns a threat, and how. */
export interface PreparedStrategy {
  readonly placed: PlacedStrategy;
  readonly blocks: boolean;
  readonly mitigates: boolean;
  readonly triggers: boolean;
}
export interface PreparedThreat {
  readonly index: number;
  readonly entry: CompiledThreat;
  readonly entryPoints: readonly NodeSet[];
  readonly conditions: readonly NodeSet[];
  readonly effects: readonly NodeSet[];
  readonly agents: readonly number[];
  readonly threatensNode: number;
  readonly strategies: readonly PreparedStrategy[];
  /** Does some strategy switch it on? Then it lives only where one can. */
  readonly triggered: boolean;
  readonly hasMembers: boolean;
}

/** Threats by pattern, each with its sets and strategies resolved to nodes. */
export function prepareThreats(
  knowledge: CompiledKnowledge,
  patterns: readonly (PreparedPattern | null)[],
  bad: (entry: string, detail: string) => void,
): PreparedThreat[][] {
  const byPattern: PreparedThreat[][] = patterns.map(() => []);
  const strategies = strategiesByThreat(knowledge, bad);
  const placed: Map<number, PlacedStrategy>[] = [];
  const causeWiring = (kind: NodeKind): Wiring => wiringOfCause(kind, knowledge.behaviour.failOnOptionalCauseWithMembers);
  knowledge.threats.forEach((entry, index) => {
    const pattern = patterns[entry.pattern] ?? null;
    if (pattern === null) {
      if (entry.pattern < 0 || entry.pattern >= patterns.length) bad(entry.id, 'it has no matching pattern');
      return;
    }
    const out = (at: AtRole, count: number): boolean => at.type < 0 || at.type >= count;
    if (
      entry.entryPoints.some((at) => out(at, knowledge.attributes.length)) ||
      entry.conditions.some((at) => out(at, knowledge.consequences.length)) ||
      entry.effects.some((at) => out(at, knowledge.consequences.length)) ||
      entry.agents.some((agent) => agent < 0 || agent >= knowledge.agents.length)
    ) {
      bad(entry.id, 'it names an attribute, consequence or agent that does not exist');
      return;
    }
    const related = strategies[index] ?? [];
    const known = (placed[entry.pattern] ??= new Map<number, PlacedStrategy>());
    byPattern[entry.pattern]!.push({
      index,
      entry,
      entryPoints: entry.entryPoints.map((at) => place(pattern, at, causeWiring)),
      conditions: entry.conditions.map((at) => place(pattern, at, causeWiring)),
      effects: entry.effects.map((at) => place(pattern, at, () => 'own')),
      agents: entry.agents,
      threatensNode: entry.threatens < 0 ? -1 : pattern.nodeOfRole(entry.threatens),
      strategies: related.map((relation) => prepareStrategy(pattern, relation, known)),
      triggered: related.some((relation) => relation.triggers),
      hasMembers: entry.minName !== undefined || entry.maxName !== undefined,
    });
  });
  return byPattern;
}

const isUnique = (kind: NodeKind): boolean => kind === 'key' || kind === 'root';

function place(pattern: PreparedPattern, at: AtRole, wiringOf: (kind: NodeKind) => Wiring): NodeSet {
  const node = pattern.nodeOfRole(at.role);
  return { node, type: at.type, wiring: node < 0 ? 'own' : wiringOf(pattern.kinds[node]!) };
}

/** D20: the reference refuses causes with members at optional and legacy roles; corrected, they are ANDed like necessary ones. */
function wiringOfCause(kind: NodeKind, refuse: boolean): Wiring {
  if (isUnique(kind)) return 'own';
  if (kind === 'sufficient') return 'any';
  if (kind === 'necessary') return 'all';
  return refuse ? 'refused' : 'all';
}

function placeControl(pattern: PreparedPattern, at: StrategyControl): NodeControl {
  const set = place(pattern, at, (kind) =>
    isUnique(kind) || kind === 'optional' ? 'own' : kind === 'sufficient' ? 'any' : kind === 'necessary' ? 'all' : 'refused',
  );
  // Strategies do not see the assets of legacy mandatory roles.
  const seen = set.node >= 0 && pattern.kinds[set.node] === 'mandatory' ? { ...set, node: -1 } : set;
  return { ...seen, anyOne: at.quantifier === 'any' };
}

function prepareStrategy(pattern: PreparedPattern, related: Related, known: Map<number, PlacedStrategy>): PreparedStrategy {
  let placed = known.get(related.strategy);
  if (placed === undefined) known.set(related.strategy, (placed = placeStrategy(pattern, related)));
  return { placed, blocks: related.blocks, mitigates: related.mitigates, triggers: related.triggers };
}

function placeStrategy(pattern: PreparedPattern, { entry, strategy, family }: Related): PlacedStrategy {
  const mandatory = entry.mandatory.map((at) => placeControl(pattern, at));
  const choices: number[] = [];
  for (const control of mandatory) if (control.anyOne && !choices.includes(control.node)) choices.push(control.node);
  return { strategy, family, mandatory, optional: entry.optional.map((at) => placeControl(pattern, at)), choices };
}

type Related = {
  strategy: number;
  family: number;
  entry: CompiledKnowledge['strategies'][number];
  blocks: boolean;
  mitigates: boolean;
  triggers: boolean;
};

function strategiesByThreat(knowledge: CompiledKnowledge, bad: (entry: string, detail: string) => void): (Related[] | undefined)[] {
  const byThreat: (Related[] | undefined)[] = [];
  const families = new Map<string, number>();
  knowledge.strategies.forEach((entry, strategy) => {
    if ([...entry.mandatory, ...entry.optional].some((at) => at.type < 0 || at.type >= knowledge.controls.length)) {
      bad(entry.id, 'it names a control that does not exist');
      return;
    }
    const name = `${entry.id}|${entry.strength}|${entry.current}|${entry.future}`;
    const family = families.get(name) ?? strategy;
    families.set(name, family);
    const related = new Map<number, Related>();
    const relate = (threat: number, how: 'blocks' | 'mitigates' | 'triggers'): void => {
      const known = related.get(threat) ?? { strategy, family, entry, blocks: false, mitigates: false, triggers: false };
      known[how] = true;
      related.set(threat, known);
    };
    for (const threat of entry.blocks) relate(threat, 'blocks');
    for (const threat of entry.mitigates) relate(threat, 'mitigates');
    for (const threat of entry.triggers) relate(threat, 'triggers');
    for (const [threat, relation] of related) (byThreat[threat] ??= []).push(relation);
  });
  return byThreat;
}
