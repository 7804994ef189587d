import type { Check } from './check.ts';

/** The class hierarchy says each thing once. Cycles and unknown parents are found when compiling. */
export const hierarchy: Check = {
  id: 'hierarchy',
  demand: 'One root, no parent that follows from another parent, no class listed twice in a list of places.',
  run({ sources, result }, problems) {
    const { classes } = result.context;
    const roots = sources.classes.filter(({ value }) => value.parents.length === 0);
    for (const root of roots.slice(1)) problems.error('second-root', root, ['parents'], 'no parent', `a class below ${roots[0]!.entry}`, 'Name its nearest wider class.');
    const redundant = (ids: readonly string[]): [number, string, string][] =>
      ids.flatMap((id, i) => ids.flatMap((other, j): [number, string, string][] => (i !== j && classes.isA(id, other) ? [[i, id, other]] : [])));
    for (const entry of sources.classes)
      for (const [i, id, other] of redundant(entry.value.parents)) problems.error('redundant-class', entry, ['parents', i], id, `not ${id}, which ${other} already covers`, 'Take it away.');
    const places = [
      ...sources.attributes.map((entry) => ({ entry, field: 'at', ids: entry.value.at })),
      ...sources.consequences.map((entry) => ({ entry, field: 'at', ids: entry.value.at })),
      ...sources.relations.map((entry) => ({ entry, field: 'from', ids: entry.value.from })),
      ...sources.relations.map((entry) => ({ entry, field: 'to', ids: entry.value.to })),
    ];
    for (const { entry, field, ids } of places)
      for (const [i, id, other] of redundant(ids)) problems.warn('redundant-class', entry, [field, i], id, `not ${id}, which ${other} already covers`, 'Take it away, unless it should stand there for readers.');
  },
};
