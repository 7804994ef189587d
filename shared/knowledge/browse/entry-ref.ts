/** Everything of a knowledge base that has a page of its own, in the order in which people look for it. */
export const ENTRY_KINDS = [
  'threat',
  'control',
  'strategy',
  'class',
  'relation',
  'consequence',
  'attribute',
  'agent',
  'requirement',
  'source',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Names one page of the knowledge base. Ids alone do not: an attribute and a class may share a word. */
export interface EntryRef {
  readonly kind: EntryKind;
  /** Id of the entry; for a requirement its scheme and code, `iso27002 8.8`. */
  readonly id: string;
}

/** The same as one string, for keys of lists and maps. */
export const entryKey = ({ kind, id }: EntryRef): string => `${kind}:${id}`;

/** Reads what `entryKey` wrote; null for anything else. */
export function readEntryKey(key: string): EntryRef | null {
  const at = key.indexOf(':');
  const kind = ENTRY_KINDS.find((one) => one === key.slice(0, at));
  const id = key.slice(at + 1);
  return kind === undefined || id === '' ? null : { kind, id };
}
