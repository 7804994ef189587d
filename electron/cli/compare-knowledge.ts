import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';

const LISTS = [
  'classes',
  'relations',
  'attributes',
  'consequences',
  'agents',
  'threats',
  'controls',
  'strategies',
  'bibliography',
] as const;

export interface KnowledgeDifference {
  readonly format: 'cordon-knowledge-diff/1';
  readonly before: string;
  readonly after: string;
  /** Entries that one of the two lacks or that differ, with the fields that differ. */
  readonly entries: readonly {
    readonly list: string;
    readonly id: string;
    readonly kind: 'appeared' | 'went' | 'changed';
    readonly fields: readonly string[];
  }[];
}

/** Which entries of two knowledge bases differ, and in which fields. */
export function compareKnowledge(before: KnowledgeCatalogue, after: KnowledgeCatalogue): KnowledgeDifference {
  const entries: KnowledgeDifference['entries'][number][] = [];
  for (const list of LISTS) {
    const old = new Map(before[list].map((entry) => [entry.id, entry as object as Readonly<Record<string, unknown>>]));
    const next = new Map(after[list].map((entry) => [entry.id, entry as object as Readonly<Record<string, unknown>>]));
    for (const id of [...new Set([...old.keys(), ...next.keys()])].sort()) {
      const was = old.get(id);
      const is = next.get(id);
      if (!was) entries.push({ list, id, kind: 'appeared', fields: [] });
      else if (!is) entries.push({ list, id, kind: 'went', fields: [] });
      else {
        const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])]
          .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
          .sort();
        if (fields.length > 0) entries.push({ list, id, kind: 'changed', fields });
      }
    }
  }
  const name = (base: KnowledgeCatalogue): string => `${base.id} ${base.version}`;
  return { format: 'cordon-knowledge-diff/1', before: name(before), after: name(after), entries };
}
