const pack = (text: string): string => `pack: own-things\nversion: 1.0.0\ntitle: Own things\n${text}`;
const words = ['frequencyReason', 'reason', 'how', 'does', 'noticed', 'stopped', 'notToConfuse']
  .map((field) => `    ${field}: Own.\n`)
  .join('');

/** Packs that have to be refused, with what is said about each of them. */
export const BAD_PACKS: readonly { readonly what: string; readonly text: string; readonly says: RegExp }[] = [
  {
    what: 'a class that does not exist',
    text: pack('classes:\n  - { id: Thing, label: Thing, parents: [NoSuchClass], description: Own. }\n'),
    says: /NoSuchClass; expected a class/,
  },
  {
    what: 'classes that are their own ancestors',
    text: pack(
      'classes:\n  - { id: One, label: One, parents: [Two], description: Own. }\n  - { id: Two, label: Two, parents: [One], description: Own. }\n',
    ),
    says: /expected parents that do not lead back to the entry/,
  },
  {
    what: 'ten thousand threats',
    text: pack(
      `threats:\n${Array.from({ length: 10_000 }, (_, i) => `  - { id: T-OWN-${String(i).padStart(4, '0')}, title: T${String(i)} }`).join('\n')}\n`,
    ),
    says: /10000 threats; expected at most/,
  },
  {
    what: 'a pattern that matches everything',
    text: pack(
      `threats:\n  - id: T-OWN-01\n    title: Everything fails\n    kinds: [cyber]\n    pattern: { key: { thing: Asset } }\n    causes: [agent fault]\n    effects: [C-Unavailable @ thing]\n    frequency: low\n    sources: [own]\n${words}`,
    ),
    says: /Asset without any link; expected a narrower class/,
  },
];
