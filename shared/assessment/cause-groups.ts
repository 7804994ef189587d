import { csrRow } from '../base/csr.ts';
import type { Levelled } from '../engine/analysis.ts';
import { assetsOfNode } from '../engine/analysis.ts';
import type { AtRole } from '../knowledge/compiled.ts';

/** One cause of a threat instance, with the likelihood that it has now. */
export type Cause =
  | { readonly kind: 'agent'; readonly agent: number; readonly likelihood: number }
  /** Nothing eroded the attribute: its default or set level is the cause. */
  | { readonly kind: 'trust'; readonly attributeSet: number; readonly likelihood: number }
  /** Something brought the consequence about (or could, when the likelihood is 0). */
  | {
      readonly kind: 'consequence';
      readonly consequenceSet: number;
      readonly likelihood: number;
      /** Set when the threat asks for the attribute that the consequence erodes. */ readonly attributeSet?: number;
    };

/** Causes that stand for each other (`any`: the likeliest counts) or a single one. */
export interface CauseGroup {
  readonly causes: readonly Cause[];
  readonly likelihood: number;
}

/** Which causes of a compiled threat sit in roles where one weak asset is enough. */
interface SufficientCauses {
  readonly node: number;
  readonly attributes: ReadonlySet<number>;
  readonly consequences: ReadonlySet<number>;
}
const sufficientByThreat = new WeakMap<object, readonly SufficientCauses[]>();

function sufficientCauses(analysis: Levelled, threat: number): readonly SufficientCauses[] {
  const compiled = analysis.knowledge.threats[threat]!;
  const known = sufficientByThreat.get(compiled);
  if (known) return known;
  const pattern = analysis.knowledge.patterns[compiled.pattern]!;
  const found: SufficientCauses[] = [];
  pattern.nodes.forEach((node, index) => {
    if (node.kind !== 'sufficient') return;
    const here = (list: readonly AtRole[]): Set<number> => new Set(list.filter((at) => at.role === node.role).map((at) => at.type));
    const attributes = here(compiled.entryPoints);
    const consequences = here(compiled.conditions);
    if (attributes.size + consequences.size > 0) found.push({ node: index, attributes, consequences });
  });
  sufficientByThreat.set(compiled, found);
  return found;
}

/** Has the threat a role of which one weak asset is enough? */
export const hasAlternatives = (analysis: Levelled, threat: number): boolean => sufficientCauses(analysis, threat).length > 0;

/** How likely the cause behind an attribute is, and whether something eroded it. */
function attributeCause(analysis: Levelled, set: number): Cause {
  const { structure, levels, knowledge } = analysis;
  const top = knowledge.scales.trust.length - 1;
  const now = levels.inferredTrust[set]!;
  const consequence = structure.attributeSets.consequence[set]!;
  if (now < levels.assertedTrust[set]! || (now === top && consequence >= 0)) {
    return { kind: 'consequence', consequenceSet: consequence, likelihood: top - now, attributeSet: set };
  }
  return { kind: 'trust', attributeSet: set, likelihood: top - now };
}

/**
 * The causes of a threat instance, all of which it needs: one group per agent, per attribute and per
 * consequence; the assets of a `sufficient` role share one group.
 */
export function causeGroups(analysis: Levelled, instance: number): readonly CauseGroup[] {
  const { structure, levels } = analysis;
  const { threats, matches } = structure;
  const groups: CauseGroup[] = [];
  const single = (cause: Cause): void => void groups.push({ causes: [cause], likelihood: cause.likelihood });
  for (const agent of csrRow(threats.agents, instance)) single({ kind: 'agent', agent, likelihood: levels.agentLevel[agent]! });
  const open = sufficientCauses(analysis, threats.threat[instance]!).map((sufficient) => ({
    ...sufficient,
    assets: new Set(assetsOfNode(matches, threats.match[instance]!, sufficient.node)),
    byType: new Map<string, Cause[]>(),
  }));
  const collect = (asset: number, list: 'attributes' | 'consequences', type: number, cause: Cause): void => {
    const group = open.find((candidate) => candidate[list].has(type) && candidate.assets.has(asset));
    if (!group) return single(cause);
    const key = `${list}${type}`;
    const causes = group.byType.get(key);
    if (causes) causes.push(cause);
    else group.byType.set(key, [cause]);
  };
  const { attributeSets, consequenceSets } = structure;
  for (const set of csrRow(threats.entryPoints, instance))
    collect(attributeSets.asset[set]!, 'attributes', attributeSets.type[set]!, attributeCause(analysis, set));
  for (const set of csrRow(threats.conditions, instance)) {
    collect(consequenceSets.asset[set]!, 'consequences', consequenceSets.type[set]!, {
      kind: 'consequence',
      consequenceSet: set,
      likelihood: levels.consequenceLikelihood[set]!,
    });
  }
  for (const { byType } of open) {
    for (const causes of byType.values()) groups.push({ causes, likelihood: Math.max(...causes.map((cause) => cause.likelihood)) });
  }
  return groups;
}
