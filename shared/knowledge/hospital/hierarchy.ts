/** Classes or relations with their ancestors. Cycles are cut at the entry that closes them and listed. */
export interface Hierarchy {
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Entries that are their own ancestor. */
  readonly cycles: readonly string[];
  /** Is `id` the same as `over`, or below it? */
  isA(id: string, over: string): boolean;
  /** Could one thing be both? True when one is below the other or something is below both. */
  overlaps(a: string, b: string): boolean;
}

/** Unknown parents are passed over: the checks report them. */
export function buildHierarchy(entries: readonly { readonly id: string; readonly parents: readonly string[] }[]): Hierarchy {
  const parentsOf = new Map(entries.map((entry) => [entry.id, entry.parents]));
  const known = new Map<string, Set<string>>();
  const cycles: string[] = [];
  const open = new Set<string>();
  const visit = (id: string): Set<string> => {
    const done = known.get(id);
    if (done) return done;
    const all = new Set([id]);
    open.add(id);
    for (const parent of parentsOf.get(id) ?? []) {
      if (!parentsOf.has(parent)) continue;
      if (open.has(parent)) cycles.push(id);
      else for (const ancestor of visit(parent)) all.add(ancestor);
    }
    open.delete(id);
    known.set(id, all);
    return all;
  };
  for (const entry of entries) visit(entry.id);
  const below = new Map<string, Set<string>>();
  for (const [id, all] of known) {
    for (const over of all) {
      const set = below.get(over) ?? new Set();
      set.add(id);
      below.set(over, set);
    }
  }
  const none: ReadonlySet<string> = new Set();
  return {
    ids: entries.map((entry) => entry.id),
    indexOf: new Map(entries.map((entry, i) => [entry.id, i])),
    cycles,
    isA: (id, over) => known.get(id)?.has(over) ?? false,
    overlaps(a, b) {
      const first = below.get(a) ?? none;
      for (const id of below.get(b) ?? none) if (first.has(id)) return true;
      return false;
    },
  };
}
