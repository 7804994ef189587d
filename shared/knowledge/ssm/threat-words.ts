import { capital, plainWords } from './plain-words.ts';

/** What a domain model's comment on a threat says to people. */
export interface ThreatWords {
  readonly title: string;
  /** One sentence with `{role}` placeholders. */
  readonly reason: string;
  /** The whole comment, with roles as plain words. */
  readonly how: string;
}

const PLACEHOLDER = /_([A-Za-z][A-Za-z0-9-]*)_/g;

/**
 * Words for a threat. Published domain models write a short line, a colon and an explanation, with roles between
 * underscores: `Data _Data_ leaks: if _Human_ is not careful …`. `roleOf` gives the role of a label, `null` for any other word.
 */
export function threatWords(id: string, comment: string | null, roleOf: (label: string) => string | null): ThreatWords {
  const text = (comment ?? '').trim();
  if (text === '') return { title: id, reason: `${id}.`, how: '' };
  const inWords = (part: string): string =>
    part.replace(PLACEHOLDER, (whole, label: string) => (roleOf(label) === null ? whole : plainWords(label).toLowerCase()));
  const inRoles = (part: string): string =>
    part.replace(PLACEHOLDER, (whole, label: string) => {
      const role = roleOf(label);
      return role === null ? whole : `{${role}}`;
    });
  const colon = text.indexOf(': ');
  const short = colon > 0 ? text.slice(0, colon) : firstSentence(text);
  const long = colon > 0 ? text.slice(colon + 2) : text;
  return {
    title: capital(withoutRepeats(inWords(short)).replace(/\.$/, '')),
    reason: capital(inRoles(short).replace(/\.$/, '')) + '.',
    how: capital(inWords(long)),
  };
}

const firstSentence = (text: string): string => /^[^]*?[.](?=\s|$)/.exec(text)?.[0] ?? text;

/** `Data _Data_ leaks` would read 'Data data leaks' once the role is a word. */
const withoutRepeats = (text: string): string => text.replace(/\b(\w+) \1\b/gi, '$1');
