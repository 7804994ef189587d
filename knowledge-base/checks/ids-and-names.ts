import type { Check } from './check.ts';
import type { Located } from '../../shared/knowledge/hospital/source-file.ts';

/** Names that people read must tell entries apart. */
export const idsAndNames: Check = {
  id: 'ids-and-names',
  demand: 'No two entries of a kind share a name, and names are short.',
  run({ sources }, problems) {
    const unique = <T>(entries: readonly Located<T>[], field: string, nameOf: (value: T) => string, longest: number): void => {
      const seen = new Map<string, string>();
      for (const entry of entries) {
        const name = nameOf(entry.value);
        const first = seen.get(name.toLowerCase());
        if (first !== undefined) problems.error('duplicate-name', entry, [field], name, `a name of its own (${first} has it)`, 'Say what makes the two differ.');
        else seen.set(name.toLowerCase(), entry.entry);
        if (name.length > longest) problems.error('long-name', entry, [field], `${name.length} characters`, `at most ${longest}`, 'Shorten it: lists and diagrams show it.');
        if (/^[a-z]/.test(name) && field === 'title') problems.error('name-style', entry, [field], name, 'a capital letter first', 'Begin with a capital letter.');
        if (/[.!]$/.test(name)) problems.error('name-style', entry, [field], name, 'no full stop or exclamation mark', 'Take the last character away.');
      }
    };
    unique(sources.classes, 'label', (value) => value.label, 40);
    unique(sources.attributes, 'label', (value) => value.label, 40);
    unique(sources.consequences, 'label', (value) => value.label, 48);
    unique(sources.agents, 'label', (value) => value.label, 40);
    unique(sources.threats, 'title', (value) => value.title, 90);
    unique(sources.controls, 'title', (value) => value.title, 70);
    unique(sources.strategies, 'title', (value) => value.title, 70);
  },
};
