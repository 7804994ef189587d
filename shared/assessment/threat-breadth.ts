import { closeHierarchy } from '../engine/domain/closure.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';

/** Up to how many kinds of things a role may stand for, to count as one kind, a few, and a family. More is anything. */
const STAGES: readonly number[] = [1, 3, 12];

const known = new WeakMap<CompiledKnowledge, Uint8Array>();

/**
 * How broad the pattern of each threat is, by the narrowest of the roles that it is about: 0 it names one kind of thing (an
 * image archive), 1 a few kinds, 2 a family (therapy devices), 3 anything (any computer). A narrow one tells more of a
 * model: few models have what it names, while a broad one says the same in every hospital. docs/spec/findings.md has the rule.
 */
export function threatBreadths(knowledge: CompiledKnowledge): Uint8Array {
  const before = known.get(knowledge);
  if (before) return before;
  const kinds = kindsBelow(knowledge);
  const breadths = Uint8Array.from(knowledge.threats, (threat) => {
    let narrowest = Infinity;
    for (const node of knowledge.patterns[threat.pattern]!.nodes)
      if (node.kind === 'key' || node.kind === 'root') narrowest = Math.min(narrowest, kinds[node.class]!);
    return STAGES.filter((most) => narrowest > most).length;
  });
  known.set(knowledge, breadths);
  return breadths;
}

/** Per class: how many classes that a person can place are it or below it. */
function kindsBelow({ classes }: CompiledKnowledge): Int32Array {
  const { descendants } = closeHierarchy(classes.map(({ parents }) => parents));
  return Int32Array.from(descendants, (below) => below.filter((entry) => classes[entry]!.assertable).length);
}
