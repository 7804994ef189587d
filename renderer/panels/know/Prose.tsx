import type { EntryKind } from '../../../shared/knowledge/browse/entry-ref.ts';
import { EntryLink } from './EntryLink.tsx';

const CODE = /\b(T-[A-Z]{3}-\d\d|K-[A-Z][A-Za-z0-9]*|C-[A-Z][A-Za-z0-9]*|S-\d+[a-z]?)\b/;
const kinds: Readonly<Record<string, EntryKind>> = { T: 'threat', K: 'control', C: 'consequence', S: 'strategy' };

/** A text of the knowledge base; codes in it lead to their pages and tell their titles. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <p className="know-prose">
      {text.split(CODE).map((part, i) => {
        const kind = i % 2 === 1 ? kinds[part.charAt(0)] : undefined;
        // The parts of one text never change places.
        return kind === undefined ? part : <EntryLink key={`${String(i)}|${part}`} to={{ kind, id: part }} />;
      })}
    </p>
  );
}
