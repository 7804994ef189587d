/** Ancestors and descendants of classes or of relations. */
export interface HierarchyView {
  /** The entry itself and everything above it, nearest first. */
  lineage(id: string): readonly string[];
  /** The entry itself and everything below it. */
  descendants(id: string): ReadonlySet<string>;
  children(id: string): readonly string[];
  isA(id: string, ancestor: string): boolean;
  /** Could one thing be both? True where some entry is below both. */
  meets(a: string, b: string): boolean;
}

/** Reads the parents once; entries that do not exist have no ancestors but themselves. */
export function hierarchyView(entries: readonly { readonly id: string; readonly parents: readonly string[] }[]): HierarchyView {
  const parents = new Map(entries.map((entry) => [entry.id, entry.parents]));
  const children = new Map<string, string[]>();
  for (const entry of entries) {
    for (const parent of entry.parents) children.set(parent, [...(children.get(parent) ?? []), entry.id]);
  }
  const lineages = new Map<string, readonly string[]>();
  const below = new Map<string, ReadonlySet<string>>();
  const walk = (start: string, next: (id: string) => readonly string[]): Set<string> => {
    const seen = new Set([start]);
    for (const id of seen) for (const one of next(id)) seen.add(one);
    return seen;
  };
  const lineage = (id: string): readonly string[] => {
    let list = lineages.get(id);
    if (list === undefined) lineages.set(id, (list = [...walk(id, (one) => parents.get(one) ?? [])]));
    return list;
  };
  const descendants = (id: string): ReadonlySet<string> => {
    let set = below.get(id);
    if (set === undefined) below.set(id, (set = walk(id, (one) => children.get(one) ?? [])));
    return set;
  };
  return {
    lineage,
    descendants,
    children: (id) => children.get(id) ?? [],
    isA: (id, ancestor) => lineage(id).includes(ancestor),
    meets(a, b) {
      const [small, large] = [descendants(a), descendants(b)].sort((x, y) => x.size - y.size) as [ReadonlySet<string>, ReadonlySet<string>];
      for (const id of small) if (large.has(id)) return true;
      return false;
    },
  };
}
