import type { ThreatKind } from '../catalogue.ts';
import type { EntryKind } from './entry-ref.ts';
import { ENTRY_KINDS } from './entry-ref.ts';
import type { IndexEntry, KnowledgeIndex } from './knowledge-index.ts';
import { plainText } from './plain-text.ts';
import { type Scheme, readTypedRequirement } from './schemes.ts';

/** What a person looks for; an empty string means: any. */
export interface EntryFilter {
  readonly text: string;
  readonly kind: EntryKind | '';
  /** Of threats, controls, classes and consequences. */
  readonly group: string;
  readonly threatKind: ThreatKind | '';
  readonly scheme: Scheme | '';
  readonly source: string;
  readonly unreviewedOnly: boolean;
}
/** Everything. */
export const NO_ENTRY_FILTER: EntryFilter = {
  text: '',
  kind: '',
  group: '',
  threatKind: '',
  scheme: '',
  source: '',
  unreviewedOnly: false,
};

/**
 * Entries that fit, best first. A standard with a clause (`ISO 27002 8.8`) finds that requirement and what is mapped to it;
 * any other text finds entries in which every word begins somewhere, those with the words in their id or title first.
 */
export function searchEntries(index: KnowledgeIndex, filter: EntryFilter): readonly IndexEntry[] {
  const scope = index.entries.filter((entry) => isInScope(entry, filter));
  const typed = filter.text.trim();
  if (typed === '') return scope;
  const requirement = readTypedRequirement(typed);
  if (requirement) {
    const wanted = `${requirement.scheme} ${requirement.code}`;
    const found = scope
      .map((entry) => ({ entry, score: requirementScore(entry, wanted, requirement.code === '') }))
      .filter((hit) => hit.score !== null);
    if (found.length > 0) return found.sort((a, b) => Number(a.score) - Number(b.score)).map(({ entry }) => entry);
  }
  const words = plainText(typed)
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((word) => ({ word, begins: beginning(word) }));
  if (words.length === 0) return scope;
  const whole = plainText(typed);
  const hits: { readonly entry: IndexEntry; readonly score: number }[] = [];
  for (const entry of scope) {
    let score = entry.name === whole || plainText(entry.ref.id) === whole ? -100 : 0;
    for (const { word, begins } of words) {
      const cost = entry.name.startsWith(word) ? 0 : begins.test(entry.name) ? 1 : begins.test(entry.text) ? 6 : null;
      if (cost === null) {
        score = Number.NaN;
        break;
      }
      score += cost;
    }
    if (!Number.isNaN(score)) hits.push({ entry, score });
  }
  return hits
    .sort((a, b) => a.score - b.score || kindPlace(a.entry) - kindPlace(b.entry) || a.entry.title.length - b.entry.title.length)
    .map(({ entry }) => entry);
}

const kindPlace = (entry: IndexEntry) => ENTRY_KINDS.indexOf(entry.ref.kind);

function isInScope(entry: IndexEntry, filter: EntryFilter): boolean {
  const { kind, group, threatKind, scheme, source, unreviewedOnly } = filter;
  return (
    (kind === '' || entry.ref.kind === kind) &&
    (group === '' || entry.group === group) &&
    (threatKind === '' || entry.kinds.includes(threatKind)) &&
    (scheme === '' || isOfScheme(entry, scheme)) &&
    (source === '' || entry.sources.includes(source)) &&
    (!unreviewedOnly || entry.unreviewed)
  );
}

const isOfScheme = (entry: IndexEntry, scheme: Scheme) =>
  (entry.ref.kind === 'requirement' && entry.ref.id.startsWith(`${scheme} `)) ||
  entry.requirements.some((one) => one.startsWith(`${scheme} `));

/** 0 for the requirement itself, 1 for its parts, then what is mapped to it; null for what has nothing to do with it. */
function requirementScore(entry: IndexEntry, wanted: string, isWholeScheme: boolean): number | null {
  const fits = (id: string): number | null => {
    const one = id.toLowerCase();
    if (one === wanted) return 0;
    if (isWholeScheme) return one.startsWith(wanted) ? 1 : null;
    // `8.8` is neither `8.80` nor `8.8.1` of another clause: a part begins after a sign that no number continues with.
    return one.startsWith(wanted) && /^[(.\-]/.test(one.slice(wanted.length)) ? 1 : null;
  };
  if (entry.ref.kind === 'requirement' && entry.requirements.length === 0) return fits(entry.ref.id);
  const scores = entry.requirements.map(fits).filter((one) => one !== null);
  if (scores.length === 0) return null;
  // How a requirement is judged on models stands right after it.
  return Math.min(...scores) + (entry.ref.kind === 'requirement' ? 1.5 : 3);
}

/** A word begins where no letter or digit stands before it; a code also ends where its digits end: `T1566` is not `T15661`. */
function beginning(word: string): RegExp {
  const stem = word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  const escaped = stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![a-z0-9]|\\d\\.)${escaped}${/\d$/.test(stem) ? '(?!\\d)' : ''}`);
}
