import { type EntryRef, entryKey } from '../../../shared/knowledge/browse/entry-ref.ts';
import { EntryLink } from './EntryLink.tsx';

/** Links side by side: for a few that need no explanation. */
export function EntryChips({ entries }: { readonly entries: readonly EntryRef[] }) {
  return (
    <ul className="know-chips">
      {entries.map((entry) => (
        <li key={entryKey(entry)}>
          <EntryLink to={entry} />
        </li>
      ))}
    </ul>
  );
}
