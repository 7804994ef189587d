import type { CompiledClass, CompiledKnowledge } from '../../../shared/knowledge/compiled.ts';

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The knowledge with each frequency and each default trust one level up or down at random. A trust of `safe` stays: it says
 * that only a threat can take something away, which is no estimate. Classes that inherit a default move with it.
 */
export function perturbed(knowledge: CompiledKnowledge, random: () => number): CompiledKnowledge {
  const top = knowledge.scales.likelihood.length - 1;
  const moved = (level: number, highest: number): number => Math.min(highest, Math.max(1, level + (random() < 0.5 ? -1 : 1)));
  const threats = knowledge.threats.map((threat) => (threat.frequency < 1 ? threat : { ...threat, frequency: moved(threat.frequency, top) }));
  // One draw for each attribute and written level, so that an inherited default moves together.
  const draws = new Map<string, number>();
  const safe = knowledge.scales.trust.length - 1;
  const classes = knowledge.classes.map((entry): CompiledClass => ({
    ...entry,
    attributes: entry.attributes.map((given) => {
      if (given.level >= safe) return given;
      const from = entry.parents
        .map((parent) => knowledge.classes[parent]!.attributes.find((other) => other.attribute === given.attribute))
        .find((other) => other?.level === given.level);
      const key = `${given.attribute} ${given.level} ${from === undefined ? entry.id : 'inherited'}`;
      if (!draws.has(key)) draws.set(key, moved(given.level, safe - 1) - given.level);
      return { ...given, level: given.level + draws.get(key)! };
    }),
  }));
  return { ...knowledge, threats, classes };
}
