import { relationsOfStep } from '../../knowledge/hospital/compile-standards.ts';
import type { KnowledgeCatalogue } from '../../knowledge/catalogue.ts';
import { hierarchyView } from '../../knowledge/hierarchy-view.ts';
import type { ModelRecords } from '../../model/records.ts';

/** A model as rules walk it: who is of which class, and where a path of relations leads. */
export interface ModelGraph {
  /** Asset ids of a class or of a class below one of these, in the model's order. */
  of(classes: readonly string[]): readonly string[];
  isA(asset: string, classes: readonly string[]): boolean;
  /** All different assets at the end of a path; the asset itself for an empty one. */
  follow(asset: string, via: readonly string[]): ReadonlySet<string>;
}

/** Indexes a model once for many rules. Relations whose ends are missing are passed over. */
export function modelGraph(model: ModelRecords, catalogue: KnowledgeCatalogue): ModelGraph {
  const classOrder = hierarchyView(catalogue.classes);
  const relationOrder = hierarchyView(catalogue.relations);
  const ids = Object.keys(model.assets);
  const forward = new Map<string, Map<string, string[]>>();
  const backward = new Map<string, Map<string, string[]>>();
  const put = (table: Map<string, Map<string, string[]>>, relation: string, from: string, to: string): void => {
    const ends = table.get(relation) ?? table.set(relation, new Map()).get(relation)!;
    const list = ends.get(from);
    if (list) list.push(to);
    else ends.set(from, [to]);
  };
  for (const { from, type, to } of Object.values(model.relations)) {
    if (!model.assets[from] || !model.assets[to]) continue;
    for (const relation of relationOrder.lineage(type)) {
      put(forward, relation, from, to);
      put(backward, relation, to, from);
    }
  }
  const ofClass = new Map<string, readonly string[]>();

  const isA = (asset: string, classes: readonly string[]): boolean =>
    classes.some((one) => classOrder.isA(model.assets[asset]?.type ?? '', one));
  const step = (from: ReadonlySet<string>, written: string): ReadonlySet<string> => {
    const table = written.startsWith('^') ? backward : forward;
    const relations = relationsOfStep(written);
    const repeats = written.endsWith('*');
    const found = new Set<string>(repeats ? from : []);
    const open = [...from];
    for (let asset = open.pop(); asset !== undefined; asset = open.pop())
      for (const relation of relations)
        for (const next of table.get(relation)?.get(asset) ?? []) {
          if (found.has(next)) continue;
          found.add(next);
          if (repeats) open.push(next);
        }
    return found;
  };
  return {
    of(classes) {
      const key = classes.join();
      const known = ofClass.get(key);
      if (known) return known;
      const list = ids.filter((id) => isA(id, classes));
      ofClass.set(key, list);
      return list;
    },
    isA,
    follow: (asset, via) => via.reduce<ReadonlySet<string>>(step, new Set([asset])),
  };
}
