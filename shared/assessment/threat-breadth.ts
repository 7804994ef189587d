import { closeHierarchy } from '../engine/domain/closure.ts';
import type { CompiledKnowledge, CompiledNode, CompiledPattern } from '../knowledge/compiled.ts';
import { mayStand, relationEnds } from './relation-ends.ts';

/** Up to how many kinds of things a role may stand for, to count as one kind, a few, and a family. More is anything. */
const STAGES: readonly number[] = [1, 3, 12];

const known = new WeakMap<CompiledKnowledge, Uint8Array>();

/**
 * How broad the pattern of each threat is, by the narrowest of the roles that it is about: 0 it names one kind of thing (an
 * image archive), 1 a few kinds, 2 a family (implants), 3 anything (any computer). A narrow one tells more of a
 * model: few models have what it names, while a broad one says the same in every hospital. docs/spec/findings.md has the rule.
 */
export function threatBreadths(knowledge: CompiledKnowledge): Uint8Array {
  const before = known.get(knowledge);
  if (before) return before;
  const kindsOf = countKinds(knowledge);
  const breadths = Uint8Array.from(knowledge.threats, (threat) => {
    const pattern = knowledge.patterns[threat.pattern]!;
    let narrowest = Infinity;
    for (const node of pattern.nodes)
      if (node.kind === 'key' || node.kind === 'root') narrowest = Math.min(narrowest, kindsOf(pattern, node));
    return STAGES.filter((most) => narrowest > most).length;
  });
  known.set(knowledge, breadths);
  return breadths;
}

/** How many classes that a person can place can fill a role: below its class, and at an end of each relation that it needs. */
function countKinds(knowledge: CompiledKnowledge): (pattern: CompiledPattern, node: CompiledNode) => number {
  const { classes } = knowledge;
  const { descendants } = closeHierarchy(classes.map(({ parents }) => parents));
  const ends = relationEnds(knowledge);
  return (pattern, { role, class: own }) => {
    const needed = new Set(pattern.nodes.filter(({ kind }) => kind !== 'optional' && kind !== 'prohibited').map((node) => node.role));
    const links = [...pattern.rootLinks, ...pattern.links].filter(({ from, to }) => needed.has(from) && needed.has(to));
    const able = (kind: number): boolean =>
      classes[kind]!.assertable &&
      links.every(
        ({ from, to, relation }) =>
          (from !== role || mayStand(ends[relation]!.from, kind)) && (to !== role || mayStand(ends[relation]!.to, kind)),
      );
    return Math.max(1, descendants[own]!.filter(able).length);
  };
}
