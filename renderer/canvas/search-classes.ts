import type { ClassEntry } from '../../shared/knowledge/catalogue.ts';

export interface ClassHit {
  readonly entry: ClassEntry;
  /** Smaller is better. */
  readonly score: number;
}

const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
const words = (id: string) => id.replace(/([a-z0-9])([A-Z])/g, '$1 $2');

/**
 * Classes that a person may mean by what they typed, best first: a name that begins with it, then a
 * word of the name, then a part of it, then the description. Every typed word has to be found.
 */
export function searchClasses(classes: readonly ClassEntry[], typed: string): readonly ClassHit[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean).map(stem);
  if (wanted.length === 0) return [];
  const hits: ClassHit[] = [];
  for (const entry of classes) {
    if (!entry.assertable) continue;
    const label = plain(entry.label);
    const names = `${label} ${plain(words(entry.id))}`;
    const text = plain(entry.description);
    let score = 0;
    for (const word of wanted) {
      const cost = label.startsWith(word)
        ? 0
        : new RegExp(`\\b${escape(word)}`).test(names)
          ? 2
          : names.includes(word)
            ? 5
            : new RegExp(`\\b${escape(word)}`).test(text)
              ? 9
              : null;
      if (cost === null) {
        score = -1;
        break;
      }
      score += cost;
    }
    if (score >= 0) hits.push({ entry, score: score * 100 + entry.label.length });
  }
  return hits.sort((a, b) => a.score - b.score || (a.entry.id < b.entry.id ? -1 : 1));
}

/** 'pumps' finds 'pump'. */
const stem = (word: string) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word);
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
