import { readLink } from '../../shared/knowledge/hospital/notation.ts';
import type { Check } from './check.ts';

/** What nothing uses is either missing a threat or not needed. */
export const orphans: Check = {
  id: 'orphans',
  demand: 'Each relation and each attribute is used; each class that can be placed is met by some threat, itself or by an ancestor.',
  run({ sources, result }, problems) {
    const { classes, relations } = result.context;
    const patterns = [...sources.threats.map(({ value }) => value.pattern), ...sources.constructions.map(({ value }) => value.pattern)];
    const usedRelations = new Set(patterns.flatMap((pattern) => [...pattern.links, ...pattern.prohibitedLinks].flatMap((line) => readLink(line)?.relation ?? [])));
    // Rules of compliance sets walk along relations and look for classes too.
    const standards = JSON.stringify(sources.standards);
    const inStandards = (id: string): boolean => new RegExp(`\\b${id}\\b`).test(standards);
    for (const entry of sources.relations) {
      const { id } = entry.value;
      const used = [...usedRelations].some((relation) => relations.isA(id, relation)) || inStandards(id);
      if (!used) problems.warn('unused-relation', entry, [], id, 'a pattern that uses it or a super-relation of it', 'Write the threat that needs it.');
    }
    const met = new Set(sources.threats.flatMap(({ value: { pattern } }) => [pattern.key, pattern.necessary, pattern.sufficient, pattern.optional].flatMap((roles) => Object.values(roles))));
    met.delete('Asset');
    for (const entry of sources.classes)
      if (entry.value.assertable && !inStandards(entry.value.id) && ![...met].some((id) => classes.isA(entry.value.id, id)))
        problems.warn('unmet-class', entry, [], entry.value.id, 'a threat that looks for it or for a class above it', 'Nothing can be said about such an asset.');
  },
};
